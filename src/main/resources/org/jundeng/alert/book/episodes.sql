-- SPDX-License-Identifier: Apache-2.0
-- Episodes as they stand or, where a day is given, as they stood at the end of that night, each with the figure of its
-- latest event that has one, and how many there are. Open ones come before pending ones before closed ones; where levels
-- are given, the gravest first. Parameters: the episode, target, region, rule, state and level that are asked
-- for, each null for any; the day; the levels, the mildest first; how many to leave out, and the most to give.
with asked as materialized (
    select ?::bigint as episode_id, ?::text as target_id, ?::text as region_id,
           ?::text as rule_id, ?::text as state, ?::text as level, ?::date as day, ?::text[] as levels,
           ?::bigint as left_out, ?::bigint as most
), known as (
    select e.episode_id, e.rule_id, e.target_id, e.indicator, e.region_id, e.feed, e.pending_since,
           case when a.day is null then e.state
                when x.event in ('closed', 'lapsed') then 'closed'
                when x.event = 'pending' then 'pending'
                else 'open' end as state,
           case when a.day is null then e.level else x.level end as level,
           case when a.day is null or e.opened_on <= a.day then e.opened_on end as opened_on,
           case when a.day is null then e.closed_on
                when x.event in ('closed', 'lapsed') then x.business_date end as closed_on,
           case when a.day is null then e.closed_reason
                when x.event in ('closed', 'lapsed') then x.reason end as closed_reason,
           a.day
    from asked a
    cross join episode e
    left join lateral (
      select v.event, v.level, v.business_date, v.reason from episode_event v
      where a.day is not null and v.episode_id = e.episode_id and v.business_date <= a.day
        and v.event not in ('acknowledged', 'handed')
      order by v.event_id desc limit 1) x on true
    where (a.day is null or x.event is not null)
      and (a.episode_id is null or e.episode_id = a.episode_id)
      and (a.target_id is null or e.target_id = a.target_id)
      and (a.region_id is null or e.region_id = a.region_id)
      and (a.rule_id is null or e.rule_id = a.rule_id)
), chosen as (
    select k.*, count(*) over () as matching,
           row_number() over (
             order by array_position(array['open', 'pending', 'closed'], k.state),
                      array_position(a.levels, k.level) desc nulls last, k.opened_on desc, k.episode_id) as position
    from known k cross join asked a
    where (a.state is null or k.state = a.state) and (a.level is null or k.level = a.level)
)
{told}where c.position > (select left_out from asked) and c.position <= (select left_out + most from asked)
order by c.position
