-- SPDX-License-Identifier: Apache-2.0
-- All figures of what is watched whose period is over. Parameters: the watched as a JSON array; the business date.
-- What a figure replaced is asked for the last of a series only.
with watched as materialized (
    select * from jsonb_to_recordset(?::jsonb) as w(position int, indicator text, region_id text)
)
select w.position, s.series_id, s.freq, f.time_period, f.obs_value, f.delivery_id, f.row_no, f.method, d.source_name,
       case when lead(f.time_period) over (partition by s.series_id, w.position order by f.time_period) is null then (
           select r.obs_value
           from revision r
           where r.series_id = s.series_id and r.time_period = f.time_period
           order by r.replaced_by desc
           limit 1) end as replaced
from watched w
join series s on s.indicator = w.indicator and s.region_id = w.region_id and s.dimensions = '{}'
join figure f on f.series_id = s.series_id and f.obs_value is not null
left join delivery d on d.delivery_id = f.delivery_id
where last_day(s.freq, f.time_period) < ?
order by w.position, s.freq, f.time_period
