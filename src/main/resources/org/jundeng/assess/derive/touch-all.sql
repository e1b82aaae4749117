-- SPDX-License-Identifier: Apache-2.0
-- All figures, reported and derived, that the formulas use or give, because the formulas have changed. Figures that no
-- formula gives any longer are deleted; figures derived from those are among the touched. Series are looked up by key,
-- because most stored figures are in no formula.
delete from disagreement;
insert into touched
select s.indicator, s.region_id, s.freq, f.time_period, last_day(s.freq, f.time_period)
from (select part as indicator from formula union select population from formula union select indicator from formula) i
join series s on s.indicator = i.indicator and s.dimensions = '{}'
cross join lateral (
    select o.time_period from observation o where o.series_id = s.series_id
    union
    select d.time_period from derived d where d.series_id = s.series_id
    offset 0) f;
with gone as (
    delete from derived d
    using series s
    where s.series_id = d.series_id
      and not exists (
          select from formula f
          where f.indicator = s.indicator and f.method = d.method and coalesce(f.parent, s.region_id) = s.region_id)
    returning s.indicator, s.region_id, s.freq, d.time_period, d.obs_value
)
insert into changed select * from gone
