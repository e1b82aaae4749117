-- SPDX-License-Identifier: Apache-2.0
-- What a warehouse comes to, without the numbers that sequences gave. Each chapter is read with these names before it.
with line as (
    select delivery_id, case kind when 'confirmation' then 'confirmed' else business_date::text end
             || ' ' || bureau || '/' || source_name as name
    from delivery
), figures as (
    select series_id, concat_ws(' ', indicator, region_id, freq, dimensions) as name from series
), crossing as (
    select e.episode_id,
           concat_ws(' ', e.rule_id, e.region_id, e.feed, e.dimensions, row_number() over (
             partition by e.rule_id, e.region_id, e.feed, e.dimensions order by e.episode_id)) as name
    from episode e
), happening as (
    select v.event_id,
           concat_ws(' ', c.name, v.business_date, v.event, row_number() over (
             partition by v.episode_id order by v.event_id)) as name
    from episode_event v join crossing c using (episode_id)
)
-- chapter ledger
select l.name, d.kind, c.name as concerns, f.name as duplicate_of, d.feed, d.sha256, d.bytes, d.as_of, d.contract_hash,
       d.authority, d.rows_read, d.rows_rejected, d.obs_new, d.obs_revised, d.obs_unchanged, d.findings, d.outcome,
       d.reason, regexp_replace(d.kept_path, '/\d{4}/\d\d/', '/') as kept_path
from delivery d join line l using (delivery_id)
left join line c on c.delivery_id = d.concerns left join line f on f.delivery_id = d.duplicate_of
order by d.delivery_id;
-- chapter finding
select l.name, f.row_no, f.column_name, f.column_no, f.code, f.found,
       case when n.name is null then f.arguments else array[n.name] || f.arguments[2:] end as arguments
from finding f join line l using (delivery_id)
left join line n on f.code = 'replaces-unconfirmed' and n.delivery_id::text = f.arguments[1]
order by f.finding_id;
-- chapter unconfirmed
select l.name, u.feed, u.since, u.signs, s.name as settled_by, u.settled_how,
       array(select concat_ws(' ', c.indicator, c.freq, c.time_period, c.region_ids) from unconfirmed_coverage c
             where c.delivery_id = u.delivery_id order by 1) as figures,
       array(select n.name from unconfirmed_newer w join line n on n.delivery_id = w.newer
             where w.delivery_id = u.delivery_id order by 1) as newer
from unconfirmed u join line l using (delivery_id) left join line s on s.delivery_id = u.settled_by
order by u.delivery_id;
-- chapter rejected
select l.name, f.row_no, f.freq, f.time_period, f.indicator, f.region_id, f.dimensions
from rejected_figure f join line l using (delivery_id)
order by l.name, f.row_no, f.indicator, f.region_id, f.time_period, f.dimensions::text;
-- chapter refused
select l.name, p.freq, p.time_period from refused_period p join line l using (delivery_id) order by 1, 2, 3;
-- chapter observation
select s.name, o.time_period, o.obs_value, o.obs_status, l.name as line, o.row_no, o.column_no, c.name as confirmed_by
from observation o join figures s using (series_id) join line l using (delivery_id)
left join line c on c.delivery_id = o.confirmed_by
order by s.name, o.time_period;
-- chapter revision
select s.name, r.time_period, r.obs_value, r.obs_status, l.name as line, r.row_no, r.column_no, k.name as known_since,
       b.name as replaced_by
from revision r join figures s using (series_id) join line l using (delivery_id)
join line k on k.delivery_id = r.known_since join line b on b.delivery_id = r.replaced_by
order by s.name, r.time_period, r.replaced_by;
-- chapter derived
select s.name, d.time_period, d.obs_value, d.method, d.step, l.name as line,
       array(select i.name from unnest(d.input_series) with ordinality u(id, nr) join figures i on i.series_id = u.id
             order by u.nr) as inputs,
       d.input_periods, d.absent, d.outranks
from derived d join figures s using (series_id) join line l using (delivery_id)
order by s.name, d.time_period;
-- chapter disagreement
select s.name, d.time_period, d.lowest, d.highest from disagreement d join figures s using (series_id)
order by s.name, d.time_period;
-- chapter assessment
select a.business_date, a.target_id, a.region_id, a.state, s.name, a.time_period, a.freq, a.obs_value, a.bound,
       l.name as line, a.row_no, a.reason_zh, a.reason_en, a.method, a.progress, a.elapsed, a.lag
from assessment a left join figures s using (series_id) left join line l using (delivery_id)
order by a.business_date, a.target_id, a.region_id;
-- chapter episode
select c.name, e.target_id, e.indicator, e.state, e.level, e.pending_since, e.opened_on, e.closed_on, e.closed_reason
from episode e join crossing c using (episode_id) order by c.name;
-- chapter event
select h.name, v.level, v.reason, v.time_period, v.freq, v.obs_value, v.bound, l.name as line, v.row_no, v.rule_hash,
       v.author, v.note, v.handed_to, v.measure, s.name as series, v.until
from episode_event v join happening h using (event_id) left join line l using (delivery_id)
left join figures s using (series_id)
order by h.name;
-- chapter absence
select a.person, a.first_day, a.last_day, a.deputy, a.author, a.ended_on, a.ended_by from absence a
order by a.person, a.first_day, a.last_day, a.absence_id;
-- chapter rule-in-force
select f.rule_id, f.terms from rule_in_force f order by f.rule_id;
-- chapter past-breach
select b.item, b.rule_id, b.region_id, b.indicator, b.freq, b.time_period, b.over_from, b.level, b.measure, b.bound,
       b.obs_value, b.before, s.name as series, l.name as line, b.row_no, b.detail, b.rule_hash, b.counted_as,
       b.business_date, b.ended_on, e.name as ended_by, b.now_measure
from past_breach b join figures s using (series_id) join line l using (delivery_id)
left join line e on e.delivery_id = b.ended_by
order by b.item;
-- chapter notice
select n.message_id, n.notice_key, n.kind, n.person, n.address, n.business_date, n.subject, n.state, n.left_on, n.reason,
       n.in_reply_to, n.thread, n.text_body, n.html_body,
       array(select h.name from notice_event x join happening h using (event_id) where x.notice_id = n.notice_id
             order by 1) as events,
       array(select regexp_replace(i.item, '\d+', coalesce(l.name, '')) from notice_item i
             left join line l on i.item = 'receipt:' || l.delivery_id where i.notice_id = n.notice_id order by 1) as items,
       array(select i.content_id || ' ' || md5(i.png) from notice_image i where i.notice_id = n.notice_id
             order by 1) as images
from notice n order by n.message_id;
-- chapter notice-channel
select n.message_id, c.channel, c.state from notice_channel c join notice n using (notice_id)
order by n.message_id, c.channel;
-- chapter reply
select r.message, r.person, n.message_id as answers, r.outcome, r.detail, r.episodes
from reply r left join notice n using (notice_id)
order by r.message;
-- chapter renaming
select r.kind, r.former, r.id, r.series, r.episodes from renaming r order by r.renaming_id;
-- chapter receipt-told
select n.person, l.name from notice_item i join notice n using (notice_id)
join line l on i.item = 'receipt:' || l.delivery_id order by 1, 2;
-- chapter telling
select t.person, c.name, h.name as event, t.level, t.business_date, t.verdict, t.reason, n.message_id
from telling t join crossing c using (episode_id) join happening h using (event_id) left join notice n using (notice_id)
order by t.person, c.name, t.business_date, t.telling_id;
-- chapter role
select r.rolname, m.rolname as has from pg_auth_members a join pg_roles r on r.oid = a.member
join pg_roles m on m.oid = a.roleid where r.rolname like 'jundeng%' order by 1, 2;
-- chapter evaluation
select e.last_full, l.name as last_line from evaluation e left join line l on l.delivery_id = e.last_line;
