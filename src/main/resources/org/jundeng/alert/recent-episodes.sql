-- SPDX-License-Identifier: Apache-2.0
-- The pending and open episodes; for a place that has neither, its last episode that was open, where it closed on or
-- after a day, or where the figure that ended it is another one now. Each with its last measure and with what the
-- warehouse holds now for the series and period of that figure. Parameter: the day.
with latest as materialized (
    select distinct on (rule_id, region_id, feed) *
    from episode
    where dimensions = '{}' and (state <> 'closed' or opened_on is not null)
    order by rule_id, region_id, feed, (state = 'closed'), episode_id desc
)
select e.episode_id, e.rule_id, e.region_id, e.feed, e.state, e.level, n.last_night,
       v.time_period, v.freq, v.measure, v.obs_value, v.detail,
       case when v.time_period is null or there.yes then 'THERE'
            when there.yes is null then 'GONE'
            else 'MARKED_MISSING' end as trace
from latest e
join lateral (
    select max(t.business_date) as last_night
    from episode_event t
    where t.episode_id = e.episode_id and t.event not in ('acknowledged', 'handed')
) n on true
left join lateral (
    select t.time_period, t.freq, coalesce(t.measure, t.obs_value) as measure, t.obs_value, t.detail,
           t.delivery_id, t.row_no,
           coalesce(t.series_id, (
               select s.series_id
               from series s
               where s.indicator = e.indicator and s.region_id = e.region_id and s.freq = t.freq
                 and s.dimensions = e.dimensions)) as series_id
    from episode_event t
    where t.episode_id = e.episode_id and coalesce(t.measure, t.obs_value) is not null
    order by t.event_id desc
    limit 1
) v on true
left join lateral (
    select bool_or(f.there) as yes
    from (select o.obs_value is not null as there
          from observation o
          where o.series_id = v.series_id and o.time_period = v.time_period
          union all
          select true from derived d where d.series_id = v.series_id and d.time_period = v.time_period
          offset 0) f
) there on true
where e.state <> 'closed'
   or e.closed_on >= ?::date
   or exists (select from revision r
              where r.series_id = v.series_id and r.time_period = v.time_period and r.replaced_by > v.delivery_id)
   or exists (select from derived d
              where d.series_id = v.series_id and d.time_period = v.time_period and v.row_no = 0
                and d.obs_value <> v.obs_value
                and v.detail #>> '{facts,so_far}' is null)
order by e.episode_id
