-- SPDX-License-Identifier: Apache-2.0
-- What waits to be mended, and questions that were answered by reading all of the ledger.

-- What the figures of rejected rows are about: who has the same figure stored later has mended the row.
create table rejected_figure (
    delivery_id bigint  not null references delivery,
    row_no      bigint  not null,
    freq        char(1) not null,
    time_period date    not null,
    indicator   text    not null,
    region_id   text    not null,
    dimensions  jsonb   not null default '{}'
);
create index rejected_figure_row on rejected_figure (delivery_id, row_no);
comment on table rejected_figure is 'what the figures of rejected rows are about, as far as the rows say so';
comment on column rejected_figure.delivery_id is 'the delivery that was taken in part';
comment on column rejected_figure.row_no is 'the rejected row';
comment on column rejected_figure.freq is 'the frequency of the period';
comment on column rejected_figure.time_period is 'the first day of the period';
comment on column rejected_figure.indicator is 'the indicator';
comment on column rejected_figure.region_id is 'the region';
comment on column rejected_figure.dimensions is 'what else splits the indicator';

-- The periods of a delivery that was refused: a later one of the same periods takes its place.
create table refused_period (
    delivery_id bigint  not null references delivery,
    freq        char(1) not null,
    time_period date    not null,
    primary key (delivery_id, freq, time_period)
);
comment on table refused_period is 'the periods that a refused delivery has figures of, as far as it says so';
comment on column refused_period.delivery_id is 'the delivery that was refused';
comment on column refused_period.freq is 'the frequency of the period';
comment on column refused_period.time_period is 'the first day of the period';

-- What is open, and what came later in its place.
create index delivery_in_part on delivery (delivery_id) where outcome in ('taken-in-part', 'refused');
create index delivery_named on delivery (feed, regexp_replace(source_name, '[.][^.]*$', ''), delivery_id)
    where concerns is null;
create index delivery_whole_again on delivery (feed, delivery_id)
    where concerns is null and outcome = 'taken' and rows_rejected = 0 and obs_unchanged + obs_revised > 0;
create index finding_mends on finding (delivery_id) where code = 'mends-earlier-rows';

-- Which deliveries repeat one, on its page and when it is withdrawn.
create index delivery_repeats on delivery (duplicate_of) where duplicate_of is not null;

-- A delivery by the beginning of its hash.
create index delivery_sha_begins on delivery (sha256 bpchar_pattern_ops);

-- Which mails told of what happened to an episode.
create index notice_event_event on notice_event (event_id);

-- Nobody reads it.
alter table rule_in_force drop column since;
