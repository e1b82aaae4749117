-- SPDX-License-Identifier: Apache-2.0
-- What the rules had seen up to events, and the last change up to each of them. Parameters: the episodes whose last
-- events are meant; the events.
with asked as (
    select episode_id, max(event_id) as event_id from episode_event where episode_id = any(?) group by episode_id
    union
    select episode_id, event_id from episode_event where event_id = any(?)
)
select a.event_id as asked, e.episode_id, e.indicator, e.rule_id, e.region_id, e.feed, ch.event, ch.reason,
       ch.detail as change_detail, ch.business_date as changed_on, f.series_id, f.time_period, f.freq, f.obs_value,
       coalesce(f.measure, f.obs_value) as measure, f.bound, f.detail, f.delivery_id, f.row_no, line.source_name
from asked a
join episode e using (episode_id)
join lateral (
    select v.* from episode_event v
    where v.episode_id = a.episode_id and v.event_id <= a.event_id
      and v.event in ('opened', 'reopened', 'raised', 'lowered', 'closed', 'pending', 'lapsed')
    order by v.event_id desc limit 1) ch on true
left join lateral (
    select v.* from episode_event v
    where v.episode_id = a.episode_id and v.event_id <= a.event_id and coalesce(v.measure, v.obs_value) is not null
    order by v.event_id desc limit 1) f on true
left join delivery line on line.delivery_id = f.delivery_id
