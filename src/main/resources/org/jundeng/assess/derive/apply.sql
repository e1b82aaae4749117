-- SPDX-License-Identifier: Apache-2.0
-- Writes the candidates of a step. The figure of an earlier step is kept; where a candidate has no value, the step's
-- own figure is deleted. Where the plan defines an indicator by its parts, and all of them are there, the figure of the
-- city or group outranks a reported one; a ratio only where both sides of it are made of the districts' figures, and
-- neither was reported for the city or group.
insert into series (freq, indicator, region_id)
select distinct c.freq, c.indicator, c.region_id
from candidate c
where c.obs_value is not null
on conflict do nothing;
with old as (
    select d.series_id, d.time_period, d.obs_value
    from candidate c
    join series s on s.indicator = c.indicator and s.region_id = c.region_id and s.freq = c.freq and s.dimensions = '{}'
    join derived d on d.series_id = s.series_id and d.time_period = c.time_period
),
gone as (
    delete from derived d
    using candidate c
    join series s on s.indicator = c.indicator and s.region_id = c.region_id and s.freq = c.freq and s.dimensions = '{}'
    where c.obs_value is null and d.series_id = s.series_id and d.time_period = c.time_period and d.step = :step
    returning c.indicator, c.region_id, c.freq, c.time_period, d.obs_value
),
found as (
    insert into derived as d (series_id, time_period, obs_value, method, step, delivery_id, input_series, input_periods,
                              absent, outranks)
    select s.series_id, c.time_period, c.obs_value, c.method, :step, c.delivery_id, c.input_series, c.input_periods,
           c.absent, c.absent = '{}' and c.method in (
               'sum-of-districts', 'mean-of-districts', 'ratio-of-districts', 'ratio')
           and exists (
               select from formula f
               where f.indicator = c.indicator and f.parent = c.region_id and f.outranks)
           and (c.method <> 'ratio' or not exists (
               with recursive source as (
                   select i.series_id, i.time_period
                   from unnest(c.input_series, c.input_periods) as i(series_id, time_period)
                   union
                   select i.series_id, i.time_period
                   from source o
                   join derived e on e.series_id = o.series_id and e.time_period = o.time_period
                                 and e.method not in ('sum-of-districts', 'mean-of-districts', 'ratio-of-districts')
                   cross join lateral unnest(e.input_series, e.input_periods) as i(series_id, time_period)
               )
               select from source o
               join observation r on r.series_id = o.series_id and r.time_period = o.time_period
               where r.obs_value is not null and not exists (
                   select from derived e
                   where e.series_id = o.series_id and e.time_period = o.time_period and e.outranks)))
    from candidate c
    join series s on s.indicator = c.indicator and s.region_id = c.region_id and s.freq = c.freq and s.dimensions = '{}'
    where c.obs_value is not null
    order by s.series_id, c.time_period
    on conflict (series_id, time_period) do update
    set obs_value = excluded.obs_value, method = excluded.method, step = excluded.step,
        delivery_id = excluded.delivery_id, input_series = excluded.input_series,
        input_periods = excluded.input_periods, absent = excluded.absent, outranks = excluded.outranks
    where d.step >= excluded.step
      and (d.obs_value, d.step, d.delivery_id, d.input_series, d.input_periods, d.absent, d.outranks)
          is distinct from (excluded.obs_value, excluded.step, excluded.delivery_id, excluded.input_series,
                            excluded.input_periods, excluded.absent, excluded.outranks)
    returning d.series_id, d.time_period
)
insert into changed
select * from gone
union
select s.indicator, s.region_id, s.freq, f.time_period, old.obs_value
from found f join series s using (series_id) left join old using (series_id, time_period);
insert into touched
select distinct indicator, region_id, freq, time_period, last_day(freq, time_period) from changed
on conflict do nothing;
truncate candidate
