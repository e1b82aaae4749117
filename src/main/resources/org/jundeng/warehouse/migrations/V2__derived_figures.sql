-- SPDX-License-Identifier: Apache-2.0
-- Figures that nobody delivered, because they follow from others: roll-ups, rates, year totals, equality.

create table derived (
    series_id     bigint  not null,
    time_period   date    not null,
    obs_value     numeric not null,
    method        text    not null,        -- sum-of-districts, ratio, ...
    step          int     not null,        -- the method's place in the order of derivation
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

-- The length of a period of a frequency.
create function period_length(freq text) returns interval
    language sql immutable parallel safe as $$
select case freq when 'A' then interval '1 year' when 'S' then interval '6 months' when 'Q' then interval '3 months'
       when 'M' then interval '1 month' else interval '1 day' end
$$;

-- The last day of the period that begins on a day.
create function last_day(freq text, first_day date) returns date
    language sql immutable parallel safe as $$
select (first_day + period_length(freq))::date - 1
$$;

-- The figure that a step of derivation sees: what was reported, else what an earlier step made.
create function known_figure(of_indicator text, in_region text, of_freq text, at_period date, before_step int)
    returns table (series_id bigint, obs_value numeric, delivery_id bigint)
    language sql stable as $$
select s.series_id, coalesce(o.obs_value, d.obs_value),
       case when o.obs_value is null then d.delivery_id else o.delivery_id end
from series s
left join observation o on o.series_id = s.series_id and o.time_period = at_period
left join derived d on d.series_id = s.series_id and d.time_period = at_period and d.step < before_step
where s.indicator = of_indicator and s.region_id = in_region and s.freq = of_freq and s.dimensions = '{}'
  and coalesce(o.obs_value, d.obs_value) is not null
$$;

alter table assessment
    add column method   text,              -- of a derived figure: how it was made
    add column progress numeric,           -- the share of the way from the baseline; null where there is no way
    add column elapsed  numeric,           -- the share of the time at the end of the figure's period
    add column lag      numeric;           -- points that progress is behind time; below zero: ahead
