-- SPDX-License-Identifier: Apache-2.0
-- Of which series and periods the reported figure differs from what its parts come to. Kept with the derived figures:
-- to compare them all each night took longer the more was stored.
create table disagreement (
    series_id   bigint not null,
    time_period date   not null,
    primary key (series_id, time_period)
);
