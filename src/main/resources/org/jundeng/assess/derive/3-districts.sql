-- SPDX-License-Identifier: Apache-2.0
-- Roll-up: the sum or, where the plan says 平均, the mean of the promised regions that existed at the end of the period;
-- only where enough of them have a figure.
insert into candidate
with affected as (
    select f.indicator, f.method, f.parent, f.territory, f.share, t.freq, t.time_period, t.last_day
    from formula f
    join touched t on t.indicator = f.indicator
    join territory m on m.territory = f.territory and m.member = t.region_id
                    and m.valid_from <= t.last_day and (m.valid_to is null or m.valid_to > t.last_day)
    where f.method in ('sum-of-districts', 'mean-of-districts')
    union
    select f.indicator, f.method, f.parent, f.territory, f.share, t.freq, t.time_period, t.last_day
    from formula f
    join touched t on t.indicator = f.indicator and t.region_id = f.parent
    where f.method in ('sum-of-districts', 'mean-of-districts')
)
select a.indicator, a.parent, a.freq, a.time_period,
       case when count(k.obs_value) > 0 and count(k.obs_value) >= a.share * count(*)
            then case a.method when 'sum-of-districts' then sum(k.obs_value)
                      else round(avg(k.obs_value), 12) end end,
       a.method, max(k.delivery_id),
       array_agg(k.series_id order by m.member) filter (where k.series_id is not null),
       array_agg(a.time_period order by m.member) filter (where k.series_id is not null),
       coalesce(array_agg(m.member order by m.member) filter (where k.series_id is null), '{}')
from affected a
join territory m on m.territory = a.territory
                and m.valid_from <= a.last_day and (m.valid_to is null or m.valid_to > a.last_day)
left join lateral known_figure(a.indicator, m.member, a.freq, a.time_period, :step) k on true
group by a.indicator, a.method, a.parent, a.share, a.freq, a.time_period
