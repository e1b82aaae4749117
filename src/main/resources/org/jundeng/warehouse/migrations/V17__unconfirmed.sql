-- SPDX-License-Identifier: Apache-2.0
-- A delivery whose figures look wrong is kept, but nothing of it is known until somebody confirms it.

alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check
    check (kind in ('delivery', 'withdrawal', 'release', 'replay', 'confirmation'));
alter table delivery drop constraint delivery_outcome_check;
alter table delivery add constraint delivery_outcome_check check (outcome in (
    'taken', 'taken-in-part', 'unchanged', 'duplicate', 'refused', 'failed', 'withdrawn', 'unconfirmed'));

create table unconfirmed (
    delivery_id bigint primary key references delivery,
    feed        text   not null,
    since       date   not null,
    signs       text[] not null,
    settled_by  bigint references delivery,
    settled_how text check (settled_how in ('confirmed', 'superseded', 'withdrawn')),
    check ((settled_by is null) = (settled_how is null))
);
create index unconfirmed_waiting on unconfirmed (feed) where settled_by is null;

create table unconfirmed_coverage (
    delivery_id bigint  not null references unconfirmed,
    indicator   text    not null,
    freq        char(1) not null,
    time_period date    not null,
    region_ids  text[]  not null,
    primary key (delivery_id, indicator, freq, time_period)
);

create table unconfirmed_newer (
    delivery_id bigint not null references unconfirmed,
    newer       bigint not null references delivery,
    primary key (delivery_id, newer)
);

comment on column delivery.kind is 'delivery, withdrawal, release, replay or confirmation';
comment on column delivery.outcome is
    'taken, taken-in-part, unchanged, duplicate, refused, failed, withdrawn or unconfirmed';
comment on column delivery.reason is 'why it was withdrawn, released, replayed or confirmed; else null';
comment on column delivery.concerns is 'the line that a withdrawal, release, replay or confirmation is about; else null';
comment on table unconfirmed is
    'deliveries with figures that look wrong: nothing of them is known before somebody confirms them';
comment on column unconfirmed.delivery_id is 'the ledger line with the outcome unconfirmed';
comment on column unconfirmed.feed is 'its feed';
comment on column unconfirmed.since is 'the business date from which these figures wait, also under an earlier line';
comment on column unconfirmed.signs is 'the signs that stopped it';
comment on column unconfirmed.settled_by is 'the line that settled it; null: it still waits';
comment on column unconfirmed.settled_how is 'confirmed, superseded by a later delivery, or withdrawn; null: it still waits';
comment on table unconfirmed_coverage is 'which figures an unconfirmed delivery would have changed';
comment on column unconfirmed_coverage.delivery_id is 'the unconfirmed line';
comment on column unconfirmed_coverage.indicator is 'the indicator';
comment on column unconfirmed_coverage.freq is 'the frequency: A, S, Q, M or D';
comment on column unconfirmed_coverage.time_period is 'the first day of the period';
comment on column unconfirmed_coverage.region_ids is 'the regions';
comment on table unconfirmed_newer is
    'newer deliveries that brought some of the figures of an unconfirmed one while it waited: it can be confirmed no more';
comment on column unconfirmed_newer.delivery_id is 'the unconfirmed line';
comment on column unconfirmed_newer.newer is 'the newer line; once that is withdrawn, it counts no more';
