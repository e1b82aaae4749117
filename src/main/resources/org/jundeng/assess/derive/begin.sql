-- SPDX-License-Identifier: Apache-2.0
-- The tables that derivation works with. They are dropped at the end of the transaction.
create temporary table formula on commit drop as
select * from jsonb_to_recordset(?::jsonb) as f(
    method text, indicator text, part text, part_no int, per numeric, minimum numeric, parent text, territory text,
    share numeric, measure text, population text, direction text, outranks boolean);
create temporary table territory on commit drop as
select * from jsonb_to_recordset(?::jsonb) as t(territory text, member text, valid_from date, valid_to date);
create temporary table touched (
    indicator text not null, region_id text not null, freq text not null, time_period date not null,
    last_day date not null, primary key (indicator, region_id, freq, time_period)) on commit drop;
create temporary table candidate (
    indicator text not null, region_id text not null, freq text not null, time_period date not null,
    obs_value numeric, method text not null, delivery_id bigint, input_series bigint[], input_periods date[],
    absent text[], primary key (indicator, region_id, freq, time_period)) on commit drop;
create temporary table changed (
    indicator text not null, region_id text not null, freq text not null, time_period date not null,
    before numeric) on commit drop;
analyze formula;
analyze territory
