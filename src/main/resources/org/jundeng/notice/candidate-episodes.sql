-- SPDX-License-Identifier: Apache-2.0
-- The episodes that people may have to be told of: open ones, those with an event since the last decisions, those of
-- which a notice to a person is still held back or told by a mail that has not left (what a withdrawn mail told does not
-- count), and those that ended within 92 days of which a figure was replaced, or whose target stands elsewhere since. Each with its last change, the figure that
-- was seen last, and its
-- last acknowledgement, and the last time that it was handed to somebody.
with considered as materialized (
    select e.*
    from episode e
    where e.opened_on is not null and e.dimensions = '{}'
      and (e.state = 'open'
           or exists (select from episode_event v
                      where v.episode_id = e.episode_id and v.event_id > (select last_event from evaluation))
           or e.closed_on > (select max(business_date) from run) - 92
              and (exists (select from episode_event v
                           join revision r on r.series_id = v.series_id and r.time_period = v.time_period
                             and r.delivery_id = v.delivery_id and r.row_no = v.row_no and r.obs_value = v.obs_value
                           where v.episode_id = e.episode_id)
                   or exists (select from standing s
                              where s.target_id = e.target_id and s.region_id = e.region_id and s.until is null
                                and s.since > e.closed_on))
           or exists (select from telling t left join notice n using (notice_id)
                      where t.episode_id = e.episode_id
                        and (t.verdict = 'held'
                             or n.state in ('pending', 'given-up') and n.unanswered = 0 and n.told_hash is not null)
                        and not exists (select from telling l left join notice m on m.notice_id = l.notice_id
                                        where l.episode_id = t.episode_id and l.person = t.person
                                          and l.telling_id > t.telling_id
                                          and m.state is distinct from 'withheld')))
)
select c.episode_id, c.rule_id, c.region_id, c.feed, c.target_id, c.indicator, c.state, c.level, c.opened_on,
       c.closed_on, ch.event_id, ch.event, ch.reason, ch.detail as change_detail, ch.business_date as changed_on, ch.ordinal, ch.before,
       f.series_id, f.time_period, f.freq, f.obs_value, f.measure, f.bound, f.detail, f.delivery_id, f.row_no,
       line.source_name, d.method, nullif(array_to_string(d.absent, ' '), '') as absent, apart.reported, apart.total, apart.lowest, apart.highest, a.note, a.author, a.business_date as noted_on,
       a.event_id as note_event,
       a.event_id is not null and not exists (
           select from episode_event g
           where g.episode_id = c.episode_id and g.event_id > a.event_id
             and g.event in ('opened', 'reopened', 'raised', 'handed')) as acknowledged,
       h.event_id as handed_event, h.handed_to, h.author as handed_by, h.note as handed_why,
       h.business_date as handed_on, h.times as handed_times,
       (select count(*)
        from episode o join episode_event x using (episode_id)
        where o.rule_id = c.rule_id and o.region_id = c.region_id and o.feed = c.feed
          and x.event in ('opened', 'reopened') and x.event_id <= ch.event_id
          and x.business_date > ch.business_date - 30) as openings,
       w.delivery_id as vouched_id, w.kind as vouched_kind, w.author as vouched_by, w.business_date as vouched_on
from considered c
join lateral (
    select v.event_id, v.event, v.reason, v.business_date, v.detail,
           (select count(*)
            from episode o join episode_event x using (episode_id)
            where o.rule_id = c.rule_id and o.region_id = c.region_id and o.feed = c.feed
              and x.event_id <= v.event_id) as ordinal,
           (select coalesce(x.measure, x.obs_value)
            from episode_event x
            where x.episode_id = c.episode_id and x.event_id < v.event_id
              and coalesce(x.measure, x.obs_value) is not null
            order by x.event_id desc
            limit 1) as before
    from episode_event v
    where v.episode_id = c.episode_id and v.event in ('opened', 'reopened', 'raised', 'lowered', 'closed')
    order by v.event_id desc
    limit 1
) ch on true
left join lateral (
    select v.*
    from episode_event v
    where v.episode_id = c.episode_id and coalesce(v.measure, v.obs_value) is not null
    order by v.event_id desc
    limit 1
) f on true
left join lateral (
    select v.event_id, v.note, v.author, v.business_date
    from episode_event v
    where v.episode_id = c.episode_id and v.event = 'acknowledged'
    order by v.event_id desc
    limit 1
) a on true
left join lateral (
    select v.event_id, v.handed_to, v.author, v.note, v.business_date, count(*) over () as times
    from episode_event v
    where v.episode_id = c.episode_id and v.event = 'handed'
    order by v.event_id desc
    limit 1
) h on true
left join lateral (
    select v.delivery_id
    from episode_event v
    where v.episode_id = c.episode_id and v.event_id < ch.event_id and v.delivery_id is not null
      and ch.reason in ('corrected', 'withdrawn')
    order by v.event_id desc
    limit 1
) told on true
left join delivery w on w.delivery_id = told.delivery_id and w.kind in ('confirmation', 'release')
left join delivery line on line.delivery_id = f.delivery_id
left join derived d on d.series_id = f.series_id and d.time_period = f.time_period and f.row_no = 0
left join lateral (
    select o.obs_value as reported, p.obs_value as total, g.lowest, g.highest
    from disagreement g
    join observation o using (series_id, time_period)
    left join derived p on p.series_id = g.series_id and p.time_period = g.time_period and p.absent = '{}'
    where g.series_id = f.series_id and g.time_period = f.time_period
) apart on true
order by c.episode_id
