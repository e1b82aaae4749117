-- SPDX-License-Identifier: Apache-2.0
-- The touched figures that are both reported and derived and differ by more than the tolerance, which is a share of the
-- reported figure. Each is looked up by its key, so that the cost depends on the number of touched figures.
with met as materialized (
    select s.series_id, t.time_period
    from touched t
    cross join lateral (
        select k.series_id
        from series k
        where k.indicator = t.indicator and k.region_id = t.region_id and k.freq = t.freq::char(1)
          and k.dimensions = '{}'
        offset 0) s
)
delete from disagreement g
using met
where g.series_id = met.series_id and g.time_period = met.time_period;
insert into disagreement
select s.series_id, t.time_period
from jsonb_each_text(?::jsonb) as l(indicator, tolerance)
join touched t on t.indicator = l.indicator
cross join lateral (
    select k.series_id
    from series k
    where k.indicator = t.indicator and k.region_id = t.region_id and k.freq = t.freq::char(1) and k.dimensions = '{}'
    offset 0) s
cross join lateral (
    select v.obs_value
    from derived v
    where v.series_id = s.series_id and v.time_period = t.time_period and v.absent = '{}'
    offset 0) d
cross join lateral (
    select r.obs_value
    from observation r
    where r.series_id = s.series_id and r.time_period = t.time_period and r.obs_value is not null
    offset 0) o
where abs(o.obs_value - d.obs_value) > l.tolerance::numeric * abs(o.obs_value)
