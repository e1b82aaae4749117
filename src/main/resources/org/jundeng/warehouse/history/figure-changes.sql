-- SPDX-License-Identifier: Apache-2.0
-- What figures are after one ledger line that were not so after an earlier one: of the keys that changed-keys.sql picked,
-- in their order. A figure counts with the last line that changed it, so it comes once.
with asked as materialized (
  select ?::bigint as known, ?::bigint as up_to, ?::date as first, ?::date as last
), picked as materialized (
  select * from unnest(?::bigint[], ?::bigint[], ?::date[]) as p (line, series_id, time_period))
select s.freq, s.indicator, c.code, t.time_period,
       case when v.stands then n.obs_value end as obs_value,
       case when v.stands then n.obs_status end as obs_status,
       i.unit_measure,
       case when v.stands then n.delivery_id else b.delivery_id end as delivery_id,
       s.dimensions::text as dimensions, s.region_id, null::text as method,
       case when v.stands then n.bureau else b.bureau end as bureau,
       case when v.stands then n.feed else b.feed end as feed,
       not v.stands as is_gone, t.line as changed_by, t.series_id
from picked t
cross join asked a
join series s on s.series_id = t.series_id
left join indicator i on i.indicator = s.indicator
left join region_span c on c.region_id = s.region_id and c.freq = s.freq
     and t.time_period >= c.first and t.time_period < c.until
-- As it stands at the later point: the present value, or one that a still later line replaced.
left join lateral (
  select k.*, l.bureau, l.feed
  from (select o.obs_value, o.obs_status, o.delivery_id
        from observation o
        where o.series_id = t.series_id and o.time_period = t.time_period
          and greatest(o.delivery_id, coalesce((
                select max(r.replaced_by) from revision r
                where r.series_id = o.series_id and r.time_period = o.time_period), 0)) <= a.up_to
        union all
        select r.obs_value, r.obs_status, r.delivery_id
        from revision r
        where r.series_id = t.series_id and r.time_period = t.time_period
          and r.known_since <= a.up_to and r.replaced_by > a.up_to) k
  join delivery l on l.delivery_id = k.delivery_id) n on true
-- As the asker knows it: whatever changed since was replaced.
left join lateral (
  select r.delivery_id, l.bureau, l.feed
  from revision r
  join delivery l on l.delivery_id = r.delivery_id
  where r.series_id = t.series_id and r.time_period = t.time_period
    and r.known_since <= a.known and r.replaced_by > a.known) b on true
cross join lateral (select n.delivery_id is not null and {now} as stands) v
where {series}
  and (v.stands or b.delivery_id is not null and {before})
  and (a.first is null or t.time_period >= a.first)
  and (a.last is null or (t.time_period + period_length(s.freq))::date - 1 <= a.last)
  and t.line = greatest(
        (select max(o.delivery_id) from observation o
         where o.series_id = t.series_id and o.time_period = t.time_period and o.delivery_id <= a.up_to),
        (select max(greatest(r.known_since, case when r.replaced_by <= a.up_to then r.replaced_by end))
         from revision r
         where r.series_id = t.series_id and r.time_period = t.time_period and r.known_since <= a.up_to))
order by t.line, t.series_id, t.time_period
