-- SPDX-License-Identifier: Apache-2.0
-- Reported figures that differ from the total of their parts, or lie outside the range of their parts: then what is
-- compared is the end of the range that lies nearer. A total that lacks some of the parts is not theirs. Parameters: the
-- indicator, or null for all, twice.
select s.indicator, s.region_id, s.freq, g.time_period, o.obs_value as reported,
       coalesce(d.obs_value, case when o.obs_value > g.highest then g.highest else g.lowest end) as derived,
       coalesce(d.method, 'range-of-districts') as method, g.lowest, g.highest, o.delivery_id,
       coalesce(d.outranks, false) as outranks
from disagreement g
join series s using (series_id)
join observation o using (series_id, time_period)
left join derived d on d.series_id = g.series_id and d.time_period = g.time_period and d.absent = '{}'
where ?::text is null or s.indicator = ?
order by s.indicator, s.region_id, s.freq, g.time_period
