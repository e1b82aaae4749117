-- SPDX-License-Identifier: Apache-2.0
-- Ends what stands as history of a period that has come not to cross and crosses again by another figure: it would keep
-- the new breach from being recorded. Nobody was told of it. Parameters: the breaches as a JSON array; the run; the night.
update past_breach p
set now_measure = g.measure, ended_by = g.delivery_id, ended_run = n.run_id, ended_on = n.business_date
from jsonb_to_recordset(?::jsonb) as g(
         rule_id text, region_id text, freq char(1), time_period date, measure numeric, before numeric,
         delivery_id bigint),
     (select ?::bigint as run_id, ?::date as business_date) n
where p.rule_id = g.rule_id and p.region_id = g.region_id and p.freq = g.freq and p.time_period = g.time_period
  and p.ended_on is null and p.counted_as = 'history' and g.before is null and p.delivery_id <> g.delivery_id
