-- SPDX-License-Identifier: Apache-2.0
-- As with observations: the loader writes the line within the same transaction, and a check a row cost a fifth of
-- what a correction costs.
alter table revision drop constraint revision_replaced_by_fkey;
