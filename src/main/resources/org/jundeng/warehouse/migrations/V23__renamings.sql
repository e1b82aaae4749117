-- SPDX-License-Identifier: Apache-2.0
-- The ids of indicators, targets and rules that the configuration has changed, and that the warehouse has changed with it.

create table renaming (
    renaming_id bigint generated always as identity primary key,
    kind        text not null check (kind in ('indicator', 'target', 'rule')),
    former      text not null,
    id          text not null,
    renamed_at  timestamptz not null,
    series      int not null,
    episodes    int not null
);

comment on table renaming is
    'ids that became others: figures, episodes and what belongs to them stand under the new id since; rows are only added';
comment on column renaming.renaming_id is 'its number';
comment on column renaming.kind is 'indicator, target or rule';
comment on column renaming.former is 'the id before';
comment on column renaming.id is 'the id since';
comment on column renaming.renamed_at is 'the true time';
comment on column renaming.series is 'how many series go on under the new id';
comment on column renaming.episodes is 'how many episodes go on under the new id';
