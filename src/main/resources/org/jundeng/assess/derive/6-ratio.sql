-- SPDX-License-Identifier: Apache-2.0
-- The numerator divided by the denominator in one region; part_no 1 is the numerator, 2 the denominator. Of a city or a
-- group both must be over all districts: where they are not, the step for districts takes those that have both, if the
-- rate's own coverage allows the others to be absent.
insert into candidate
with affected as (
    select distinct n.indicator, n.part as numerator, d.part as denominator, n.per, t.region_id, t.freq, t.time_period
    from formula n
    join formula d on d.indicator = n.indicator and d.method = :method and d.part_no = 2
    join touched t on t.indicator in (n.part, d.part, n.indicator)
    where n.method = :method and n.part_no = 1
)
select a.indicator, a.region_id, a.freq, a.time_period,
       case when d.obs_value > 0 and n.absent = '{}' and d.absent = '{}' then trim_scale(round(a.per * n.obs_value / d.obs_value, 12)) end, :method,
       greatest(n.delivery_id, d.delivery_id), array[n.series_id, d.series_id],
       array[a.time_period, a.time_period], coalesce(n.absent, '{}')
from affected a
left join lateral known_figure(a.numerator, a.region_id, a.freq, a.time_period, :step) n on true
left join lateral known_figure(a.denominator, a.region_id, a.freq, a.time_period, :step) d on true
