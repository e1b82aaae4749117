-- SPDX-License-Identifier: Apache-2.0
-- The latest figure of each watched indicator and region, and whether an earlier one of the term kept to the bound.
-- Parameters: the watched ones as a JSON array; the business date, twice. A period counts once its last day is over.
with watched as materialized (
    select *
    from jsonb_to_recordset(?::jsonb) as w(
        position int, indicator text, region_id text, freq text, first_day date, last_day date,
        lower_end numeric, upper_end numeric, strict boolean)
)
select w.position, f.series_id, f.freq, f.time_period, f.obs_value, f.delivery_id, f.row_no, d.source_name,
       (select r.obs_value
        from revision r
        where r.series_id = f.series_id and r.time_period = f.time_period
        order by r.replaced_by desc
        limit 1) as replaced,
       (w.lower_end is not null or w.upper_end is not null)
           and exists (
               select
               from observation e
               where e.series_id = f.series_id
                 and e.time_period < f.time_period
                 and (e.time_period + f.length)::date > w.first_day
                 and (w.lower_end is null or e.obs_value > w.lower_end or (e.obs_value = w.lower_end and not w.strict))
                 and (w.upper_end is null or e.obs_value < w.upper_end or (e.obs_value = w.upper_end and not w.strict))
           ) as held_before
from watched w
left join lateral (
    select s.series_id, s.freq, l.length, o.*
    from series s
    join (values ('A', interval '1 year'), ('S', interval '6 months'), ('Q', interval '3 months'),
                 ('M', interval '1 month'), ('D', interval '1 day')) as l(freq, length) on l.freq = s.freq
    join lateral (
        select o.time_period, o.obs_value, o.delivery_id, o.row_no
        from observation o
        where o.series_id = s.series_id
          and o.obs_value is not null
          and (o.time_period + l.length)::date > w.first_day
          and (o.time_period + l.length)::date - 1 <= w.last_day
          and (o.time_period + l.length)::date <= ?
          and o.time_period < ?
        order by o.time_period desc
        limit 1
    ) o on true
    where s.indicator = w.indicator
      and s.region_id = w.region_id
      and s.dimensions = '{}'
      and (w.freq is null or s.freq = w.freq)
    order by o.time_period + l.length desc, l.length desc
    limit 1
) f on true
left join delivery d on d.delivery_id = f.delivery_id
order by w.position
