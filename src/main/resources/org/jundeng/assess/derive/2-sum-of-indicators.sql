-- SPDX-License-Identifier: Apache-2.0
-- The sum of other indicators; all of them must have a figure.
insert into candidate
with affected as (
    select distinct f.indicator, t.region_id, t.freq, t.time_period
    from formula f join touched t on t.indicator in (f.part, f.indicator)
    where f.method = :method
)
select a.indicator, a.region_id, a.freq, a.time_period,
       case when count(k.obs_value) = count(*) then sum(k.obs_value) end, :method, max(k.delivery_id),
       array_agg(k.series_id order by f.part_no), array_agg(a.time_period order by f.part_no), '{}'
from affected a
join formula f on f.indicator = a.indicator and f.method = :method
left join lateral known_figure(f.part, a.region_id, a.freq, a.time_period, :step) k on true
group by a.indicator, a.region_id, a.freq, a.time_period
