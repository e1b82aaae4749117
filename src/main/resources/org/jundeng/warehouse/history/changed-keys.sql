-- SPDX-License-Identifier: Apache-2.0
-- The keys of what ledger lines brought, replaced or gave back, line by line, behind a place. The indexes by line lead to
-- them; of a line, no more are sorted and kept than are asked for. "offset 0" keeps them to these indexes: by the primary
-- keys, the end of a line would be found only at the end of the table.
with asked as materialized (
  select ?::bigint as known, ?::bigint as up_to, ?::bigint as line, ?::bigint as series_id, ?::date as time_period
), narrowed as materialized (
  select unnest(?::bigint[]) as series_id
), line as (
  select d.delivery_id,
         case when d.delivery_id = a.line then a.series_id else 0 end as series_id,
         case when d.delivery_id = a.line then a.time_period else '-infinity' end as time_period
  from delivery d cross join asked a
  where d.delivery_id > a.known and d.delivery_id <= a.up_to and d.delivery_id >= a.line
  order by d.delivery_id
  offset 0)
select y.delivery_id as changed_by, t.series_id, t.time_period
from line y
cross join lateral (
  (select o.series_id, o.time_period
   from (select series_id, time_period from observation where delivery_id = y.delivery_id offset 0) o
   where (o.series_id, o.time_period) > (y.series_id, y.time_period) and {narrow}
   order by 1, 2 limit {most})
  union
  (select o.series_id, o.time_period
   from (select series_id, time_period from revision where replaced_by = y.delivery_id offset 0) o
   where (o.series_id, o.time_period) > (y.series_id, y.time_period) and {narrow}
   order by 1, 2 limit {most})
  union
  (select o.series_id, o.time_period
   from (select series_id, time_period from revision where delivery_id = y.delivery_id offset 0) o
   where (o.series_id, o.time_period) > (y.series_id, y.time_period) and {narrow}
   order by 1, 2 limit {most})
  order by 1, 2 limit {most}) t
order by y.delivery_id, t.series_id, t.time_period
limit {most}
