-- Figures in the order in which they are listed. A series is read by the primary keys of its tables, one after the other,
-- so that nothing of size is sorted and the first row comes at once, however many rows there are. "offset 0" keeps the
-- planner from turning that into one large join with a sort.
with place as (
  select s.series_id, s.freq, s.indicator, s.region_id, s.dimensions::text as dimensions, i.unit_measure, c.code,
         {sort_code} as sort_code,
         greatest(coalesce(c.first, '-infinity'), coalesce(?::date, '-infinity')) as first,
         least(coalesce(c.until, 'infinity'),
               coalesce((?::date + 1 - period_length(s.freq))::date + 1, 'infinity')) as until
  from series s
  left join indicator i on i.indicator = s.indicator
  left join region_span c on c.region_id = s.region_id and c.freq = s.freq
  where (?::text is null or s.indicator = ?)
    and (?::text[] is null
         or exists (select from unnest(?::text[], ?::text[]) as asked (region_id, code)
                    where asked.region_id = s.region_id and (asked.code is null or asked.code = c.code)))
  order by s.indicator, sort_code nulls last, s.region_id, s.dimensions::text, s.freq
  offset 0)
select p.freq, p.indicator, p.code, f.time_period, f.obs_value, f.obs_status, p.unit_measure, f.delivery_id,
       p.dimensions, p.region_id, f.method, {source}
from place p
cross join lateral ({figures} offset 0) f
{source_join}
order by p.indicator, p.sort_code nulls last, p.region_id, p.dimensions, p.freq, f.time_period
