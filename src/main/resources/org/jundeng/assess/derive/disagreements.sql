-- SPDX-License-Identifier: Apache-2.0
-- Reported figures that differ from what their parts come to by more than the tolerance, a share of the reported one.
select s.indicator, s.region_id, s.freq, d.time_period, o.obs_value as reported, d.obs_value as derived, d.method,
       o.delivery_id
from derived d
join observation o using (series_id, time_period)
join series s using (series_id)
join jsonb_each_text(?::jsonb) as t(indicator, tolerance) on t.indicator = s.indicator
where o.obs_value is not null and d.absent = '{}'
  and abs(o.obs_value - d.obs_value) > t.tolerance::numeric * abs(o.obs_value)
order by s.indicator, s.region_id, s.freq, d.time_period
