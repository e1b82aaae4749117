-- SPDX-License-Identifier: Apache-2.0
-- 当期 from 累计: the figure of a period is the year to date minus the year to date of the period before. formula.part is
-- the year to date.
insert into candidate
with affected as (
    select f.indicator, f.part, f.minimum, f.method, t.region_id, t.freq, p.time_period
    from formula f
    join touched t on t.indicator = f.part and t.freq in ('S', 'Q', 'M')
    cross join lateral (
        values (t.time_period), ((t.time_period + period_length(t.freq))::date)) as p(time_period)
    where f.method = :method and date_trunc('year', p.time_period) = date_trunc('year', t.time_period)
    union
    select f.indicator, f.part, f.minimum, f.method, t.region_id, t.freq, t.time_period
    from formula f
    join touched t on t.indicator = f.indicator and t.freq in ('S', 'Q', 'M')
    where f.method = :method
)
select a.indicator, a.region_id, a.freq, a.time_period,
       case when v.obs_value >= coalesce(a.minimum, v.obs_value) then v.obs_value end,
       a.method, greatest(n.delivery_id, b.delivery_id),
       case when b.series_id is null then array[n.series_id] else array[n.series_id, b.series_id] end,
       case when b.series_id is null then array[a.time_period] else array[a.time_period, e.time_period] end, '{}'
from affected a
cross join lateral (select (a.time_period - period_length(a.freq))::date as time_period) e
left join lateral known_figure(a.part, a.region_id, a.freq, a.time_period, :step) n on true
left join lateral known_figure(a.part, a.region_id, a.freq, e.time_period, :step) b
       on extract(month from a.time_period) > 1
cross join lateral (
    select case when extract(month from a.time_period) = 1 then n.obs_value else n.obs_value - b.obs_value end
           as obs_value) v
