-- SPDX-License-Identifier: Apache-2.0
-- The lines in part whose rows no later file has taken the place of. Arguments: the lines that are asked for, twice
-- (null: all), and the first business date, twice (null: any).
with recursive up as (
  select delivery_id as origin, concerns from delivery
  where outcome = 'taken-in-part' and rows_rejected > 0 and feed is not null and (?::bigint[] is null or delivery_id = any (?))
    and (?::date is null or business_date >= ?)
  union
  select p.delivery_id, p.concerns from up join delivery p on p.delivery_id = up.concerns
), taking (origin, delivery_id) as (
  select origin, origin from up where concerns is null
  union all
  select t.origin, c.delivery_id
  from taking t join delivery c on c.concerns = t.delivery_id
  where c.kind <> 'withdrawal'
), bytes as (
  select origin, array_agg(delivery_id) as takings from taking group by origin
), newest as (
  select distinct on (t.origin) t.origin, m.*
  from taking t join delivery m using (delivery_id)
  where m.outcome in ('taken', 'taken-in-part', 'unchanged') and not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = m.delivery_id)
  order by t.origin, m.delivery_id desc
)
select d.delivery_id, d.origin, d.bureau, d.feed, d.source_name, o.business_date, d.rows_rejected, b.takings
from newest d join bytes b using (origin) join delivery o on o.delivery_id = d.origin
where d.outcome = 'taken-in-part' and d.rows_rejected > 0
  and not exists (
    select from delivery l cross join lateral (
      with recursive again (id) as (
        select l.delivery_id
        union all
        select c.delivery_id from again a join delivery c on c.concerns = a.id where c.kind <> 'withdrawal'
      )
      select m.rows_read, m.delivery_id, array(select id from again) as takings
      from again a join delivery m on m.delivery_id = a.id
      where m.outcome in ('taken', 'taken-in-part', 'unchanged') and not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = m.delivery_id)
      order by m.delivery_id desc limit 1
    ) m
    where l.feed = d.feed and l.concerns is null and l.delivery_id > d.origin
      and regexp_replace(l.source_name, '[.][^.]*$', '') = regexp_replace(d.source_name, '[.][^.]*$', '')
      and m.rows_read >= d.rows_read - d.rows_rejected
      and exists (
        select from coverage c join coverage p using (freq, time_period)
        where c.delivery_id = any (m.takings) and p.delivery_id = any (b.takings))
      -- Not where all its rows are marked, be they mended or not. Older notes do not say how many are.
      and m.rows_read > coalesce((
        select sum(coalesce(f.arguments[3]::bigint, m.rows_read)) from finding f
        where f.delivery_id = m.delivery_id and f.code in ('mends-earlier-rows', 'still-wrong-rows')), 0))
  and not exists (
    select from delivery m
    where m.feed = d.feed and m.concerns is null and m.delivery_id > d.origin
      and m.outcome = 'taken' and m.rows_rejected = 0 and m.obs_unchanged + m.obs_revised > 0
      and m.rows_read >= d.rows_read
      and m.obs_unchanged + m.obs_revised >= d.obs_new + d.obs_revised + d.obs_unchanged
      and not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = m.delivery_id)
      and exists (
        select from coverage c join coverage p using (freq, time_period)
        where c.delivery_id = m.delivery_id and p.delivery_id = any (b.takings)))
order by d.delivery_id
