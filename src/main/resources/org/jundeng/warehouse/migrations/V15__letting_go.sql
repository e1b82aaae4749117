-- SPDX-License-Identifier: Apache-2.0
-- Kept bytes that were let go, because settings say for how long they are kept. The ledger's lines stay; lines here are
-- only added.
create table let_go (
    kept_path text primary key,
    sha256    char(64) not null,
    bytes     bigint not null,
    let_go_at timestamptz not null,
    run_id    bigint references run                -- null: another warehouse's, from which this one was rebuilt
);
comment on table let_go is 'kept bytes of deliveries that were let go';
create index let_go_time on let_go (let_go_at);

-- A mail's words may be let go some time after it was sent; who was told, when, and of what stays.
alter table notice add column body_let_go_at timestamptz;
