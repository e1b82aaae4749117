-- SPDX-License-Identifier: Apache-2.0
-- Records that breaches turned out not to be true, to have another value, or not to be over as was recorded: then the
-- measure is the same, and what becomes of it later takes its place. Parameters: the breaches as a JSON array; the run; the night.
update past_breach p
set now_measure = g.now_measure, ended_by = g.ended_by, ended_run = n.run_id, ended_on = n.business_date
from jsonb_to_recordset(?::jsonb) as g(item text, now_measure numeric, ended_by bigint),
     (select ?::bigint as run_id, ?::date as business_date) n
where p.item = g.item and (p.ended_on is null or p.now_measure = p.measure)
