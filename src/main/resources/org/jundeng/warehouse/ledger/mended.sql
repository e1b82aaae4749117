-- SPDX-License-Identifier: Apache-2.0
-- What known lines say that they mend. The word stands here, so that the index on it is of use.
select f.arguments, m.delivery_id, m.feed
from finding f join delivery m using (delivery_id)
where f.code = 'mends-earlier-rows' and m.outcome in ('taken', 'taken-in-part', 'unchanged') and not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = m.delivery_id)
