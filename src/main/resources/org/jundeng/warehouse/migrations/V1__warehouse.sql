-- SPDX-License-Identifier: Apache-2.0
-- The indicator warehouse. Names follow SDMX. Only SQL that PostgreSQL 15 has.
-- Everything lives in the schema that Flyway sets as the default (jundeng).

-- Copies of the configuration, refreshed at each start; git is their source of truth.
create table region_validity (
    region_id  text not null,
    code       text not null,
    name_zh    text not null,
    name_en    text not null,
    level      text not null,
    parent_id  text,
    valid_from date not null,
    valid_to   date,                       -- the first day on which it no longer holds; null: holds today
    primary key (region_id, valid_from)
);
create index region_validity_code on region_validity (code, valid_from);

create table indicator (
    indicator    text primary key,
    name_zh      text not null,
    name_en      text not null,
    unit_measure text not null,
    freq         char(1) not null,
    direction    text not null,
    aggregation  text not null
);

create table target (
    target_id  text primary key,
    project    int  not null,
    item       int  not null,
    indicator  text not null,
    bureau     text not null,
    name_zh    text not null,
    name_en    text not null,
    definition jsonb not null              -- the target as the catalogue has it
);

-- Every version of a contract, catalogue file or rule that was ever used, so that an old decision can be explained.
create table config_version (
    kind       text not null,              -- contract, catalogue, rule
    name       text not null,
    hash       char(64) not null,
    content    text not null,
    first_used timestamptz not null,
    primary key (kind, name, hash)
);

-- One run of nightly, or one evaluation under serve.
create table run (
    run_id        bigint generated always as identity primary key,
    command       text not null,
    business_date date not null,
    started_at    timestamptz not null,
    ended_at      timestamptz,
    exit_code     int,
    node          text not null
);

-- The ledger: one line for everything that arrived or was done to an arrival. Lines are only ever added.
create table delivery (
    delivery_id   bigint generated always as identity primary key,
    arrival_id    text not null unique,
    kind          text not null default 'delivery' check (kind in ('delivery', 'withdrawal', 'release', 'replay')),
    concerns      bigint references delivery,             -- the line that a withdrawal, release or replay is about
    duplicate_of  bigint references delivery,
    bureau        text not null,
    feed          text,                                   -- null: no contract claims the file
    source_name   text not null,
    sha256        char(64),                               -- null: nothing arrived (a source out of reach)
    bytes         bigint not null default 0,
    arrived_at    timestamptz not null,
    recorded_at   timestamptz not null,
    business_date date not null,
    as_of         text not null,                          -- sorts deliveries of a feed: older never replaces newer
    contract_hash char(64),
    authority     int not null default 0,                 -- of two feeds that bring one series the higher number wins
    rows_read     bigint not null default 0,
    rows_rejected bigint not null default 0,
    obs_new       bigint not null default 0,
    obs_revised   bigint not null default 0,
    obs_unchanged bigint not null default 0,
    findings      bigint not null default 0,              -- all of them, also those beyond what table finding lists
    outcome       text not null
        check (outcome in ('taken', 'taken-in-part', 'unchanged', 'duplicate', 'refused', 'failed', 'withdrawn')),
    reason        text,                                   -- what the operator gave
    kept_path     text,                                   -- below the workspace, in archive/ or quarantine/
    run_id        bigint references run,
    node          text not null
);
create index delivery_feed on delivery (feed, delivery_id);
create index delivery_sha on delivery (sha256);
create index delivery_concerns on delivery (concerns) where concerns is not null;

create table finding (
    finding_id  bigint generated always as identity primary key,
    delivery_id bigint not null references delivery,
    row_no      bigint not null,                          -- 0: the delivery as a whole
    column_name text,
    code        text not null,
    found       text not null,
    arguments   text[] not null default '{}'
);
create index finding_delivery on finding (delivery_id);

create table series (
    series_id  bigint generated always as identity primary key,
    freq       char(1) not null check (freq in ('A', 'S', 'Q', 'M', 'D')),
    indicator  text not null,
    region_id  text not null,
    dimensions jsonb not null default '{}',
    unique (indicator, region_id, freq, dimensions)
);

-- No foreign keys here: the loader resolves both within its transaction, and a trigger a row would cost more than COPY.
create table observation (
    series_id   bigint  not null,
    time_period date    not null,                         -- the period's first day
    obs_value   numeric,
    obs_status  char(1) not null,
    delivery_id bigint  not null,                         -- the line whose file holds the value
    row_no      bigint  not null,
    column_no   int     not null,
    confirmed_by bigint,                                  -- a line with a later stated as-of stamp that said the same
    primary key (series_id, time_period),
    check ((obs_value is null) = (obs_status = 'M'))
) with (fillfactor = 90);
create index observation_delivery on observation (delivery_id);

-- Every value that was replaced. It was known from ledger line known_since until just before line replaced_by.
create table revision (
    series_id   bigint  not null,
    time_period date    not null,
    obs_value   numeric,
    obs_status  char(1) not null,
    delivery_id bigint  not null,
    row_no      bigint  not null,
    column_no   int     not null,
    known_since bigint  not null,
    replaced_by bigint  not null references delivery,
    primary key (series_id, time_period, replaced_by)
);
create index revision_replaced_by on revision (replaced_by);
create index revision_delivery on revision (delivery_id);

-- Where a target stood for a region on a date, by the last evaluation of that date.
create table assessment (
    target_id     text not null,
    region_id     text not null,
    business_date date not null,
    state         text not null,
    series_id     bigint,
    time_period   date,
    freq          char(1),
    obs_value     numeric,
    bound         numeric,                                -- in the indicator's unit
    delivery_id   bigint,
    row_no        bigint,
    reason_zh     text not null,
    reason_en     text not null,
    run_id        bigint not null references run,
    primary key (target_id, region_id, business_date)
);

-- One continuous crossing of one rule by one series.
create table episode (
    episode_id    bigint generated always as identity primary key,
    rule_id       text not null,
    target_id     text,
    indicator     text not null,
    region_id     text not null,
    dimensions    jsonb not null default '{}',
    state         text not null check (state in ('pending', 'open', 'closed')),
    level         text not null,
    opened_on     date,
    closed_on     date,
    closed_reason text
);
create unique index episode_one_alive on episode (rule_id, region_id, dimensions) where state <> 'closed';

create table episode_event (
    event_id      bigint generated always as identity primary key,
    episode_id    bigint not null references episode,
    run_id        bigint not null references run,
    business_date date not null,
    recorded_at   timestamptz not null,
    event         text not null,                          -- opened, raised, lowered, closed, acknowledged, ...
    level         text not null,
    reason        text not null,                          -- a named reason, stable
    time_period   date,
    freq          char(1),
    obs_value     numeric,
    bound         numeric,
    delivery_id   bigint,
    row_no        bigint,
    rule_hash     char(64),
    author        text,
    note          text
);
create index episode_event_episode on episode_event (episode_id, event_id);

-- The outbox: a message to one person and why it was, or was not, sent. Decided in the transaction of the change.
create table notice (
    notice_id     bigint generated always as identity primary key,
    notice_key    text not null unique,                   -- what makes it the same notice on a second run
    kind          text not null,                          -- digest
    person        text not null,
    address       text not null,
    business_date date not null,
    run_id        bigint not null references run,
    created_at    timestamptz not null,
    message_id    text not null unique,
    subject       text not null,
    text_body     text not null,
    html_body     text not null,
    state         text not null check (state in ('pending', 'sent', 'withheld', 'given-up')),
    reason        text not null,                          -- a named reason for sending or for not sending
    attempts      int not null default 0,
    next_attempt  timestamptz,
    last_error    text,
    sent_at       timestamptz
);
create index notice_pending on notice (next_attempt) where state = 'pending';

create table notice_event (
    notice_id bigint not null references notice,
    event_id  bigint not null references episode_event,
    primary key (notice_id, event_id)
);
