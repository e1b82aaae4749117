-- SPDX-License-Identifier: Apache-2.0
-- What people answer to mails, and what leaves by other channels than mail.

-- Each mail that came to the mailbox for replies, once, and what became of it. Lines are only added. Words are not kept
-- here: those of a person stand in the event of the episode, those of strangers nowhere.
create table reply (
    reply_id    bigint generated always as identity primary key,
    message     text not null unique,
    received_at timestamptz not null,
    person      text,
    notice_id   bigint references notice,
    outcome     text not null,
    detail      text,
    episodes    int not null check (episodes >= 0)
);

comment on table reply is 'mails that came to the mailbox for replies, and what became of each';
comment on column reply.reply_id is 'its number';
comment on column reply.message is 'a hash of its Message-ID, or of its bytes where it has none';
comment on column reply.received_at is 'when it was read';
comment on column reply.person is 'whose reply it is, by the address it was sent to; null where that does not tell';
comment on column reply.notice_id is 'the notice that it answers; null where the address does not tell';
comment on column reply.outcome is 'acknowledged, or why not';
comment on column reply.detail is 'what shows that a program wrote it, what a mail server reported, or what was not kept';
comment on column reply.episodes is 'how many episodes it acknowledged';

-- A notice that has left by mail leaves by the other channels of its recipient, too.
create table notice_channel (
    notice_id    bigint not null references notice,
    channel      text not null,
    state        text not null check (state in ('pending', 'sent', 'given-up')),
    created_at   timestamptz not null,
    attempts     int not null default 0,
    next_attempt timestamptz,
    last_error   text,
    sent_at      timestamptz,
    primary key (notice_id, channel)
);
create index notice_channel_pending on notice_channel (notice_id) where state = 'pending';

comment on table notice_channel is 'notices that leave by another channel than mail, once their mail has left';
comment on column notice_channel.notice_id is 'the notice';
comment on column notice_channel.channel is 'the channel''s name, as people.yaml and the settings have it';
comment on column notice_channel.state is 'pending, sent or given-up';
comment on column notice_channel.created_at is 'when its mail left';
comment on column notice_channel.attempts is 'how often it was tried';
comment on column notice_channel.next_attempt is 'when it is tried again at the earliest; null: at once, or never again';
comment on column notice_channel.last_error is 'why the last attempt failed; null where none failed';
comment on column notice_channel.sent_at is 'when the channel took it; null until then';
