-- SPDX-License-Identifier: Apache-2.0
-- Keeps what was looked at on one night. Other nights stay as they are: where a standing that ends here holds on a later
-- night, it begins again on that night.
update looked l set target_hash = t.hash from target t where t.target_id = l.target_id;
update looked_on o set next = (
    select min(n.business_date) from assessed_night n where n.complete and n.business_date > o.night);

-- What stands already is not written. On a night of which not all is known, only what begins on it counts.
update looked l set kept = true
from standing s, looked_on o
where s.target_id = l.target_id and s.region_id = l.region_id
  and s.since <= o.night and (s.until is null or s.until > o.night)
  and (s.since = o.night or o.complete
       or exists (select from assessed_night n where n.business_date = o.night and n.complete))
  and (s.state, s.series_id, s.time_period, s.freq, s.obs_value, s.bound, s.delivery_id, s.row_no, s.reason_zh,
       s.reason_en, s.method, s.progress, s.elapsed, s.lag, s.target_hash)::text
      = (l.state, l.series_id, l.time_period, l.freq, l.obs_value, l.bound, l.delivery_id, l.row_no, l.reason_zh,
         l.reason_en, l.method, l.progress, l.elapsed, l.lag, l.target_hash)::text;

insert into displaced
select s.* from standing s cross join looked_on o left join looked l using (target_id, region_id)
where s.since <= o.night and (s.until is null or s.until > o.night)
  and case when l.target_id is null then o.complete else not l.kept end;

insert into standing (target_id, region_id, since, until, state, series_id, time_period, freq, obs_value, bound,
                      delivery_id, row_no, reason_zh, reason_en, run_id, method, progress, elapsed, lag, target_hash)
select d.target_id, d.region_id, o.next, d.until, d.state, d.series_id, d.time_period, d.freq, d.obs_value, d.bound,
       d.delivery_id, d.row_no, d.reason_zh, d.reason_en, n.run_id, d.method, d.progress, d.elapsed, d.lag, d.target_hash
from displaced d cross join looked_on o join assessed_night n on n.business_date = o.next
where d.until is null or d.until > o.next;

delete from standing s using displaced d
where s.target_id = d.target_id and s.region_id = d.region_id and s.since = d.since
  and d.since = (select night from looked_on);
update standing s set until = o.night from displaced d, looked_on o
where s.target_id = d.target_id and s.region_id = d.region_id and s.since = d.since and d.since < o.night;

insert into standing (target_id, region_id, since, until, state, series_id, time_period, freq, obs_value, bound,
                      delivery_id, row_no, reason_zh, reason_en, run_id, method, progress, elapsed, lag, target_hash)
select l.target_id, l.region_id, o.night,
       least(o.next, (select min(s.since) from standing s
                      where s.target_id = l.target_id and s.region_id = l.region_id and s.since > o.night)),
       l.state, l.series_id, l.time_period, l.freq, l.obs_value, l.bound, l.delivery_id, l.row_no, l.reason_zh,
       l.reason_en, o.run_id, l.method, l.progress, l.elapsed, l.lag, l.target_hash
from looked l cross join looked_on o
where not l.kept;

insert into assessed_night as n (business_date, run_id, complete)
select night, run_id, complete from looked_on
on conflict (business_date) do update set run_id = excluded.run_id, complete = true
where excluded.complete and not n.complete;
