-- SPDX-License-Identifier: Apache-2.0
-- Reported figures that differ from what their parts come to by more than the tolerance, a share of the reported one.
-- Each is looked up by its key: the cost depends on the derived figures that have a tolerance, not on what is stored.
with wanted as materialized (
    select s.series_id, s.indicator, s.region_id, s.freq, t.tolerance::numeric as tolerance
    from jsonb_each_text(?::jsonb) as t(indicator, tolerance)
    join series s on s.indicator = t.indicator
)
select w.indicator, w.region_id, w.freq, d.time_period, o.obs_value as reported, d.obs_value as derived, d.method,
       o.delivery_id
from wanted w
cross join lateral (
    select v.time_period, v.obs_value, v.method
    from derived v
    where v.series_id = w.series_id and v.absent = '{}'
    offset 0) d
cross join lateral (
    select r.obs_value, r.delivery_id
    from observation r
    where r.series_id = w.series_id and r.time_period = d.time_period and r.obs_value is not null
    offset 0) o
where abs(o.obs_value - d.obs_value) > w.tolerance * abs(o.obs_value)
order by w.indicator, w.region_id, w.freq, d.time_period
