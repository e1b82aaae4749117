-- SPDX-License-Identifier: Apache-2.0
-- Opens, changes and closes episodes and writes one event for each change, set by set. Parameters: the changes as a
-- JSON array; the business date; the run; the time of recording.
with given as materialized (
    select *
    from jsonb_to_recordset(?::jsonb) as g(
        position int, episode_id bigint, rule_id text, target_id text, indicator text, region_id text, feed text,
        event text, level text, reason text, series_id bigint, time_period date, freq char(1), obs_value numeric,
        measure numeric, bound numeric, delivery_id bigint, row_no bigint, rule_hash char(64), detail jsonb)
), night as materialized (
    select ?::date as business_date, ?::bigint as run_id, ?::timestamptz as recorded_at
), begun as (
    insert into episode (rule_id, target_id, indicator, region_id, feed, state, level, opened_on, pending_since)
    select rule_id, target_id, indicator, region_id, feed,
           case event when 'pending' then 'pending' else 'open' end, level,
           case event when 'pending' then null else business_date end,
           case event when 'pending' then business_date end
    from given, night
    where episode_id is null
    order by position
    on conflict (rule_id, region_id, feed, dimensions) where state <> 'closed' do nothing
    returning episode_id, rule_id, region_id, feed
), changed as (
    update episode e
    set level = g.level,
        state = case when g.event in ('closed', 'lapsed') then 'closed' else 'open' end,
        opened_on = case g.event when 'opened' then business_date else e.opened_on end,
        closed_on = case when g.event in ('closed', 'lapsed') then business_date end,
        closed_reason = case when g.event in ('closed', 'lapsed') then g.reason end
    from given g, night
    where e.episode_id = g.episode_id and (e.state <> 'closed' or g.event = 'reopened')
    returning e.episode_id, e.rule_id, e.region_id, e.feed
), touched as (
    select * from begun
    union all
    select * from changed
), events as (
    insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level, reason, series_id,
                               time_period, freq, obs_value, measure, bound, delivery_id, row_no, rule_hash, detail)
    select t.episode_id, run_id, business_date, recorded_at, event, level, reason, series_id,
           time_period, freq, obs_value, measure, bound, delivery_id, row_no, rule_hash, coalesce(detail, '{}')
    from given g join touched t using (rule_id, region_id, feed), night
    order by g.position
    returning event_id, episode_id
)
select events.event_id, events.episode_id, touched.rule_id, touched.region_id, touched.feed
from events join touched using (episode_id)
order by events.event_id
