-- SPDX-License-Identifier: Apache-2.0
-- Figures that nobody delivered, because they follow from others: roll-ups, rates, year totals, equality.

create table derived (
    series_id     bigint  not null,
    time_period   date    not null,
    obs_value     numeric not null,
    method        text    not null,        -- the step that made it: sum-of-districts, ratio, ...
    delivery_id   bigint  not null,        -- the last ledger line among those of its inputs
    input_series  bigint[] not null,       -- the figures it was made of, in a fixed order
    input_periods date[]   not null,
    absent        text[]   not null default '{}',  -- regions without a figure, borne by the coverage guard
    primary key (series_id, time_period)
) with (fillfactor = 90);

-- How far derivation has come: the formulas it was done with, and the last ledger line it has seen.
create table derivation (
    only_one  boolean primary key default true check (only_one),
    formulas  char(64) not null,
    last_line bigint not null
);

-- What is known of a series in a period: what was reported, else what follows from other figures.
create view figure as
select o.series_id, o.time_period, o.obs_value, o.obs_status, o.delivery_id, o.row_no, o.column_no,
       null::text as method
from observation o
where o.obs_value is not null
   or not exists (select from derived d where d.series_id = o.series_id and d.time_period = o.time_period)
union all
select d.series_id, d.time_period, d.obs_value, 'A', d.delivery_id, 0, 0, d.method
from derived d
where not exists (
    select from observation o
    where o.series_id = d.series_id and o.time_period = d.time_period and o.obs_value is not null);

alter table assessment
    add column method   text,              -- of a derived figure: how it was made
    add column progress numeric,           -- the share of the way from the baseline; null where there is no way
    add column elapsed  numeric,           -- the share of the time at the end of the figure's period
    add column lag      numeric;           -- points that progress is behind time; below zero: ahead
