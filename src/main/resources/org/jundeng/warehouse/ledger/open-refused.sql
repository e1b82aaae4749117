-- SPDX-License-Identifier: Apache-2.0
-- The refused lines that nothing has taken the place of. Arguments: the lines that are asked for, twice (null: all), and
-- the first business date, twice (null: any).
with recursive taking (origin, delivery_id) as (
  select delivery_id, delivery_id from delivery
  where outcome = 'refused' and concerns is null and feed is not null and (?::bigint[] is null or delivery_id = any (?))
    and (?::date is null or business_date >= ?)
  union all
  select t.origin, c.delivery_id from taking t join delivery c on c.concerns = t.delivery_id
), acted as (
  select t.origin from taking t join delivery m using (delivery_id)
  where m.kind = 'withdrawal' or m.outcome in ('taken', 'taken-in-part', 'unchanged') or m.outcome = 'unconfirmed'
)
select d.delivery_id, d.bureau, d.feed, d.source_name, d.business_date, d.rows_read
from taking r join delivery d on d.delivery_id = r.origin and d.delivery_id = r.delivery_id
where not exists (select from acted a where a.origin = d.delivery_id)
  and not exists (
    select from delivery m
    where m.feed = d.feed and m.concerns is null and m.delivery_id > d.delivery_id
      and regexp_replace(m.source_name, '[.][^.]*$', '') = regexp_replace(d.source_name, '[.][^.]*$', '')
      and m.outcome not in ('failed', 'withdrawn')
      -- Not where it is fewer rows, all marked.
      and (m.rows_read >= d.rows_read or m.rows_read = 0 or m.rows_read > coalesce((
        select sum(coalesce(f.arguments[3]::bigint, m.rows_read)) from finding f
        where f.delivery_id = m.delivery_id and f.code in ('mends-earlier-rows', 'still-wrong-rows')), 0)))
  and (
    not exists (select from refused_period p where p.delivery_id = d.delivery_id)
    or exists (
      select from refused_period p
      where p.delivery_id = d.delivery_id and not exists (
        select from delivery m join coverage c using (delivery_id)
        where c.freq = p.freq and c.time_period = p.time_period and m.feed = d.feed
          and m.delivery_id > d.delivery_id and m.outcome in ('taken', 'unchanged')
          -- Rows that mend another delivery are not those of this one.
          and m.rows_read >= greatest(d.rows_read, 1) + coalesce((
            select sum(coalesce(f.arguments[3]::bigint, m.rows_read)) from finding f
            where f.delivery_id = m.delivery_id and f.code = 'mends-earlier-rows'
              and not exists (
                select from taking t where t.origin = d.delivery_id and t.delivery_id = f.arguments[1]::bigint)), 0)
          and not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = m.delivery_id))))
order by d.delivery_id
