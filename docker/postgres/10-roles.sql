-- SPDX-License-Identifier: Apache-2.0
-- Run once by the PostgreSQL image on an empty data directory. The passwords come from the environment.
-- The owner migrates the schema at Jundeng's start, and grants the other two what they need.
\set ON_ERROR_STOP on
\getenv owner_password JUNDENG_DB_OWNER_PASSWORD
\getenv app_password JUNDENG_DB_PASSWORD
\getenv reader_password JUNDENG_DB_READER_PASSWORD

create role jundeng_owner login password :'owner_password';
create role jundeng_app login password :'app_password';
create role jundeng_reader login password :'reader_password';
alter role jundeng_reader set default_transaction_read_only = on;
-- So that an analyst writes "from named_figure", without the schema.
alter role jundeng_reader set search_path = jundeng, public;

create database jundeng owner jundeng_owner template template0 encoding 'UTF8' locale 'C.UTF-8';
revoke all on database jundeng from public;
grant connect on database jundeng to jundeng_app, jundeng_reader;
-- The loader's COPY goes through a temporary table.
grant temporary on database jundeng to jundeng_app;
