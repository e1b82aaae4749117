-- SPDX-License-Identifier: Apache-2.0
-- Reported figures that differ from the total of their parts.
select s.indicator, s.region_id, s.freq, g.time_period, o.obs_value as reported, d.obs_value as derived, d.method,
       o.delivery_id
from disagreement g
join series s using (series_id)
join derived d using (series_id, time_period)
join observation o using (series_id, time_period)
order by s.indicator, s.region_id, s.freq, g.time_period
