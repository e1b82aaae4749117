-- SPDX-License-Identifier: Apache-2.0
-- The annual figure of an indicator that adds up over time: the sum of its months, quarters or halves, if all of them
-- have a figure.
insert into candidate
with affected as (
    select distinct f.indicator, t.region_id, date_trunc('year', t.time_period)::date as year
    from formula f join touched t on t.indicator = f.indicator and t.freq in ('A', 'S', 'Q', 'M')
    where f.method = :method
),
sums as (
    select a.indicator, a.region_id, a.year, l.parts,
           case when count(k.obs_value) = l.parts then sum(k.obs_value) end as obs_value,
           max(k.delivery_id) as delivery_id,
           array_agg(k.series_id order by p.time_period) as input_series,
           array_agg(p.time_period order by p.time_period) as input_periods
    from affected a
    cross join (values ('M', 12), ('Q', 4), ('S', 2)) as l(freq, parts)
    cross join lateral (
        select (a.year + n * period_length(l.freq))::date as time_period
        from generate_series(0, l.parts - 1) n) p
    left join lateral known_figure(a.indicator, a.region_id, l.freq, p.time_period, :step) k on true
    group by a.indicator, a.region_id, a.year, l.parts
)
select distinct on (indicator, region_id, year) indicator, region_id, 'A', year, obs_value, :method, delivery_id,
       input_series, input_periods, '{}'::text[]
from sums
order by indicator, region_id, year, (obs_value is null), parts desc
