-- SPDX-License-Identifier: Apache-2.0
-- Which deliveries lay in a bureau's folder together: the arrival of the first of them, or the night that took them. Where
-- two of them contradict each other, the one that was taken last stands, and its steward is told. Null where a delivery
-- came from no folder.
alter table delivery add column round text;
