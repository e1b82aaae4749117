-- SPDX-License-Identifier: Apache-2.0
-- The next series behind a place, in the order of figures.sql: each once for each time for which its region has a code,
-- with the days on which a period must begin. A region that was renamed has one code at several times. Of each
-- indicator and region, no more series are read than are asked for and one that may lie behind already, by the index
-- series_in_order; a series whose region had another code all the time is kept, so that they can be counted.
with asked as materialized (
  select ?::date as first, ?::date as last, ?::text as indicator, ?::boolean as has_no_code, ?::text as code,
         ?::text as region_id, ?::text as dimensions, ?::text as freq, ?::date as first_day
), coded as materialized (
  select x.region_id, x.code, array_agg(x.freq) as freqs, array_agg(x.first) as firsts, array_agg(x.until) as untils,
         bool_or((a.last is null or x.first <= a.last) and (a.first is null or x.until > a.first)) as is_asked
  from region_span x cross join asked a
  group by x.region_id, x.code
), grouped as (
  select i.indicator, s.region_id, c.code, c.freqs, c.firsts, c.untils,
         a.region_id is not null and (i.indicator, c.code is null, coalesce(c.code, ''), s.region_id)
           = (a.indicator, a.has_no_code, a.code, a.region_id) as is_begun
  from asked a
  cross join unnest(?::text[]) i (indicator)
  cross join lateral ({regions}) s
  left join coded c on c.region_id = s.region_id
  where {place} and (c.region_id is null or c.is_asked)
    and (a.region_id is null
         or (i.indicator, c.code is null, coalesce(c.code, ''), s.region_id)
            >= (a.indicator, a.has_no_code, a.code, a.region_id))
  order by i.indicator, c.code nulls last, s.region_id
  offset 0)
select s.series_id, g.indicator, g.code, g.region_id, s.dimensions, s.freq, d.begins::text as begins,
       d.until::text as until, c.first is null or d.begins >= d.until as is_empty,
       case when c.until < 'infinity' then c.until - 1 end as last_day
from grouped g
cross join asked a
cross join lateral (
  select s.series_id, s.dimensions::text as dimensions, s.freq::text as freq
  from series s
  where s.indicator = g.indicator and s.region_id = g.region_id and {series}
    and (s.dimensions::text, s.freq::text)
        >= (case when g.is_begun then a.dimensions else '' end, case when g.is_begun then a.freq else '' end)
  order by s.dimensions::text, s.freq::text
  limit {most} + 1) s
left join lateral (
  select x.first, x.until from unnest(g.freqs, g.firsts, g.untils) x (freq, first, until) where x.freq = s.freq
  union all
  select date '-infinity', date 'infinity' where g.freqs is null) c on true
cross join lateral (
  select greatest(c.first, coalesce(a.first, '-infinity'),
                  case when g.is_begun and (s.dimensions, s.freq) = (a.dimensions, a.freq) then a.first_day + 1
                       else '-infinity' end) as begins,
         least(c.until, coalesce((a.last + 1 - period_length(s.freq))::date + 1, 'infinity')) as until) d
where not coalesce(g.is_begun and (s.dimensions, s.freq) = (a.dimensions, a.freq) and c.until <= a.first_day + 1, false)
order by g.indicator, g.code nulls last, g.region_id, s.dimensions, s.freq, c.first
limit {most}
