-- SPDX-License-Identifier: Apache-2.0
-- Periods that became known late, or were corrected, and cross a bound, though a newer one is inside it again. Whether a
-- delivery was declared as an import of history decides whether anybody is told.
alter table delivery add column history boolean not null default false;

create table past_breach (
    item          text    primary key,
    rule_id       text    not null,
    region_id     text    not null,
    indicator     text    not null,
    freq          char(1) not null,
    time_period   date    not null,
    over_from     date    not null,
    level         text    not null,
    measure       numeric not null,
    bound         numeric not null,
    obs_value     numeric not null,
    before        numeric,
    series_id     bigint  not null,
    delivery_id   bigint  not null references delivery,
    row_no        bigint  not null,
    detail        jsonb   not null default '{}',
    rule_hash     char(64) not null,
    counted_as    text    not null check (counted_as in ('told', 'history')),
    run_id        bigint  not null references run,
    business_date date    not null,
    recorded_at   timestamptz not null,
    ended_run     bigint  references run,
    ended_on      date,
    ended_by      bigint  references delivery,
    now_measure   numeric,
    check ((ended_on is null) = (ended_run is null))
);
create unique index past_breach_standing on past_breach (rule_id, region_id, freq, time_period) where ended_on is null;
create index past_breach_told on past_breach (business_date) where counted_as = 'told';

comment on column delivery.history is
    'whether it was declared as an import of history: its breaches in older periods are counted and not told';
comment on table past_breach is
    'periods that were known late and cross a bound, though a newer one does not; rows are added, and ended at most';
comment on column past_breach.item is 'identifies it among what people are told besides episodes';
comment on column past_breach.rule_id is 'the rule';
comment on column past_breach.region_id is 'the region, or the city or group whose districts a gap is measured in';
comment on column past_breach.indicator is 'the indicator';
comment on column past_breach.freq is 'the frequency of the periods: A, S, Q, M or D';
comment on column past_breach.time_period is 'the first day of the period that crosses';
comment on column past_breach.over_from is 'the first day of the next period that does not cross';
comment on column past_breach.level is 'how grave it is';
comment on column past_breach.measure is 'the number that was compared with the bounds';
comment on column past_breach.bound is 'the bound of the level';
comment on column past_breach.obs_value is 'the figure that decided';
comment on column past_breach.before is 'the measure that was told of this period before; null: none was';
comment on column past_breach.series_id is 'the series of the figure';
comment on column past_breach.delivery_id is 'the ledger number of the figure';
comment on column past_breach.row_no is 'the row of the figure; 0: it was derived';
comment on column past_breach.detail is 'what else the rule saw, as in episode_event';
comment on column past_breach.rule_hash is 'the version of the rule';
comment on column past_breach.counted_as is 'told: officials are told; history: it is only counted';
comment on column past_breach.run_id is 'the run that found it';
comment on column past_breach.business_date is 'the night';
comment on column past_breach.recorded_at is 'the true time';
comment on column past_breach.ended_run is 'the run that found it corrected or withdrawn; null: it stands';
comment on column past_breach.ended_on is 'the night of that; null: it stands';
comment on column past_breach.ended_by is 'the ledger number of the correction; null: it stands, or the figure was withdrawn';
comment on column past_breach.now_measure is 'what it was corrected to; null: it stands, or the figure was withdrawn';
