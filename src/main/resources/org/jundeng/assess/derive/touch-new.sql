-- SPDX-License-Identifier: Apache-2.0
-- The figures that ledger lines added, changed or withdrew: the lines after one number, up to another; each number is
-- passed twice.
insert into touched
select distinct s.indicator, s.region_id, s.freq, f.time_period, last_day(s.freq, f.time_period)
from (select series_id, time_period from observation where delivery_id > ? and delivery_id <= ?
      union
      select series_id, time_period from revision where replaced_by > ? and replaced_by <= ?) f
cross join lateral (select * from series k where k.series_id = f.series_id offset 0) s
where s.dimensions = '{}' and s.indicator = any (array(
    select part from formula union select population from formula union select indicator from formula))
