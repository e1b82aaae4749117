-- SPDX-License-Identifier: Apache-2.0
-- All figures of what is watched whose period is over. Parameters: the watched as a JSON array; the business date.
-- What a figure replaced is asked for the last of a series only. Each series is looked up by its key, so that the cost
-- depends on what is watched and not on what is stored; the offset keeps the planner from joining whole tables.
with watched as materialized (
    select * from jsonb_to_recordset(?::jsonb) as w(position int, indicator text, region_id text)
), wanted as materialized (
    select w.position, s.series_id, s.freq
    from watched w
    join series s on s.indicator = w.indicator and s.region_id = w.region_id and s.dimensions = '{}'
)
select w.position, w.series_id, w.freq, f.time_period, f.obs_value, f.delivery_id, f.row_no, f.method, d.source_name,
       case when lead(f.time_period) over (partition by w.series_id, w.position order by f.time_period) is null then (
           select r.obs_value
           from revision r
           where r.series_id = w.series_id and r.time_period = f.time_period
           order by r.replaced_by desc
           limit 1) end as replaced
from wanted w
cross join lateral (
    select o.time_period, o.obs_value, o.delivery_id, o.row_no, null::text as method
    from observation o
    where o.series_id = w.series_id and o.obs_value is not null
    union all
    select v.time_period, v.obs_value, v.delivery_id, 0, v.method
    from derived v
    where v.series_id = w.series_id
      and not exists (
          select from observation o
          where o.series_id = v.series_id and o.time_period = v.time_period and o.obs_value is not null)
    offset 0
) f
left join delivery d on d.delivery_id = f.delivery_id
where last_day(w.freq, f.time_period) < ?
order by w.position, w.freq, f.time_period
