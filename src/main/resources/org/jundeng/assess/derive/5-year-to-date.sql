-- SPDX-License-Identifier: Apache-2.0
-- 累计 from 当期: the sum of the year's periods so far, if all of them have a figure. formula.part is the figure of a
-- period.
insert into candidate
with affected as (
    select f.indicator, f.part, t.region_id, t.freq, p.time_period::date as time_period
    from formula f
    join touched t on t.indicator = f.part and t.freq in ('S', 'Q', 'M')
    cross join lateral generate_series(
        t.time_period::timestamp, date_trunc('year', t.time_period) + interval '11 months', period_length(t.freq)
    ) as p(time_period)
    where f.method = :method
    union
    select f.indicator, f.part, t.region_id, t.freq, t.time_period
    from formula f
    join touched t on t.indicator = f.indicator and t.freq in ('S', 'Q', 'M')
    where f.method = :method
)
select a.indicator, a.region_id, a.freq, a.time_period,
       case when count(k.obs_value) = count(*) then sum(k.obs_value) end, :method, max(k.delivery_id),
       array_agg(k.series_id order by p.time_period), array_agg(p.time_period::date order by p.time_period),
       distinct_names(string_agg(array_to_string(k.absent, ' '), ' '))
from affected a
cross join lateral generate_series(
    date_trunc('year', a.time_period::timestamp), a.time_period::timestamp, period_length(a.freq)) as p(time_period)
left join lateral known_figure(a.part, a.region_id, a.freq, p.time_period::date, :step) k on true
group by a.indicator, a.region_id, a.freq, a.time_period
