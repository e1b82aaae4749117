-- SPDX-License-Identifier: Apache-2.0
-- The reported figures that differ from the total of their parts by more than the tolerance, which is a share of the
-- reported figure, or lie as far outside the range of their parts, however the indicator is aggregated. Only figures are
-- looked at that were touched, or of which a part was; each is looked up by its key, so that the cost depends on their
-- number. Parameters: the tolerances, twice.
create temporary table compared on commit drop as
select t.indicator, t.region_id, t.freq, t.time_period, t.last_day
from touched t
union
select t.indicator, f.parent, t.freq, t.time_period, t.last_day
from formula f
join touched t on t.indicator = f.indicator
where f.method = 'range-of-districts';
analyze compared;
with met as materialized (
    select s.series_id, t.time_period
    from compared t
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
insert into disagreement (series_id, time_period)
select s.series_id, t.time_period
from jsonb_each_text(?::jsonb) as l(indicator, tolerance)
join compared t on t.indicator = l.indicator
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
where abs(o.obs_value - d.obs_value) > l.tolerance::numeric * abs(o.obs_value);
insert into disagreement as g (series_id, time_period, lowest, highest)
select r.series_id, r.time_period, p.lowest, p.highest
from (
    select f.indicator, f.territory, t.freq, t.time_period, t.last_day, s.series_id, o.obs_value,
           l.tolerance::numeric * abs(o.obs_value) as tolerated
    from formula f
    join jsonb_each_text(?::jsonb) as l(indicator, tolerance) on l.indicator = f.indicator
    join compared t on t.indicator = f.indicator and t.region_id = f.parent
    cross join lateral (
        select k.series_id
        from series k
        where k.indicator = t.indicator and k.region_id = t.region_id and k.freq = t.freq::char(1)
          and k.dimensions = '{}'
        offset 0) s
    cross join lateral (
        select r.obs_value
        from observation r
        where r.series_id = s.series_id and r.time_period = t.time_period and r.obs_value is not null
        offset 0) o
    where f.method = 'range-of-districts'
    offset 0) r
cross join lateral (
    select min(k.obs_value) as lowest, max(k.obs_value) as highest, count(k.obs_value) = count(*) as whole
    from territory m
    left join lateral known_figure(r.indicator, m.member, r.freq, r.time_period, 99) k on true
    where m.territory = r.territory and m.valid_from <= r.last_day and (m.valid_to is null or m.valid_to > r.last_day)
    offset 0) p
where p.whole and (r.obs_value < p.lowest - r.tolerated or r.obs_value > p.highest + r.tolerated)
on conflict (series_id, time_period) do update set lowest = excluded.lowest, highest = excluded.highest;
drop table compared
