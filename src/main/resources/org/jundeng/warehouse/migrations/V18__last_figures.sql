-- SPDX-License-Identifier: Apache-2.0
-- After its deadline a target is met, met late, missed or awaiting its last figure.

comment on column standing.state is
    'met, on-track, at-risk, off-track, missed, lost, no-data, not-yet-due, met-late or awaiting-figure';
comment on column assessment.state is
    'met, on-track, at-risk, off-track, missed, lost, no-data, not-yet-due, met-late or awaiting-figure';

-- Where the plan defines a figure by its parts, what follows from them counts before what was reported; and a derived
-- figure says whose figures it lacks, in whichever step it was made.
alter table derived add column outranks boolean not null default false;
alter table disagreement add column lowest numeric, add column highest numeric;
-- The next night derives everything anew: a ratio is no longer made of sums over different regions.
delete from derivation;

create or replace view figure as
select o.series_id, o.time_period, o.obs_value, o.obs_status, o.delivery_id, o.row_no, o.column_no,
       null::text as method
from observation o
where not exists (
    select from derived d
    where d.series_id = o.series_id and d.time_period = o.time_period and (d.outranks or o.obs_value is null))
union all
select d.series_id, d.time_period, d.obs_value, 'A', d.delivery_id, 0, 0, d.method
from derived d
where d.outranks or not exists (
    select from observation o
    where o.series_id = d.series_id and o.time_period = d.time_period and o.obs_value is not null);

create or replace view named_figure as
select s.indicator, i.name_zh as indicator_zh, i.name_en as indicator_en,
       r.code as ref_area, r.name_zh as region_zh, r.name_en as region_en, s.region_id,
       s.freq, period_text(s.freq, f.time_period) as time_period,
       f.time_period as first_day, last_day(s.freq, f.time_period) as last_day,
       f.obs_value, f.obs_status, i.unit_measure as unit, s.dimensions,
       case when f.method is null then 'reported' else 'derived' end as origin, f.method,
       f.delivery_id, l.bureau, l.feed, l.source_name as file, f.row_no, f.column_no
from series s
left join indicator i on i.indicator = s.indicator
left join region_span r on r.region_id = s.region_id and r.freq = s.freq
cross join lateral (
    select o.time_period, o.obs_value, o.obs_status, o.delivery_id, o.row_no, o.column_no, null::text as method
    from observation o
    where o.series_id = s.series_id
      and o.time_period >= coalesce(r.first, '-infinity') and o.time_period < coalesce(r.until, 'infinity')
      and not exists (
          select from derived d
          where d.series_id = o.series_id and d.time_period = o.time_period and (d.outranks or o.obs_value is null))
    union all
    select d.time_period, d.obs_value, 'A', d.delivery_id, 0, 0, d.method
    from derived d
    where d.series_id = s.series_id
      and d.time_period >= coalesce(r.first, '-infinity') and d.time_period < coalesce(r.until, 'infinity')
      and (d.outranks or not exists (
          select from observation o
          where o.series_id = d.series_id and o.time_period = d.time_period and o.obs_value is not null))
    offset 0) f
left join delivery l on l.delivery_id = f.delivery_id and f.method is null;

-- The figure that a step of derivation sees, and the regions that it lacks: what was reported, else what an earlier step
-- made; where what follows from the parts counts, that.
drop function known_figure(text, text, text, date, int);
create function known_figure(of_indicator text, in_region text, of_freq text, at_period date, before_step int)
    returns table (series_id bigint, obs_value numeric, delivery_id bigint, absent text[])
    language sql stable as $$
select s.series_id,
       case when o.obs_value is null or d.outranks then d.obs_value else o.obs_value end,
       case when o.obs_value is null or d.outranks then d.delivery_id else o.delivery_id end,
       case when o.obs_value is null or d.outranks then d.absent else '{}' end
from series s
left join observation o on o.series_id = s.series_id and o.time_period = at_period
left join derived d on d.series_id = s.series_id and d.time_period = at_period and d.step < before_step
where s.indicator = of_indicator and s.region_id = in_region and s.freq = of_freq and s.dimensions = '{}'
  and coalesce(o.obs_value, d.obs_value) is not null
$$;

-- The names in a text, each once, in the order of their letters; blanks stand between them.
create function distinct_names(listed text) returns text[]
    language sql immutable parallel safe as $$
select coalesce(array_agg(distinct n order by n), '{}') from unnest(string_to_array(listed, ' ')) n where n <> ''
$$;

comment on column derived.outranks is
    'whether it counts before a reported figure, because the plan defines the figure by its parts';
comment on column derived.absent is
    'the ids of regions without a figure, as far as the coverage rule allows them; of a sum over periods, of any of them';
comment on column disagreement.lowest is
    'the lowest figure of the parts, where the reported one lies outside their range; else null';
comment on column disagreement.highest is
    'the highest figure of the parts, where the reported one lies outside their range; else null';
