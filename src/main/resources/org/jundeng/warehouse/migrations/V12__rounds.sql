-- SPDX-License-Identifier: Apache-2.0
-- Which deliveries lay in a bureau's folder together: the arrival of the first of them. Where two of them contradict each
-- other, the one that was taken last stands, and its steward is told. Null where a delivery lay there alone.
alter table delivery add column round text;
