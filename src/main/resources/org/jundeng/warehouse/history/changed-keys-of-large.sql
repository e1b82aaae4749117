-- SPDX-License-Identifier: Apache-2.0
-- The keys of what one line brought, replaced or gave back, between two places, by the primary keys: of a line that is a
-- large part of the table, that reads less than its whole index would. "offset 0" keeps it to these keys.
with asked as materialized (
  select ?::bigint as line, ?::bigint as series_id, ?::date as time_period, ?::bigint as last_series, ?::date as last_period
), narrowed as materialized (
  select unnest(?::bigint[]) as series_id)
select t.series_id, t.time_period, a.line as changed_by
from asked a
cross join lateral (
  select o.series_id, o.time_period
  from (select series_id, time_period, delivery_id from observation
        where (series_id, time_period) > (a.series_id, a.time_period)
          and (series_id, time_period) <= (a.last_series, a.last_period) offset 0) o
  where o.delivery_id = a.line and {narrow}
  union
  select o.series_id, o.time_period
  from (select series_id, time_period, delivery_id, replaced_by from revision
        where (series_id, time_period) > (a.series_id, a.time_period)
          and (series_id, time_period) <= (a.last_series, a.last_period) offset 0) o
  where (o.delivery_id = a.line or o.replaced_by = a.line) and {narrow}
  order by 1, 2
  limit {most}) t
order by t.series_id, t.time_period
