-- SPDX-License-Identifier: Apache-2.0
-- The rest of episodes.sql and of episode-page.sql: what is told of each of the chosen episodes "c", as of c.day, null
-- for now: the figure of its latest event that has one, and what was said of it last.
select c.*, v.name_zh as region, v.code, l.time_period, l.freq, l.obs_value, l.bound,
       coalesce(l.measure, l.obs_value) as measure,
       (select x.note from episode_event x
        where x.episode_id = c.episode_id and x.event = 'acknowledged' and (c.day is null or x.business_date <= c.day)
        order by x.event_id desc limit 1) as note,
       (select x.business_date from episode_event x
        where x.episode_id = c.episode_id and x.event in ('opened', 'reopened')
          and (c.day is null or x.business_date <= c.day)
        order by x.event_id desc limit 1) as open_since
from chosen c
left join lateral (
  select * from episode_event x
  where x.episode_id = c.episode_id and coalesce(x.measure, x.obs_value) is not null
    and (c.day is null or x.business_date <= c.day)
  order by x.event_id desc limit 1) l on true
left join lateral (
  select name_zh, code from region_validity r where r.region_id = c.region_id
    and r.valid_from <= coalesce(l.time_period, c.opened_on, c.pending_since)
  order by r.valid_from desc limit 1) v on true
