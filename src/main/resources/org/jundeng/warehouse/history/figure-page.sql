-- SPDX-License-Identifier: Apache-2.0
-- The figures of some series, one series after the other. "offset 0" has each read by the primary keys of its tables.
with place as (
  select s.series_id, s.freq, s.indicator, s.region_id, s.dimensions::text as dimensions, i.unit_measure, p.code,
         p.first, p.until, p.position
  from unnest(?::bigint[], ?::text[], ?::text[]::date[], ?::text[]::date[])
       with ordinality p (series_id, code, first, until, position)
  join series s on s.series_id = p.series_id
  left join indicator i on i.indicator = s.indicator
  order by p.position
  offset 0)
select p.freq, p.indicator, p.code, f.time_period, f.obs_value, f.obs_status, p.unit_measure, f.delivery_id,
       p.dimensions, p.region_id, f.method, l.bureau, l.feed
from place p
cross join lateral ({figures} offset 0) f
left join lateral (select d.bureau, d.feed from delivery d
                   where d.delivery_id = f.delivery_id and f.method is null offset 0) l on true
where {line}
order by p.position, f.time_period
limit ?
