-- SPDX-License-Identifier: Apache-2.0
-- Where a target stands is kept once for all nights on which it is the same (docs/adr/0015-standings.md). Table assessment
-- had a row for each target, region and night; it is now a view that gives the very same rows.
create table assessed_night (
    business_date date primary key,
    run_id        bigint not null references run,  -- the run that first assessed all targets on it
    complete      boolean not null                 -- whether all targets were assessed, or only some, by day
);
comment on table assessed_night is 'the nights on which targets were assessed';

create table standing (
    target_id   text not null,
    region_id   text not null,
    since       date not null,                     -- the first night of it
    until       date,                              -- the night from which it no longer holds; null: it holds still
    state       text not null,
    series_id   bigint,
    time_period date,
    freq        char(1),
    obs_value   numeric,
    bound       numeric,
    delivery_id bigint,
    row_no      bigint,
    reason_zh   text not null,
    reason_en   text not null,
    run_id      bigint not null references run,    -- the run that said so on the first night
    method      text,
    progress    numeric,
    elapsed     numeric,
    lag         numeric,
    target_hash char(64),
    primary key (target_id, region_id, since),
    check (until > since)
);
comment on table standing is 'where a target stands in a region, from one night until another';

insert into assessed_night
select business_date, mode() within group (order by run_id), true from assessment group by business_date;

with night as (
    select business_date, run_id, row_number() over by_date as number, lead(business_date) over by_date as next
    from assessed_night window by_date as (order by business_date)
),
kept as (
    select a.*, n.number, n.next, a.run_id <> n.run_id as rerun,
           (a.state, a.series_id, a.time_period, a.freq, a.obs_value, a.bound, a.delivery_id, a.row_no, a.reason_zh,
            a.reason_en, a.method, a.progress, a.elapsed, a.lag, a.target_hash)::text as words
    from assessment a join night n using (business_date)
),
marked as (
    select k.*, case when not rerun and number = lag(number) over place + 1 and words = lag(words) over place
                     then 0 else 1 end as begins
    from kept k window place as (partition by target_id, region_id order by business_date)
),
grouped as (
    select m.*, sum(begins) over (partition by target_id, region_id order by business_date) as spell from marked m
),
spells as (
    select target_id, region_id, spell, max(number) as last from grouped group by target_id, region_id, spell
)
insert into standing (target_id, region_id, since, until, state, series_id, time_period, freq, obs_value, bound,
                      delivery_id, row_no, reason_zh, reason_en, run_id, method, progress, elapsed, lag, target_hash)
select f.target_id, f.region_id, f.business_date, n.next, f.state, f.series_id, f.time_period, f.freq, f.obs_value,
       f.bound, f.delivery_id, f.row_no, f.reason_zh, f.reason_en, f.run_id, f.method, f.progress, f.elapsed, f.lag,
       f.target_hash
from grouped f
join spells s using (target_id, region_id, spell)
join night n on n.number = s.last
where f.begins = 1;

drop table assessment;

-- On a night on which not all targets were assessed, only what was said on that very night counts. The run is the one
-- that said so on that night.
create view assessment as
select s.target_id, s.region_id, n.business_date, s.state, s.series_id, s.time_period, s.freq, s.obs_value, s.bound,
       s.delivery_id, s.row_no, s.reason_zh, s.reason_en,
       case when s.since = n.business_date then s.run_id else n.run_id end as run_id,
       s.method, s.progress, s.elapsed, s.lag, s.target_hash
from standing s
join assessed_night n on n.business_date >= s.since and (s.until is null or n.business_date < s.until)
where n.complete or s.since = n.business_date;
comment on view assessment is 'where each target stood in each region on each night';

-- A figure's trace names the nights on which it decided.
create index standing_figure on standing (series_id, time_period);
