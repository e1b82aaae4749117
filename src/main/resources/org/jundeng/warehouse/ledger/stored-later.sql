-- SPDX-License-Identifier: Apache-2.0
-- The rows of lines whose figures have all been stored by deliveries of their feeds that came later. Arguments: the
-- lines, the numbers of their first takings, their feeds.
select r.delivery_id, r.row_no
from unnest(?::bigint[], ?::bigint[], ?::text[]) asked (delivery_id, origin, feed)
join rejected_figure r using (delivery_id)
group by r.delivery_id, r.row_no
having bool_and(exists (
  select from series s join lateral (
    select delivery_id from observation where series_id = s.series_id and time_period = r.time_period
    union all
    select delivery_id from revision where series_id = s.series_id and time_period = r.time_period
  ) v on true join delivery m on m.delivery_id = v.delivery_id
  where s.indicator = r.indicator and s.region_id = r.region_id and s.freq = r.freq and s.dimensions = r.dimensions
    and coalesce(m.concerns, m.delivery_id) > asked.origin and m.feed = asked.feed
    and not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = m.delivery_id)))
