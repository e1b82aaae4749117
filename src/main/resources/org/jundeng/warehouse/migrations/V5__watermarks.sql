-- SPDX-License-Identifier: Apache-2.0
-- How far the feeds that are pulled by a watermark have been read.

-- What a pull asked for and how far its answer reached: one for each line of such a feed that had an answer.
create table pull (
    delivery_id bigint primary key references delivery,
    question    char(64) not null,         -- hash of what was promised when it was asked
    type        text not null check (type in ('number', 'date', 'timestamp')),
    since       text,                      -- where it began; null: it asked for everything
    reached     text,                      -- the highest watermark in the answer; null: it has none
    without     bigint not null,           -- rows of the answer whose watermark is absent, or no value of its type
    ahead       bigint not null            -- rows of the answer whose watermark lies in the future
);

-- Where the next pull of a feed begins. It moves in the transaction that stores an answer.
create table watermark (
    feed        text primary key,
    question    char(64) not null,
    reached     text,                      -- null: no row had one
    full_at     timestamptz not null,      -- when everything was last asked for
    delivery_id bigint not null references delivery
);
