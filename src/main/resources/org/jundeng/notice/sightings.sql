-- SPDX-License-Identifier: Apache-2.0
-- What was seen at the events of episodes, in the order of the events. Where the figure that was seen stands in the
-- revisions, it was replaced since: then also the value that is known now, the line that replaced it, and
-- what the lines before that one had made of it. A sum and a derived figure are in no revision. A sum has gone where its
-- target awaits figures and a line took away one of those in it; the lines that replaced any of them since stand in for
-- revisions of the sum, also where the figures have come again: while it was known, it was what was seen, or else it was
-- seen anew. Of a sum of derived figures, also those of the regions count of which a formula makes them in the period.
-- What the parts of a derived figure came to is asked for the last figure only. Where a derived figure is another one
-- now, or is not derived any more: the last line that took away one of those that a formula makes it of, or can make it
-- of (the one that was taken away may not be among its inputs any more). Parameters: the formulas and the regions of
-- their territories; the episodes; the targets with an amount over their whole term, and since when each counts; the
-- episodes again.
with recursive formula as materialized (
    select * from jsonb_to_recordset(?::jsonb) as f(
        method text, indicator text, part text, part_no int, parent text, territory text, population text)
),
territory as materialized (
    select * from jsonb_to_recordset(?::jsonb) as m(territory text, member text, valid_from date, valid_to date)
),
inside as materialized (
    select f.indicator, f.parent, m.member, m.valid_from, m.valid_to
    from formula f
    join territory m using (territory)
    where f.method in ('sum-of-districts', 'mean-of-districts')
),
made as (
    select distinct v.series_id, v.time_period as of_period, s.indicator, s.region_id, s.freq::text as freq, v.time_period
    from episode_event v
    join series s using (series_id)
    left join figure f on f.series_id = v.series_id and f.time_period = v.time_period
    where v.episode_id = any(?) and v.row_no = 0 and v.detail #>> '{facts,so_far}' is null
      and f.obs_value is distinct from v.obs_value
    union
    select m.series_id, m.of_period, i.indicator, i.region_id, i.freq, i.time_period::date
    from made m
    join formula f on f.indicator = m.indicator
    cross join lateral (
        select f.part as indicator, m.region_id, m.freq, m.time_period
        where f.method in ('ratio', 'sum-of-indicators')
        union all
        select f.part, m.region_id, m.freq, p.time_period
        from (values (m.time_period), ((m.time_period - period_length(m.freq))::date)) as p(time_period)
        where f.method = 'from-year-to-date'
          and date_trunc('year', p.time_period) = date_trunc('year', m.time_period)
        union all
        select f.part, m.region_id, m.freq, p.time_period
        from generate_series(
            date_trunc('year', m.time_period::timestamp), m.time_period::timestamp, period_length(m.freq)) as p(time_period)
        where f.method = 'year-to-date'
        union all
        select f.part, m.region_id, l.freq, p.time_period
        from (values ('M'), ('Q'), ('S')) as l(freq)
        cross join lateral generate_series(
            m.time_period::timestamp, m.time_period + interval '11 months', period_length(l.freq)) as p(time_period)
        where f.method in ('year-total', 'year-from-year-to-date') and m.freq = 'A'
        union all
        select p.part, t.member, m.freq, m.time_period
        from territory t
        join (select f.part union select d.part from formula d
              where f.method = 'ratio-of-districts' and d.method = 'ratio' and d.indicator = f.indicator) p on true
        where f.method in ('sum-of-districts', 'mean-of-districts', 'ratio-of-districts', 'equality')
          and m.region_id = f.parent and t.territory = f.territory
          and t.valid_from <= last_day(m.freq, m.time_period)
          and coalesce(t.valid_to, 'infinity') > last_day(m.freq, m.time_period)
        union all
        select f.population, t.member, 'A',
               (date_trunc('year', last_day(m.freq, m.time_period) + 1) - n * interval '1 year')::date
        from territory t
        cross join generate_series(1, 2) n
        where f.method = 'equality' and f.population is not null and m.region_id = f.parent and t.territory = f.territory
          and t.valid_from <= last_day(m.freq, m.time_period)
          and coalesce(t.valid_to, 'infinity') > last_day(m.freq, m.time_period)
    ) i
),
taken as (
    select m.series_id, m.of_period as time_period, l.delivery_id, l.bureau, l.source_name, l.author, l.business_date,
           case when o.series_id is null then 'withdrawal' else l.kind end as kind
    from made m
    join series s on s.indicator = m.indicator and s.region_id = m.region_id and s.freq = m.freq and s.dimensions = '{}'
    join revision r on r.series_id = s.series_id and r.time_period = m.time_period and r.obs_value is not null
    join delivery l on l.delivery_id = r.replaced_by
    left join observation o on o.series_id = r.series_id and o.time_period = r.time_period
    where (l.kind = 'withdrawal' or o.obs_value is null)
      and l.delivery_id <= (select last_line from derivation)
)
select v.episode_id, v.event_id, v.event, v.business_date, coalesce((v.detail ->> 'periods')::int, 0) as periods,
       v.series_id, v.time_period, v.freq, v.obs_value, v.measure, v.bound, v.detail, v.delivery_id, v.row_no,
       line.source_name, d.method, nullif(array_to_string(d.absent, ' '), '') as absent,
       null::numeric as reported, null::numeric as total, null::numeric as lowest, null::numeric as highest,
       line.delivery_id as line_id, line.kind as line_kind, line.bureau as line_bureau,
       line.source_name as line_name, line.author as line_by, line.business_date as line_on, was.obs_value as replaced, was.gone as replaced_none,
       v.row_no = 0 and exists (select from revision i where i.replaced_by = v.delivery_id) as corrects_input,
       v.row_no = 0 and v.detail #>> '{facts,so_far}' is null and v.series_id is not null and d.series_id is null
           and not exists (select from observation o
                           where o.series_id = v.series_id and o.time_period = v.time_period and o.obs_value is not null)
           as gone,
       gone.delivery_id as taken_id, gone.kind as taken_kind, gone.bureau as taken_bureau,
       gone.source_name as taken_name, gone.author as taken_by, gone.business_date as taken_on,
       later.now, later.row_no as later_row, later.delivery_id as later_id, later.kind as later_kind, later.bureau as later_bureau,
       later.source_name as later_name, later.author as later_by, later.business_date as later_on, later.earlier,
       later.earlier_values
from episode_event v
join episode e using (episode_id)
left join unnest(?::text[], ?::date[]) as term (target_id, since) on term.target_id = e.target_id
left join delivery line on line.delivery_id = v.delivery_id
left join derived d on d.series_id = v.series_id and d.time_period = v.time_period and v.row_no = 0
left join lateral (
    select t.*
    from taken t
    where t.series_id = v.series_id and t.time_period = v.time_period and v.row_no = 0 and t.delivery_id > v.delivery_id
    order by t.delivery_id desc
    limit 1) gone on true
left join lateral (
    select r.obs_value, r.replaced_by <> v.delivery_id as gone
    from revision r
    where r.series_id = v.series_id and r.time_period = v.time_period
      and r.replaced_by <= v.delivery_id and r.obs_value is not null
    order by r.replaced_by desc
    limit 1) was on was.obs_value <> v.obs_value and v.row_no <> 0 and v.detail #>> '{facts,so_far}' is null
left join lateral (
    (select o.obs_value as now, o.row_no, l.delivery_id, l.bureau,
           case when o.series_id is null then 'withdrawal' else l.kind end as kind,
           l.source_name, l.author, l.business_date,
           (select array_agg(m.replaced_by order by m.replaced_by)
            from revision m
            where m.series_id = r.series_id and m.time_period = r.time_period
              and m.replaced_by < l.delivery_id) as earlier,
           (select array_agg(x.obs_value order by m.replaced_by)
            from revision m
            left join revision x on x.series_id = m.series_id and x.time_period = m.time_period
                and x.delivery_id = m.replaced_by
            where m.series_id = r.series_id and m.time_period = r.time_period
              and m.replaced_by < l.delivery_id) as earlier_values
    from revision r
    left join observation o on o.series_id = r.series_id and o.time_period = r.time_period
    join delivery l on l.delivery_id = greatest(r.replaced_by, o.delivery_id, o.confirmed_by)
    where r.series_id = v.series_id and r.time_period = v.time_period
      and v.detail #>> '{facts,so_far}' is null
      and exists (select from revision t
                  where t.series_id = v.series_id and t.time_period = v.time_period
                    and t.delivery_id = v.delivery_id and t.row_no = v.row_no and t.obs_value = v.obs_value)
    order by r.replaced_by desc
    limit 1)
    union all
    select case when sum.gone then null else st.obs_value end, 0, l.delivery_id, l.bureau,
           case when sum.gone and sum.withdrawn = l.delivery_id then 'withdrawal' else l.kind end,
           l.source_name, l.author, l.business_date,
           array(select t.line from unnest(sum.lines) t(line) where t.line < l.delivery_id order by 1),
           array(select case when t.line = any(sum.taking) then null else v.obs_value end
                 from unnest(sum.lines) t(line)
                 where t.line < l.delivery_id
                 order by t.line)
    from standing st
    join series told on told.series_id = v.series_id
    cross join lateral (
        select array_agg(line) as lines, array_agg(line) filter (where takes) as taking,
               max(line) filter (where withdraws) as withdrawn, max(line) filter (where takes and missing) as taken_by,
               max(line) as last, st.state in ('awaiting-figure', 'no-data') and bool_or(missing) as gone
        from (
            select r.replaced_by as line, bool_or(o.series_id is null) as withdraws, bool_or(o.obs_value is null) as missing,
                   bool_or(case when x.series_id is not null then x.obs_value
                                when r.replaced_by in (o.delivery_id, o.confirmed_by) then o.obs_value end is null) as takes
            from series s
            join revision r using (series_id)
            left join revision x on x.series_id = r.series_id and x.time_period = r.time_period
                and x.delivery_id = r.replaced_by
            left join observation o on o.series_id = r.series_id and o.time_period = r.time_period
            where s.indicator in (e.indicator, told.indicator) and s.dimensions = e.dimensions
              and (s.region_id = e.region_id
                   or v.row_no = 0
                      and exists (select from inside i
                                  where i.parent = e.region_id and i.indicator = s.indicator
                                    and i.member = s.region_id
                                    and i.valid_from <= last_day(s.freq, r.time_period)
                                    and coalesce(i.valid_to, 'infinity') > last_day(s.freq, r.time_period)))
              and r.time_period between coalesce(term.since, date_trunc('year', v.time_period)::date) and v.time_period
              and r.replaced_by > v.delivery_id
            group by r.replaced_by
        ) touched
    ) sum
    join delivery l on l.delivery_id = case when sum.gone then sum.taken_by else sum.last end
    where v.detail #>> '{facts,so_far}' is not null
      and st.target_id = e.target_id and st.region_id = e.region_id and st.until is null and sum.taking is not null
      and (sum.gone and (v.row_no <> 0 or st.obs_value is distinct from v.obs_value)
           or st.state not in ('awaiting-figure', 'no-data')
              and st.time_period = v.time_period and st.freq = v.freq)
) later on true
where v.episode_id = any(?) and coalesce(v.measure, v.obs_value) is not null
order by v.event_id
