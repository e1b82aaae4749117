-- SPDX-License-Identifier: Apache-2.0
-- Alerts that were handed to somebody: events of their episodes, beside what people acknowledged.

alter table episode_event add column handed_to text;
comment on column episode_event.handed_to is
    'to whom the episode was handed; null: it was handed back, or nobody handed it on';
comment on column episode_event.event is 'opened, raised, lowered, continued, closed, acknowledged, handed, ...';
comment on column episode_event.author is 'who acknowledged it or handed it on; else null';
comment on column episode_event.note is 'the note of an acknowledgement, or why it was handed on; else null';

-- When people are away, as they enter it themselves; what people.yaml says counts besides.
create table absence (
    absence_id  bigint generated always as identity primary key,
    person      text not null,
    first_day   date not null,
    last_day    date not null check (last_day >= first_day),
    deputy      text,
    author      text not null,
    recorded_at timestamptz not null,
    ended_on    date,
    ended_by    text
);
comment on table absence is 'the days on which people are away, as they entered them';
comment on column absence.absence_id is 'the absence''s number';
comment on column absence.person is 'who is away';
comment on column absence.first_day is 'the first day';
comment on column absence.last_day is 'the last day';
comment on column absence.deputy is 'who stands in on these days; null: the person''s deputy';
comment on column absence.author is 'who entered it';
comment on column absence.recorded_at is 'when it was recorded';
comment on column absence.ended_on is 'from this day on the person is back before its end; null: nobody said so';
comment on column absence.ended_by is 'who said so; null: nobody did';
