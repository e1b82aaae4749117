-- SPDX-License-Identifier: Apache-2.0
-- Alerts in full: rules on feeds, pending and reopened episodes, silences, who was told what and why, an audit trail.

-- A rule watches a series (indicator in a region) or a feed; what does not apply is ''.
alter table episode alter column indicator drop not null;
alter table episode add column feed text not null default '';
alter table episode add column pending_since date;
drop index episode_one_alive;
create unique index episode_one_alive on episode (rule_id, region_id, feed, dimensions) where state <> 'closed';
create index episode_place on episode (rule_id, region_id, feed);

-- What the rule measured (a value, a lag, a change, days overdue) and all figures that it saw.
alter table episode_event add column measure numeric;
alter table episode_event add column series_id bigint;
alter table episode_event add column detail jsonb not null default '{}';
alter table episode_event add column until date;

-- How far the evaluation has come: the last night it has looked at everything, the last ledger line it has seen.
create table evaluation (
    only_one  boolean primary key default true check (only_one),
    last_full date,
    last_line bigint not null,
    last_event bigint not null                            -- whom to tell of it has been decided, up to this event
);
insert into evaluation (last_line, last_event)
select coalesce((select max(delivery_id) from delivery), 0), coalesce((select max(event_id) from episode_event), 0);

-- Nobody is told of what matches, from a day to a day, both included. Null matches everything.
create table silence (
    silence_id  bigint generated always as identity primary key,
    episode_id  bigint references episode,
    rule_id     text,
    indicator   text,
    region_id   text,
    feed        text,
    bureau      text,
    project     int,
    starts_on   date not null,
    ends_on     date not null check (ends_on >= starts_on),
    author      text not null,
    reason      text not null,
    recorded_at timestamptz not null,
    ended_at    timestamptz,                              -- taken back before its end
    ended_by    text
);

alter table notice add column not_before timestamptz;     -- quiet hours, or the morning of a working day
alter table notice add column in_reply_to text;           -- the Message-ID of the mail that it follows
alter table notice add column thread text;                -- the Message-IDs of the mails it follows, blank between
alter table notice add column unanswered int not null default 0;  -- how often the server died after it had it all
create index notice_person on notice (person, business_date);

-- Pictures that stand in the page of a notice.
create table notice_image (
    notice_id  bigint not null references notice,
    content_id text not null,
    png        bytea not null,
    primary key (notice_id, content_id)
);

-- What stewards were told besides episodes (receipts, reminders), so that each thing is told once.
create table notice_item (
    person    text not null,
    item      text not null,                              -- receipt:88, reminder:hrss-employment:2014-06
    notice_id bigint not null references notice,
    primary key (person, item)
);

-- Each decision to tell a person of an episode, or not to, with its reason. Lines are only added.
create table telling (
    telling_id    bigint generated always as identity primary key,
    person        text not null,
    episode_id    bigint not null references episode,
    event_id      bigint not null references episode_event,  -- the last event it stands on
    level         text not null,
    run_id        bigint not null references run,
    business_date date not null,
    decided_at    timestamptz not null,
    verdict       text not null check (verdict in ('told', 'held', 'dropped')),
    reason        text not null,
    notice_id     bigint references notice
);
create index telling_episode on telling (episode_id, person, telling_id);
create index telling_notice on telling (notice_id);

-- What people did, and what was refused to them. Lines are only added.
create table audit (
    audit_id bigint generated always as identity primary key,
    at       timestamptz not null,
    actor    text not null,                               -- a person's id, an operating system user, or ''
    act      text not null,                               -- acknowledge, silence, end-silence, open-link
    subject  text not null,                               -- episode 17, silence 3
    outcome  text not null,                               -- done, or why not: expired, used, forged, closed, ...
    detail   text
);

-- Who was told before there was this table.
insert into telling (person, episode_id, event_id, level, run_id, business_date, decided_at, verdict, reason, notice_id)
select n.person, e.episode_id, e.event_id, e.level, n.run_id, n.business_date, n.created_at, 'told',
       case e.event when 'opened' then 'new' else e.event end, n.notice_id
from notice n
join notice_event using (notice_id)
join episode_event e using (event_id)
order by n.notice_id, e.event_id;
