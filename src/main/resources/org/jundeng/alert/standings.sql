-- SPDX-License-Identifier: Apache-2.0
-- The open episodes, what each saw last, and what stands in the warehouse in the place of that figure now.
select e.episode_id, e.rule_id, e.region_id, e.level, n.last_night,
       v.time_period, v.freq, v.obs_value,
       case when o.series_id is null then 'GONE' when o.obs_value is null then 'MARKED_MISSING' else 'THERE' end as trace
from episode e
join lateral (
    select max(t.business_date) as last_night
    from episode_event t
    where t.episode_id = e.episode_id and t.event <> 'acknowledged'
) n on true
join lateral (
    select t.time_period, t.freq, t.obs_value
    from episode_event t
    where t.episode_id = e.episode_id and t.time_period is not null
    order by t.event_id desc
    limit 1
) v on true
left join series s
    on s.indicator = e.indicator and s.region_id = e.region_id and s.freq = v.freq and s.dimensions = e.dimensions
left join figure o on o.series_id = s.series_id and o.time_period = v.time_period
where e.state = 'open' and e.dimensions = '{}'
order by e.episode_id
