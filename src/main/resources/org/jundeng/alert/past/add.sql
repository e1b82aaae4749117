-- SPDX-License-Identifier: Apache-2.0
-- Records breaches that are over, each once: not those that stand already, nor those of periods that an episode has seen
-- crossing. A breach is history if its figure came with a declared import of history, or if its period ended before the
-- first night of its feed. Parameters: the breaches as a JSON array; the run; the night; the time of
-- recording; whether all are history, because nothing was evaluated before.
with given as materialized (
    select *
    from jsonb_to_recordset(?::jsonb) as g(
        position int, key text, rule_id text, region_id text, indicator text, freq char(1), time_period date,
        over_from date, level text, measure numeric, bound numeric, obs_value numeric, before numeric, series_id bigint,
        delivery_id bigint, row_no bigint, detail jsonb, rule_hash char(64))
), night as materialized (
    select ?::bigint as run_id, ?::date as business_date, ?::timestamptz as recorded_at, ?::boolean as history
), lines as materialized (
    select d.delivery_id, coalesce(d.feed, c.feed) as feed, d.history or coalesce(c.history, false) as history
    from delivery d
    left join delivery c on c.delivery_id = d.concerns
    where d.delivery_id in (select delivery_id from given)
), begun as materialized (
    select feed, min(business_date) as first_night
    from delivery
    where feed in (select feed from lines) and outcome in ('taken', 'taken-in-part') and not history
    group by feed
)
insert into past_breach (item, rule_id, region_id, indicator, freq, time_period, over_from, level, measure, bound,
                         obs_value, before, series_id, delivery_id, row_no, detail, rule_hash, counted_as, run_id,
                         business_date, recorded_at)
select g.key || coalesce(':' || nullif(o.earlier, 0)::text, ''), g.rule_id, g.region_id, g.indicator, g.freq,
       g.time_period, g.over_from, g.level, g.measure, g.bound, g.obs_value, g.before, g.series_id, g.delivery_id,
       g.row_no, g.detail, g.rule_hash,
       case when g.before is not null or not n.history and not l.history and last_day(g.freq, g.time_period) >= b.first_night
            then 'told' else 'history' end,
       n.run_id, n.business_date, n.recorded_at
from given g
cross join night n
join lines l using (delivery_id)
left join begun b using (feed)
cross join lateral (
    select count(*) as earlier
    from past_breach p
    where p.rule_id = g.rule_id and p.region_id = g.region_id and p.freq = g.freq and p.time_period = g.time_period) o
where g.before is not null or not exists (
    select from episode e join episode_event v using (episode_id)
    where e.rule_id = g.rule_id and e.region_id = g.region_id and e.feed = ''
      and v.freq = g.freq and v.time_period = g.time_period
      and v.event in ('pending', 'opened', 'reopened', 'raised', 'lowered', 'continued')
      and v.reason <> 'within-margin')
order by g.position
on conflict (rule_id, region_id, freq, time_period) where ended_on is null do nothing
returning counted_as
