-- SPDX-License-Identifier: Apache-2.0
-- Opens, changes and closes episodes and writes one event for each change, set by set.
-- Parameters: the changes as a JSON array; the night; the run; when it is recorded.
with given as materialized (
    select *
    from jsonb_to_recordset(?::jsonb) as g(
        position int, episode_id bigint, rule_id text, target_id text, indicator text, region_id text, event text,
        level text, reason text, time_period date, freq char(1), obs_value numeric, bound numeric,
        delivery_id bigint, row_no bigint, rule_hash char(64))
), night as materialized (
    select ?::date as business_date, ?::bigint as run_id, ?::timestamptz as recorded_at
), opened as (
    insert into episode (rule_id, target_id, indicator, region_id, state, level, opened_on)
    select rule_id, target_id, indicator, region_id, 'open', level, business_date
    from given, night
    where episode_id is null
    order by position
    on conflict (rule_id, region_id, feed, dimensions) where state <> 'closed' do nothing
    returning episode_id, rule_id, region_id
), changed as (
    update episode e
    set level = g.level,
        state = case g.event when 'closed' then 'closed' else e.state end,
        closed_on = case g.event when 'closed' then business_date end,
        closed_reason = case g.event when 'closed' then g.reason end
    from given g, night
    where e.episode_id = g.episode_id and e.state <> 'closed'
    returning e.episode_id, e.rule_id, e.region_id
), touched as (
    select * from opened
    union all
    select * from changed
), events as (
    insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level, reason, time_period, freq,
                               obs_value, bound, delivery_id, row_no, rule_hash)
    select t.episode_id, run_id, business_date, recorded_at, event, level, reason, time_period, freq,
           obs_value, bound, delivery_id, row_no, rule_hash
    from given g join touched t using (rule_id, region_id), night
    order by g.position
    returning event_id, episode_id
)
select events.event_id, events.episode_id, touched.rule_id, touched.region_id
from events join touched using (episode_id)
order by events.event_id
