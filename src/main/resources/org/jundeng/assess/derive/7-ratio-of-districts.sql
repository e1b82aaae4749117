-- SPDX-License-Identifier: Apache-2.0
-- The sum of the numerators divided by the sum of the denominators, over the regions that have both; only where the
-- coverage guard allows the others to be absent. Never the mean of rates.
insert into candidate
with affected as (
    select distinct f.indicator, f.part as numerator, d.part as denominator, f.per, f.parent, f.territory, f.share,
           t.freq, t.time_period, t.last_day
    from formula f
    join formula d on d.indicator = f.indicator and d.method = 'ratio' and d.part_no = 2
    join touched t on t.indicator in (f.part, d.part) or (t.indicator = f.indicator and t.region_id = f.parent)
    where f.method = :method
)
select a.indicator, a.parent, a.freq, a.time_period,
       case when count(n.obs_value + d.obs_value) >= a.share * count(*)
             and sum(d.obs_value) filter (where n.obs_value is not null) > 0
            then trim_scale(round(
                a.per * sum(n.obs_value) filter (where d.obs_value is not null)
                / sum(d.obs_value) filter (where n.obs_value is not null), 12)) end,
       :method, max(greatest(n.delivery_id, d.delivery_id)),
       coalesce(array_agg(n.series_id order by m.member) filter (where n.obs_value + d.obs_value is not null), '{}')
       || coalesce(array_agg(d.series_id order by m.member) filter (where n.obs_value + d.obs_value is not null), '{}'),
       array_fill(a.time_period, array[2 * count(n.obs_value + d.obs_value)::int]),
       coalesce(array_agg(m.member order by m.member) filter (where n.obs_value + d.obs_value is null), '{}')
from affected a
join territory m on m.territory = a.territory
                and m.valid_from <= a.last_day and (m.valid_to is null or m.valid_to > a.last_day)
left join lateral known_figure(a.numerator, m.member, a.freq, a.time_period, :step) n on true
left join lateral known_figure(a.denominator, m.member, a.freq, a.time_period, :step) d on true
group by a.indicator, a.per, a.parent, a.share, a.freq, a.time_period
