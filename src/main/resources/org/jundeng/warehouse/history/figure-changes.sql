-- SPDX-License-Identifier: Apache-2.0
-- What figures are after one ledger line that were not so after an earlier one: of the keys that changed-keys.sql picked,
-- in their order. A figure counts with the last line that changed it, so it comes once.
with asked as materialized (
  select ?::bigint as known, ?::bigint as up_to, ?::date as first, ?::date as last
), picked as materialized (
  select p.* from unnest(?::bigint[], ?::bigint[], ?::date[]) as p (line, series_id, time_period)
), place as materialized (
  -- Of each series once: the spans are a view that is worked out anew for each row that asks for it.
  select s.series_id, s.freq, s.indicator, s.region_id, s.dimensions, i.unit_measure, c.code,
         coalesce(c.first, '-infinity') as first, coalesce(c.until, 'infinity') as until
  from (select distinct series_id from picked) p
  join series s on s.series_id = p.series_id
  left join indicator i on i.indicator = s.indicator
  left join region_span c on c.region_id = s.region_id and c.freq = s.freq
), placed as materialized (
  select t.line, t.time_period, s.*
  from picked t
  join place s on s.series_id = t.series_id and t.time_period >= s.first and t.time_period < s.until
  cross join lateral (select s.code) c
  where {series})
select s.freq, s.indicator, s.code, s.time_period,
       case when v.stands then n.obs_value end as obs_value,
       case when v.stands then n.obs_status end as obs_status,
       s.unit_measure,
       case when v.stands then n.delivery_id else b.delivery_id end as delivery_id,
       s.dimensions::text as dimensions, s.region_id, null::text as method,
       case when v.stands then n.bureau else b.bureau end as bureau,
       case when v.stands then n.feed else b.feed end as feed,
       not v.stands as is_gone, s.line as changed_by, s.series_id
from placed s
cross join asked a
-- As it stands at the later point: the present value, or one that a still later line replaced.
left join lateral (
  select k.*, l.bureau, l.feed
  from (select o.obs_value, o.obs_status, o.delivery_id
        from observation o
        where o.series_id = s.series_id and o.time_period = s.time_period
          and greatest(o.delivery_id, coalesce((
                select max(r.replaced_by) from revision r
                where r.series_id = o.series_id and r.time_period = o.time_period), 0)) <= a.up_to
        union all
        select r.obs_value, r.obs_status, r.delivery_id
        from revision r
        where r.series_id = s.series_id and r.time_period = s.time_period
          and r.known_since <= a.up_to and r.replaced_by > a.up_to) k
  cross join lateral (select d.bureau, d.feed from delivery d where d.delivery_id = k.delivery_id offset 0) l) n on true
-- As the asker knows it: whatever changed since was replaced.
left join lateral (
  select r.delivery_id, l.bureau, l.feed
  from revision r
  join delivery l on l.delivery_id = r.delivery_id
  where r.series_id = s.series_id and r.time_period = s.time_period
    and r.known_since <= a.known and r.replaced_by > a.known) b on true
cross join lateral (select n.delivery_id is not null and {now} as stands) v
where (v.stands or b.delivery_id is not null and {before})
  and (a.first is null or s.time_period >= a.first)
  and (a.last is null or (s.time_period + period_length(s.freq))::date - 1 <= a.last)
  and s.line = greatest(
        (select max(o.delivery_id) from observation o
         where o.series_id = s.series_id and o.time_period = s.time_period and o.delivery_id <= a.up_to),
        (select max(greatest(r.known_since, case when r.replaced_by <= a.up_to then r.replaced_by end))
         from revision r
         where r.series_id = s.series_id and r.time_period = s.time_period and r.known_since <= a.up_to))
order by s.line, s.series_id, s.time_period
