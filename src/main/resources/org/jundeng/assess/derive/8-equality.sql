-- SPDX-License-Identifier: Apache-2.0
-- The inequality between districts (WHO, Health Equity Assessment Toolkit; p is a district's share of the population, m
-- the weighted mean). The population is the latest annual one, at most two years old. There is no figure where more
-- than 15 % of the districts, or any population, are missing.
insert into candidate
with affected as (
    select f.indicator, f.part, f.measure, f.population, f.direction, f.parent, f.territory, f.method, t.freq,
           t.time_period, t.last_day
    from formula f
    join touched t on t.indicator = f.part or (t.indicator = f.indicator and t.region_id = f.parent)
    where f.method = :method
    union
    select f.indicator, f.part, f.measure, f.population, f.direction, f.parent, f.territory, f.method, s.freq,
           y.time_period, last_day(s.freq, y.time_period)
    from formula f
    join touched t on t.indicator = f.population and t.freq = 'A'
    join series s on s.indicator = f.part and s.dimensions = '{}'
    join figure y on y.series_id = s.series_id
     and y.time_period between t.last_day - 366 and t.last_day + 732
    where f.method = :method
),
district as (
    select a.indicator, a.freq, a.time_period, m.member, y.series_id, y.obs_value as y, y.delivery_id,
           p.series_id as p_series, p.time_period as p_period, p.obs_value as p, p.delivery_id as p_delivery
    from affected a
    join territory m on m.territory = a.territory
                    and m.valid_from <= a.last_day and (m.valid_to is null or m.valid_to > a.last_day)
    left join lateral known_figure(a.part, m.member, a.freq, a.time_period, :step) y on true
    left join lateral (
        select k.*, e.year as time_period
        from generate_series(0, 1) n
        cross join lateral (
            select (date_trunc('year', a.last_day + 1) - (n + 1) * interval '1 year')::date as year) e
        cross join lateral known_figure(a.population, m.member, 'A', e.year, :step) k
        order by n limit 1) p on true
),
mean as (
    select d.indicator, d.freq, d.time_period, a.measure, a.direction, a.parent, a.method, a.population,
           count(*) as districts, count(d.y) as known, count(d.p) as peopled,
           sum(d.p * d.y) / nullif(sum(d.p) filter (where d.y is not null), 0) as m,
           sum(d.p) filter (where d.y is not null) as people
    from district d
    join affected a using (indicator, freq, time_period)
    group by d.indicator, d.freq, d.time_period, a.measure, a.direction, a.parent, a.method, a.population
),
measured as (
    select b.indicator, b.parent, b.freq, b.time_period, b.method,
           case when b.known >= 0.85 * b.districts and (b.population is null or b.peopled = b.districts)
                then case b.measure
                     when 'cov' then sqrt(sum(d.p * (d.y - b.m) ^ 2) / b.people) / nullif(b.m, 0)
                     when 'theil' then case when min(d.y) >= 0 then
                         1000 * sum(d.p / b.people * d.y / nullif(b.m, 0)
                                    * ln(case when d.y > 0 and b.m > 0 then d.y / b.m else 1 end)) end
                     when 'mld' then case when min(d.y) > 0 then
                         -1000 * sum(d.p / b.people
                                     * ln(case when d.y > 0 and b.m > 0 then d.y / b.m else 1 end)) end
                     when 'idisp' then 100 * sum(d.p * abs(d.y - b.m)) / b.people / nullif(b.m, 0)
                     when 'ratio' then max(d.y) / nullif(min(d.y), 0)
                     when 'gap' then max(d.y) - min(d.y)
                     when 'best-gap' then case when b.direction = 'down' then b.m - min(d.y) else max(d.y) - b.m end
                     end end as obs_value,
           max(greatest(d.delivery_id, d.p_delivery)) as delivery_id,
           array_agg(d.series_id order by d.member) filter (where d.y is not null) as y_series,
           array_agg(d.time_period order by d.member) filter (where d.y is not null) as y_periods,
           array_agg(d.p_series order by d.member) filter (where d.y is not null and d.p is not null) as p_series,
           array_agg(d.p_period order by d.member) filter (where d.y is not null and d.p is not null) as p_periods,
           array_agg(d.member order by d.member) filter (where d.y is null) as absent
    from mean b
    join district d using (indicator, freq, time_period)
    group by b.indicator, b.parent, b.freq, b.time_period, b.method, b.known, b.districts, b.population, b.peopled,
             b.measure, b.direction, b.m, b.people
)
select indicator, parent, freq, time_period, trim_scale(round(obs_value, 12)), method, delivery_id,
       coalesce(y_series, '{}') || coalesce(p_series, '{}'), coalesce(y_periods, '{}') || coalesce(p_periods, '{}'),
       coalesce(absent, '{}')
from measured
