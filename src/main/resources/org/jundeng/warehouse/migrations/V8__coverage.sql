-- SPDX-License-Identifier: Apache-2.0
-- Of which periods and regions a delivery set a value, or a mark that there is none: the same as its observations and
-- revisions say, which are too many to ask them each night. Rows are only ever added; a period may have several.
create table coverage (
    delivery_id bigint  not null references delivery,
    freq        char(1) not null,
    time_period date    not null,                         -- the period's first day
    region_ids  text[]  not null
);
create index coverage_delivery on coverage (delivery_id);

insert into coverage
select v.delivery_id, s.freq, v.time_period, array_agg(distinct s.region_id)
from (select series_id, time_period, delivery_id from observation
      union all
      select series_id, time_period, delivery_id from revision) v
join series s using (series_id)
group by v.delivery_id, s.freq, v.time_period;
