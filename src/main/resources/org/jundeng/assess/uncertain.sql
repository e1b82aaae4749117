-- SPDX-License-Identifier: Apache-2.0
-- Of derived figures: those that were derived, in any number of steps, from an estimated or a provisional figure. Where
-- there are both, the figure is as uncertain as an estimate. Parameters: the series and the first days of the periods.
with recursive asked as (
    select place, series_id, time_period
    from unnest(?::bigint[], ?::date[]) with ordinality as a(series_id, time_period, place)
), input as (
    select a.place, i.series_id, i.time_period
    from asked a
    join derived d using (series_id, time_period)
    cross join lateral unnest(d.input_series, d.input_periods) as i(series_id, time_period)
    union
    select n.place, i.series_id, i.time_period
    from input n
    join derived d using (series_id, time_period)
    cross join lateral unnest(d.input_series, d.input_periods) as i(series_id, time_period)
    where d.outranks or not exists (
        select from observation o
        where o.series_id = n.series_id and o.time_period = n.time_period and o.obs_value is not null)
)
select n.place, min(o.obs_status) as obs_status
from input n
join observation o using (series_id, time_period)
where o.obs_status in ('E', 'P') and o.obs_value is not null
group by n.place
