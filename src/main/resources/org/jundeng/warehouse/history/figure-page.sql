-- A page of figures, in the order of figures.sql, of some indicators only: so what is sorted stays small. "offset 0" has
-- each series read by the primary keys of its tables.
with place as (
  select s.series_id, s.freq, s.indicator, s.region_id, s.dimensions::text as dimensions, i.unit_measure, c.code,
         greatest(coalesce(c.first, '-infinity'), coalesce(?::date, '-infinity')) as begins,
         least(coalesce(c.until, 'infinity'),
               coalesce((?::date + 1 - period_length(s.freq))::date + 1, 'infinity')) as until,
         case when {same} then ?::date + 1 else '-infinity' end as behind
  from series s
  left join indicator i on i.indicator = s.indicator
  left join region_span c on c.region_id = s.region_id and c.freq = s.freq
  where s.indicator = any (?::text[]) and {condition}
  order by s.indicator, c.code nulls last, s.region_id, s.dimensions::text, s.freq
  offset 0)
select p.freq, p.indicator, p.code, f.time_period, f.obs_value, f.obs_status, p.unit_measure, f.delivery_id,
       p.dimensions, p.region_id, f.method, l.bureau, l.feed
from (select *, greatest(begins, behind) as first from place) p
cross join lateral ({figures} offset 0) f
left join lateral (select d.bureau, d.feed from delivery d
                   where d.delivery_id = f.delivery_id and f.method is null offset 0) l on true
where {line}
order by p.indicator, p.code nulls last, p.region_id, p.dimensions, p.freq, f.time_period
limit ?
