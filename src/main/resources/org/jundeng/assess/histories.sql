-- SPDX-License-Identifier: Apache-2.0
-- The wanted figures whose period has ended, in no order; all figures of a series where no first day is given.
-- Parameters: the wanted series as a JSON array; the business date. Each series is looked up by its key, so that the
-- cost depends on the number of wanted figures and not of stored ones; the offset keeps the planner from joining whole
-- tables.
with watched as materialized (
    select * from jsonb_to_recordset(?::jsonb) as w(position int, indicator text, region_id text, first_day date)
), wanted as materialized (
    select w.position, s.series_id, s.freq, coalesce(w.first_day, '-infinity') as first_day
    from watched w
    join series s on s.indicator = w.indicator and s.region_id = w.region_id and s.dimensions = '{}'
)
select w.position, w.series_id, w.freq, f.time_period, f.obs_value, f.delivery_id, f.row_no, f.method, f.obs_status,
       f.absent
from wanted w
cross join lateral (
    select o.time_period, o.obs_value, o.delivery_id, o.row_no, null::text as method, o.obs_status,
           null::text as absent
    from observation o
    where o.series_id = w.series_id and o.time_period >= w.first_day and o.obs_value is not null
      and not exists (
          select from derived v where v.series_id = o.series_id and v.time_period = o.time_period and v.outranks)
    union all
    select v.time_period, v.obs_value, v.delivery_id, 0, v.method, null, nullif(array_to_string(v.absent, ' '), '')
    from derived v
    where v.series_id = w.series_id and v.time_period >= w.first_day
      and (v.outranks or not exists (
          select from observation o
          where o.series_id = v.series_id and o.time_period = v.time_period and o.obs_value is not null))
    offset 0
) f
where last_day(w.freq, f.time_period) < ?
