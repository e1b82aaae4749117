-- SPDX-License-Identifier: Apache-2.0
-- A page of episodes as they stand, in the order of their numbers, behind one: the primary key leads to them, so what lies
-- before it costs nothing. The code of a region is the one that it had in the period of the figure that was seen last.
with chosen as materialized (
    select e.*, null::date as day
    from episode e
    where e.episode_id > ? and {wanted}
    order by e.episode_id
    limit ?
)
{told}order by c.episode_id
