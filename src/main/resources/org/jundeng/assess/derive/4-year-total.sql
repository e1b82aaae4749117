-- SPDX-License-Identifier: Apache-2.0
-- The annual figure of an indicator that adds up over time: the sum of its months, quarters or halves, if all of them
-- have a figure; else the last figure of the year to date, which says the whole year even where a period between cannot
-- be told.
insert into candidate
with affected as (
    select f.indicator, t.region_id, date_trunc('year', t.time_period)::date as year
    from formula f join touched t on t.indicator = f.indicator and t.freq in ('A', 'S', 'Q', 'M')
    where f.method = :method
    union
    select f.indicator, t.region_id, date_trunc('year', t.time_period)::date
    from formula f join touched t on t.indicator = f.part and t.freq in ('S', 'Q', 'M')
    where f.method = 'year-from-year-to-date'
),
sums as (
    select a.indicator, a.region_id, a.year, :method as method, l.parts,
           case when count(k.obs_value) = l.parts then sum(k.obs_value) end as obs_value,
           max(k.delivery_id) as delivery_id,
           array_agg(k.series_id order by p.time_period) as input_series,
           array_agg(p.time_period order by p.time_period) as input_periods,
           distinct_names(string_agg(array_to_string(k.absent, ' '), ' ')) as absent
    from affected a
    cross join (values ('M', 12), ('Q', 4), ('S', 2)) as l(freq, parts)
    cross join lateral (
        select (a.year + n * period_length(l.freq))::date as time_period
        from generate_series(0, l.parts - 1) n) p
    left join lateral known_figure(a.indicator, a.region_id, l.freq, p.time_period, :step) k on true
    where exists (select from formula f where f.indicator = a.indicator and f.method = :method)
    group by a.indicator, a.region_id, a.year, l.parts
    union all
    select a.indicator, a.region_id, a.year, f.method, -l.months, k.obs_value, k.delivery_id,
           array[k.series_id], array[p.time_period], coalesce(k.absent, '{}')
    from affected a
    join formula f on f.indicator = a.indicator and f.method = 'year-from-year-to-date'
    cross join (values ('M', 1), ('Q', 3), ('S', 6)) as l(freq, months)
    cross join lateral (select (a.year + interval '12 months' - l.months * interval '1 month')::date as time_period) p
    left join lateral known_figure(f.part, a.region_id, l.freq, p.time_period, :step) k on true
)
select distinct on (indicator, region_id, year) indicator, region_id, 'A', year, obs_value, method, delivery_id,
       input_series, input_periods, absent
from sums
order by indicator, region_id, year, (obs_value is null), parts desc
