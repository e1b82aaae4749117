-- SPDX-License-Identifier: Apache-2.0
-- What each rule asked for at the last complete evaluation, so that a change of a rule can be told from a new figure.

create table rule_in_force (
    rule_id text primary key,
    terms   jsonb not null,
    since   date  not null
);
comment on table rule_in_force is 'what each rule asked for at the last complete evaluation';
comment on column rule_in_force.rule_id is 'the rule';
comment on column rule_in_force.terms is 'all of it that can make a difference to a level, as JSON';
comment on column rule_in_force.since is 'the night since which it has asked for that';
