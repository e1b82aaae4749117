-- SPDX-License-Identifier: Apache-2.0
-- Whoever took a delivery back stands in the ledger beside the reason.

alter table delivery add column author text;              -- a person's id or an operating system user; else null
