-- SPDX-License-Identifier: Apache-2.0
-- Why and from where people acted; and the chain of hashes by which anybody can tell that no line was changed since.

alter table audit add column reason text;
alter table audit add column origin text;

-- The lines in the order in which nights published them. A line has no link until the next night; the lines of before
-- this table are published by the first night after it, like all others.
create table audit_link (
    number   bigint primary key check (number > 0),
    audit_id bigint not null unique references audit,
    night    date not null,
    hash     text not null check (hash ~ '^[0-9a-f]{64}$')
);

comment on table audit is 'what people did and what was refused to them; rows are only added';
comment on column audit.act is 'what was done or tried: acknowledge, withdraw, log-in';
comment on column audit.reason is 'why, in the person''s words; null where nobody was asked';
comment on column audit.origin is 'from where: a client''s address, or the node that a command ran on; null where unknown';

comment on table audit_link is 'the lines of audit, chained by hash in the order they were published; rows are only added';
comment on column audit_link.number is 'the place in the chain, from 1, without gaps';
comment on column audit_link.audit_id is 'the line';
comment on column audit_link.night is 'the night that published it';
comment on column audit_link.hash is
    'SHA-256 of the hash before and the line''s canonical text, as docs/audit.md describes it';
