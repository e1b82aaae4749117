-- SPDX-License-Identifier: Apache-2.0
-- What an evaluation saw, until its transaction ends.
create temporary table if not exists looked (
    target_id text, region_id text, state text, series_id bigint, time_period date, freq char(1), obs_value numeric,
    bound numeric, delivery_id bigint, row_no bigint, reason_zh text, reason_en text, method text, progress numeric,
    elapsed numeric, lag numeric, target_hash char(64), kept boolean not null default false,
    primary key (target_id, region_id)
) on commit drop;
create temporary table if not exists looked_on (
    night date not null, run_id bigint not null, complete boolean not null, next date
) on commit drop;
create temporary table if not exists displaced (like standing) on commit drop;
truncate looked, looked_on, displaced;
