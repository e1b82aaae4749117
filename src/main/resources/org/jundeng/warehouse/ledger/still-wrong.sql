-- SPDX-License-Identifier: Apache-2.0
-- Which rows of lines stand for which rows of earlier ones, and were rejected again. Argument: the lines.
select f.delivery_id, f.arguments[1]::bigint as earlier, f.arguments[4] as pairs
from finding f
where f.delivery_id = any (?) and f.code = 'still-wrong-rows' and f.arguments[1]::bigint < f.delivery_id
