-- SPDX-License-Identifier: Apache-2.0
-- For analysts, who read with psql, R, Python or a spreadsheet: figures with their names in one view, and a comment on
-- each table, view and column.

-- A period as SDMX writes it: 2014, 2014-S1, 2014-Q2, 2014-06, 2014-06-10.
create function period_text(freq text, first_day date) returns text
    language sql immutable parallel safe as $$
select case freq
         when 'A' then to_char(first_day, 'YYYY')
         when 'S' then to_char(first_day, 'YYYY"-S"') || case when extract(month from first_day) < 7 then 1 else 2 end
         when 'Q' then to_char(first_day, 'YYYY"-Q"Q')
         when 'M' then to_char(first_day, 'YYYY-MM')
         else to_char(first_day, 'YYYY-MM-DD')
       end
$$;

-- Codes and names hold from a day to a day; a figure has those of the last day of its period. Outside of a region's
-- times a region has none.
create view region_span as
with since as (
    select v.region_id, f.freq, v.code, v.name_zh, v.name_en, v.valid_from,
           coalesce(v.valid_to, 'infinity') as valid_to,
           (case f.freq
              when 'S' then date_trunc('year', v.valid_from)
                   + case when extract(month from v.valid_from) > 6 then interval '6 months' else interval '0' end
              else date_trunc(f.unit, v.valid_from)
            end)::date as first
    from region_validity v
    cross join (values ('A', 'year'), ('S', 'year'), ('Q', 'quarter'), ('M', 'month'), ('D', 'day')) f (freq, unit)
),
held as (
    select *, lag(first) over w is null as is_first, coalesce(lead(first) over w, 'infinity') as next
    from since
    window w as (partition by region_id, freq order by valid_from)
),
span as (
    select region_id, freq, code, name_zh, name_en, first, least(valid_to, next) as until from held
    union all
    select region_id, freq, null, null, null, least(valid_to, next), next from held
    union all
    select region_id, freq, null, null, null, '-infinity', first from held where is_first
)
select * from span where first < until;

-- Series by series, along the primary keys: "offset 0" keeps the planner from reading all figures for a few of them.
create view named_figure as
select s.indicator, i.name_zh as indicator_zh, i.name_en as indicator_en,
       r.code as ref_area, r.name_zh as region_zh, r.name_en as region_en, s.region_id,
       s.freq, period_text(s.freq, f.time_period) as time_period,
       f.time_period as first_day, last_day(s.freq, f.time_period) as last_day,
       f.obs_value, f.obs_status, i.unit_measure as unit, s.dimensions,
       case when f.method is null then 'reported' else 'derived' end as origin, f.method,
       f.delivery_id, l.bureau, l.feed, l.source_name as file, f.row_no, f.column_no
from series s
left join indicator i on i.indicator = s.indicator
left join region_span r on r.region_id = s.region_id and r.freq = s.freq
cross join lateral (
    select o.time_period, o.obs_value, o.obs_status, o.delivery_id, o.row_no, o.column_no, null::text as method
    from observation o
    where o.series_id = s.series_id
      and o.time_period >= coalesce(r.first, '-infinity') and o.time_period < coalesce(r.until, 'infinity')
      and (o.obs_value is not null
           or not exists (select from derived d where d.series_id = o.series_id and d.time_period = o.time_period))
    union all
    select d.time_period, d.obs_value, 'A', d.delivery_id, 0, 0, d.method
    from derived d
    where d.series_id = s.series_id
      and d.time_period >= coalesce(r.first, '-infinity') and d.time_period < coalesce(r.until, 'infinity')
      and not exists (select from observation o
                      where o.series_id = d.series_id and o.time_period = d.time_period and o.obs_value is not null)
    offset 0) f
left join delivery l on l.delivery_id = f.delivery_id and f.method is null;

comment on table region_validity is
    'codes and names of regions, and the times for which they held; a copy of the configuration';
comment on column region_validity.region_id is 'the region''s id: it stands for the territory, whatever its code';
comment on column region_validity.code is 'the GB/T 2260 code; for a group of regions its id';
comment on column region_validity.name_zh is 'the Chinese name';
comment on column region_validity.name_en is 'the English name';
comment on column region_validity.level is
    'city, district, county-level city, county, ...; group for a group of regions';
comment on column region_validity.parent_id is
    'the id of the region that it belongs to; null for the city itself and for groups';
comment on column region_validity.valid_from is 'the first day';
comment on column region_validity.valid_to is
    'the first day on which code and name no longer hold; null: they hold today';

comment on table indicator is 'what is measured; a copy of the configuration';
comment on column indicator.indicator is 'the indicator''s id';
comment on column indicator.name_zh is 'the Chinese name';
comment on column indicator.name_en is 'the English name';
comment on column indicator.unit_measure is 'the unit that its figures are stored in';
comment on column indicator.freq is 'its natural frequency: A year, S half-year, Q quarter, M month, D day';
comment on column indicator.direction is 'which way is better: UP, DOWN or NEUTRAL';
comment on column indicator.aggregation is 'how the city''s figure is made from the districts''';
comment on column indicator.hash is 'its version: config_version of kind indicator';

comment on table target is 'the commitments of the plan; a copy of the configuration';
comment on column target.target_id is 'the target''s id';
comment on column target.project is 'the project of the plan, 0 to 10';
comment on column target.item is 'the item within the project';
comment on column target.indicator is 'the indicator that is held against it';
comment on column target.bureau is 'the bureau that answers for it';
comment on column target.name_zh is 'the Chinese name';
comment on column target.name_en is 'the English name';
comment on column target.definition is 'the target as the catalogue has it';
comment on column target.hash is 'its version: config_version of kind target';

comment on table config_version is
    'every version of a contract, indicator, target, rule or list of regions that was ever used';
comment on column config_version.kind is 'what it is a version of: contract, indicator, target, regions, rule';
comment on column config_version.name is 'the id of what it is a version of';
comment on column config_version.hash is 'SHA-256 of the content';
comment on column config_version.content is 'the text of this version';
comment on column config_version.first_used is 'when it was first used';

comment on table run is 'runs of nightly, and evaluations under serve';
comment on column run.run_id is 'the run''s number';
comment on column run.command is 'the command that ran: nightly, serve, ...';
comment on column run.business_date is 'the day that it stood for';
comment on column run.started_at is 'when it began';
comment on column run.ended_at is 'when it ended; null: it is running, or broke off';
comment on column run.exit_code is 'its exit code; null until it has ended';
comment on column run.node is 'the node that ran it';

comment on table delivery is
    'the ledger: one line for everything that arrived or was done to an arrival; lines are only added';
comment on column delivery.delivery_id is 'the ledger number';
comment on column delivery.arrival_id is 'names the arrival, also in the name of its kept file';
comment on column delivery.kind is 'delivery, withdrawal, release or replay';
comment on column delivery.concerns is 'the line that a withdrawal, release or replay is about; else null';
comment on column delivery.duplicate_of is 'of a duplicate, the earlier line with the same bytes; else null';
comment on column delivery.bureau is 'the bureau that delivered';
comment on column delivery.feed is 'the feed; null: no contract claims the file';
comment on column delivery.source_name is 'the name of the file as it was delivered, or of a pulled answer';
comment on column delivery.sha256 is 'SHA-256 of the bytes; null: nothing arrived';
comment on column delivery.bytes is 'how many bytes';
comment on column delivery.arrived_at is 'when it was claimed';
comment on column delivery.recorded_at is 'when the line was written';
comment on column delivery.business_date is 'the day that the run stood for';
comment on column delivery.as_of is 'sorts the deliveries of a feed: an older one never replaces a newer one';
comment on column delivery.contract_hash is 'the version of the contract it was read by; null: by none';
comment on column delivery.authority is 'of two feeds that bring one series, the higher number wins';
comment on column delivery.rows_read is 'rows below the header';
comment on column delivery.rows_rejected is 'rows with a fault';
comment on column delivery.obs_new is 'observations that were not known';
comment on column delivery.obs_revised is 'observations whose value changed';
comment on column delivery.obs_unchanged is 'observations that were known with the same value';
comment on column delivery.findings is 'all findings, also those beyond what table finding lists';
comment on column delivery.outcome is 'taken, taken-in-part, unchanged, duplicate, refused, failed or withdrawn';
comment on column delivery.reason is 'why it was withdrawn, released or replayed; else null';
comment on column delivery.kept_path is 'where its bytes are kept, below the workspace; null: nowhere';
comment on column delivery.run_id is 'the run that took it; null: none';
comment on column delivery.node is 'the node that took it';
comment on column delivery.author is 'who withdrew it: a person''s id or an operating system user; else null';
comment on column delivery.round is
    'names the deliveries that lay in a bureau''s folder together; null: it came from no folder';

comment on table finding is 'what was wrong with a delivery; rows are only added';
comment on column finding.finding_id is 'the finding''s number';
comment on column finding.delivery_id is 'the ledger number of the delivery';
comment on column finding.row_no is 'the row''s number in the delivery; 0: the delivery as a whole';
comment on column finding.column_name is 'the name of the column; null: the whole row';
comment on column finding.code is 'the kind of fault, see docs/findings.md';
comment on column finding.found is 'what was found there';
comment on column finding.arguments is 'the further words of its sentence';
comment on column finding.column_no is 'the column''s number from 1; null where it is unknown';

comment on table series is 'an indicator in a region at a frequency, split by dimensions';
comment on column series.series_id is 'the series'' number';
comment on column series.freq is 'the frequency: A year, S half-year, Q quarter, M month, D day';
comment on column series.indicator is 'the indicator''s id';
comment on column series.region_id is 'the region''s id';
comment on column series.dimensions is 'what else splits the series, as a JSON object; {} where nothing does';

comment on table observation is 'the reported figures as they are known now';
comment on column observation.series_id is 'the series';
comment on column observation.time_period is 'the period''s first day';
comment on column observation.obs_value is
    'the value in the indicator''s unit; null: it is marked as missing or confidential';
comment on column observation.obs_status is 'A normal, B break, E estimated, P provisional, M missing, Q confidential';
comment on column observation.delivery_id is 'the ledger number of the delivery that holds the value';
comment on column observation.row_no is 'the row''s number in that delivery';
comment on column observation.column_no is 'the column''s number in that delivery';
comment on column observation.confirmed_by is 'a later line with a later stated as-of that said the same; else null';

comment on table revision is 'reported figures that were replaced; rows are only added';
comment on column revision.series_id is 'the series';
comment on column revision.time_period is 'the period''s first day';
comment on column revision.obs_value is 'the former value; null: it was marked as missing or confidential';
comment on column revision.obs_status is 'the former status';
comment on column revision.delivery_id is 'the ledger number of the delivery that held the value';
comment on column revision.row_no is 'the row''s number in that delivery';
comment on column revision.column_no is 'the column''s number in that delivery';
comment on column revision.known_since is 'the ledger number from which on it was known';
comment on column revision.replaced_by is 'the ledger number that replaced it';

comment on table derived is 'figures that nobody delivered, because they follow from others';
comment on column derived.series_id is 'the series';
comment on column derived.time_period is 'the period''s first day';
comment on column derived.obs_value is 'the value';
comment on column derived.method is 'how it was made: sum-of-districts, ratio, ...';
comment on column derived.step is 'the method''s place in the order of derivation';
comment on column derived.delivery_id is 'the last ledger number among those of its inputs';
comment on column derived.input_series is 'the series of the figures it was made of';
comment on column derived.input_periods is 'the first days of their periods, in the same order';
comment on column derived.absent is 'the ids of regions without a figure, as far as the coverage rule allows them';

comment on table derivation is 'how far derivation has come; one row';
comment on column derivation.only_one is 'keeps it at one row';
comment on column derivation.formulas is 'hash of the formulas';
comment on column derivation.last_line is 'the last ledger number that was seen';

comment on table disagreement is 'reported figures that differ from what their parts come to';
comment on column disagreement.series_id is 'the series';
comment on column disagreement.time_period is 'the period''s first day';

comment on table coverage is
    'of which periods and regions a delivery set a value or a mark that there is none; rows are only added';
comment on column coverage.delivery_id is 'the ledger number of the delivery';
comment on column coverage.freq is 'the frequency';
comment on column coverage.time_period is 'the period''s first day';
comment on column coverage.region_ids is 'the ids of the regions';

comment on table assessed_night is 'the nights on which targets were assessed';
comment on column assessed_night.business_date is 'the night';
comment on column assessed_night.run_id is 'the run that first assessed all targets on it';
comment on column assessed_night.complete is 'whether all targets were assessed, or only some, by day';

comment on table standing is 'where a target stands in a region, from one night until another';
comment on column standing.target_id is 'the target';
comment on column standing.region_id is 'the region''s id';
comment on column standing.since is 'the first night of it';
comment on column standing.until is 'the night from which it no longer holds; null: it holds still';
comment on column standing.state is 'met, on-track, at-risk, off-track, missed, lost, no-data or not-yet-due';
comment on column standing.series_id is 'the series of the figure that decided; null: there is none';
comment on column standing.time_period is 'the first day of the figure''s period; null: there is none';
comment on column standing.freq is 'the figure''s frequency; null: there is none';
comment on column standing.obs_value is 'the figure; null: there is none';
comment on column standing.bound is 'the bound in the indicator''s unit; null: there is none on that day';
comment on column standing.delivery_id is 'the figure''s ledger number; null: there is none';
comment on column standing.row_no is 'the figure''s row in that delivery; null: there is none';
comment on column standing.reason_zh is 'why, in Chinese';
comment on column standing.reason_en is 'why, in English';
comment on column standing.run_id is 'the run that said so on the first night';
comment on column standing.method is 'how the figure was derived; null: it was reported';
comment on column standing.progress is 'the share of the way from the baseline; null: there is no way';
comment on column standing.elapsed is 'the share of the time at the end of the figure''s period';
comment on column standing.lag is 'points that progress is behind time; below zero: ahead';
comment on column standing.target_hash is 'the version of the target; null: older than versions';

comment on view assessment is 'where each target stood in each region on each night';
comment on column assessment.target_id is 'the target';
comment on column assessment.region_id is 'the region''s id';
comment on column assessment.business_date is 'the night';
comment on column assessment.state is 'met, on-track, at-risk, off-track, missed, lost, no-data or not-yet-due';
comment on column assessment.series_id is 'the series of the figure that decided; null: there is none';
comment on column assessment.time_period is 'the first day of the figure''s period; null: there is none';
comment on column assessment.freq is 'the figure''s frequency; null: there is none';
comment on column assessment.obs_value is 'the figure; null: there is none';
comment on column assessment.bound is 'the bound in the indicator''s unit; null: there is none on that day';
comment on column assessment.delivery_id is 'the figure''s ledger number; null: there is none';
comment on column assessment.row_no is 'the figure''s row in that delivery; null: there is none';
comment on column assessment.reason_zh is 'why, in Chinese';
comment on column assessment.reason_en is 'why, in English';
comment on column assessment.run_id is 'the run that said so';
comment on column assessment.method is 'how the figure was derived; null: it was reported';
comment on column assessment.progress is 'the share of the way from the baseline; null: there is no way';
comment on column assessment.elapsed is 'the share of the time at the end of the figure''s period';
comment on column assessment.lag is 'points that progress is behind time; below zero: ahead';
comment on column assessment.target_hash is 'the version of the target; null: older than versions';

comment on view figure is
    'what is known of a series in a period, by numbers: what was reported, else what follows from other figures';
comment on column figure.series_id is 'the series';
comment on column figure.time_period is 'the period''s first day';
comment on column figure.obs_value is 'the value; null: it is marked as missing or confidential';
comment on column figure.obs_status is 'the status; A for derived figures';
comment on column figure.delivery_id is
    'the ledger number of its delivery; of a derived figure, the last one among its inputs';
comment on column figure.row_no is 'the row''s number in that delivery; 0: it was derived';
comment on column figure.column_no is 'the column''s number in that delivery; 0: it was derived';
comment on column figure.method is 'how it was derived; null: it was reported';

comment on table episode is 'continuous crossings of a rule''s bound in one place';
comment on column episode.episode_id is 'the episode''s number';
comment on column episode.rule_id is 'the rule';
comment on column episode.target_id is 'the target that the rule watches; null: none';
comment on column episode.indicator is 'the indicator; null: the rule watches a feed';
comment on column episode.region_id is 'the region''s id; empty: the rule watches a feed';
comment on column episode.dimensions is 'what else splits the series, as a JSON object';
comment on column episode.state is 'pending, open or closed';
comment on column episode.level is 'how grave it is';
comment on column episode.opened_on is 'the night on which it opened; null: it is pending';
comment on column episode.closed_on is 'the night on which it closed; null: it has not';
comment on column episode.closed_reason is 'why it closed; null: it has not';
comment on column episode.feed is 'the feed; empty: the rule watches a region';
comment on column episode.pending_since is 'the night since which it has been pending';

comment on table episode_event is 'what happened to episodes';
comment on column episode_event.event_id is 'the event''s number';
comment on column episode_event.episode_id is 'the episode';
comment on column episode_event.run_id is 'the run in which it happened';
comment on column episode_event.business_date is 'the night';
comment on column episode_event.recorded_at is 'when it was recorded';
comment on column episode_event.event is 'opened, raised, lowered, continued, closed, acknowledged, ...';
comment on column episode_event.level is 'the level afterwards';
comment on column episode_event.reason is 'a named reason';
comment on column episode_event.time_period is 'the first day of the figure''s period; null: there is none';
comment on column episode_event.freq is 'the figure''s frequency; null: there is none';
comment on column episode_event.obs_value is 'the figure; null: there is none';
comment on column episode_event.bound is 'the bound; null: it is not known';
comment on column episode_event.delivery_id is 'the figure''s ledger number; null: there is none';
comment on column episode_event.row_no is 'the figure''s row in that delivery; null: there is none';
comment on column episode_event.rule_hash is 'the version of the rule: config_version of kind rule';
comment on column episode_event.author is 'who acknowledged; else null';
comment on column episode_event.note is 'the note of an acknowledgement; else null';
comment on column episode_event.measure is
    'the number that was compared with the bound: a value, a lag, a change, days overdue';
comment on column episode_event.series_id is 'the series of the figure; null: there is none';
comment on column episode_event.detail is 'what the rule saw, as JSON';
comment on column episode_event.until is 'the day until which it holds; null: none was given';

comment on table evaluation is 'how far the evaluation has come; one row';
comment on column evaluation.only_one is 'keeps it at one row';
comment on column evaluation.last_full is 'the last night on which everything was looked at';
comment on column evaluation.last_line is 'the last ledger number that was seen';
comment on column evaluation.last_event is 'up to this event it has been decided whom to tell';

comment on table silence is 'nobody is told of what fits, from a day to a day';
comment on column silence.silence_id is 'the silence''s number';
comment on column silence.episode_id is 'this episode; null: any';
comment on column silence.rule_id is 'this rule, or those that begin so where it ends in *; null: any';
comment on column silence.indicator is 'this indicator; null: any';
comment on column silence.region_id is 'this region''s id; null: any';
comment on column silence.feed is 'this feed; null: any';
comment on column silence.bureau is 'this bureau; null: any';
comment on column silence.project is 'this project of the plan; null: any';
comment on column silence.starts_on is 'the first day';
comment on column silence.ends_on is 'the last day';
comment on column silence.author is 'who asked for it';
comment on column silence.reason is 'why';
comment on column silence.recorded_at is 'when it was recorded';
comment on column silence.ended_at is 'when it was taken back before its end; null: it was not';
comment on column silence.ended_by is 'who took it back; null: nobody did';

comment on table telling is 'each decision to tell a person of an episode or not to; rows are only added';
comment on column telling.telling_id is 'the decision''s number';
comment on column telling.person is 'the person''s id';
comment on column telling.episode_id is 'the episode';
comment on column telling.event_id is 'the last event that it stands on';
comment on column telling.level is 'the episode''s level then';
comment on column telling.run_id is 'the run that decided';
comment on column telling.business_date is 'the night';
comment on column telling.decided_at is 'when it was decided';
comment on column telling.verdict is 'told, held or dropped';
comment on column telling.reason is 'a named reason';
comment on column telling.notice_id is 'the notice that tells of it; null: there is none';

comment on table notice is 'the mails, each to one person';
comment on column notice.notice_id is 'the notice''s number';
comment on column notice.notice_key is 'what makes it the same notice on a second run';
comment on column notice.kind is 'digest, at-once, receipt, reminder, ...';
comment on column notice.person is 'the person''s id';
comment on column notice.address is 'the address';
comment on column notice.business_date is 'the night';
comment on column notice.run_id is 'the run that wrote it';
comment on column notice.created_at is 'when it was written';
comment on column notice.message_id is 'the mail''s Message-ID';
comment on column notice.subject is 'the subject';
comment on column notice.text_body is 'the text';
comment on column notice.html_body is 'the page';
comment on column notice.state is 'pending, sent, withheld or given-up';
comment on column notice.reason is 'a named reason for sending it or not';
comment on column notice.attempts is 'how often it was tried';
comment on column notice.next_attempt is 'when it is tried next; null: at the next round';
comment on column notice.last_error is 'why the last attempt failed; null: none did';
comment on column notice.sent_at is 'when it was sent; null: it was not';
comment on column notice.not_before is 'the earliest time at which it may be sent; null: at any time';
comment on column notice.in_reply_to is 'the Message-ID of the mail that it follows; null: it follows none';
comment on column notice.thread is 'the Message-IDs of the mails that it follows, with blanks between';
comment on column notice.unanswered is 'how often the server did not answer after it had the whole mail';

comment on table notice_event is 'which events a notice tells of';
comment on column notice_event.notice_id is 'the notice';
comment on column notice_event.event_id is 'the event';

comment on table notice_image is 'pictures in the page of a notice';
comment on column notice_image.notice_id is 'the notice';
comment on column notice_image.content_id is 'the picture''s Content-ID';
comment on column notice_image.png is 'the picture';

comment on table notice_item is 'what stewards were told besides episodes, so that each thing is told once';
comment on column notice_item.person is 'the person''s id';
comment on column notice_item.item is 'what it is: receipt:88, reminder:FEED:2014-06';
comment on column notice_item.notice_id is 'the notice';

comment on table audit is 'what people did and what was refused to them; rows are only added';
comment on column audit.audit_id is 'the line''s number';
comment on column audit.at is 'when';
comment on column audit.actor is 'a person''s id, an operating system user, or empty';
comment on column audit.act is 'acknowledge, open-link, silence or end-silence';
comment on column audit.subject is 'what it was done to: episode 17, silence 3';
comment on column audit.outcome is 'done, or why not';
comment on column audit.detail is 'by which way';

comment on table pull is 'what each pull by a watermark asked for, and how far its answer reached; rows are only added';
comment on column pull.delivery_id is 'the ledger number of the answer';
comment on column pull.question is 'hash of what was promised when it was asked';
comment on column pull.type is 'the watermark''s type: number, date or timestamp';
comment on column pull.since is 'where it began; null: it asked for everything';
comment on column pull.reached is 'the highest watermark in the answer; null: it has none';
comment on column pull.without is 'rows whose watermark is absent or not of its type';
comment on column pull.ahead is 'rows whose watermark lies in the future';

comment on table watermark is 'where the next pull of a feed begins';
comment on column watermark.feed is 'the feed';
comment on column watermark.question is 'hash of what was promised when it was asked';
comment on column watermark.reached is 'the highest watermark so far; null: no row had one';
comment on column watermark.full_at is 'when everything was last asked for';
comment on column watermark.delivery_id is 'the ledger number of the last answer';

comment on view region_span is
    'codes and names of regions by frequency, from which period until which; a copy of the configuration';
comment on column region_span.region_id is 'the region''s id';
comment on column region_span.freq is 'the frequency: A year, S half-year, Q quarter, M month, D day';
comment on column region_span.code is 'the code in these periods; null: none';
comment on column region_span.name_zh is 'the Chinese name in these periods; null: none';
comment on column region_span.name_en is 'the English name in these periods; null: none';
comment on column region_span.first is 'the first day of the first period; -infinity: from the beginning';
comment on column region_span.until is 'the day from which on they no longer hold; infinity: they hold today';

comment on view named_figure is 'all figures with names: what was reported, else what follows from other figures';
comment on column named_figure.indicator is 'the indicator''s id';
comment on column named_figure.indicator_zh is
    'the indicator''s Chinese name; null: the configuration no longer knows it';
comment on column named_figure.indicator_en is
    'the indicator''s English name; null: the configuration no longer knows it';
comment on column named_figure.ref_area is 'the code that the region has in the period; null: none';
comment on column named_figure.region_zh is 'the Chinese name that the region has in the period';
comment on column named_figure.region_en is 'the English name that the region has in the period';
comment on column named_figure.region_id is 'the region''s id, which stays when the code changes';
comment on column named_figure.freq is 'A year, S half-year, Q quarter, M month, D day';
comment on column named_figure.time_period is
    'the period as SDMX writes it: 2014, 2014-S1, 2014-Q2, 2014-06, 2014-06-10';
comment on column named_figure.first_day is 'the period''s first day';
comment on column named_figure.last_day is 'the period''s last day';
comment on column named_figure.obs_value is 'the value; null: it is marked as missing or confidential';
comment on column named_figure.obs_status is 'A normal, B break, E estimated, P provisional, M missing, Q confidential';
comment on column named_figure.unit is 'the unit of the value';
comment on column named_figure.dimensions is 'what else splits the series, as a JSON object; {} where nothing does';
comment on column named_figure.origin is 'reported or derived';
comment on column named_figure.method is 'how it was derived; null: it was reported';
comment on column named_figure.delivery_id is
    'the ledger number of its delivery; of a derived figure, the last one among its inputs';
comment on column named_figure.bureau is 'the bureau that reported it; null: it was derived';
comment on column named_figure.feed is 'the feed that brought it; null: it was derived';
comment on column named_figure.file is 'the name of the delivered file; null: it was derived';
comment on column named_figure.row_no is 'the row''s number in the file; 0: it was derived';
comment on column named_figure.column_no is 'the column''s number in the file; 0: it was derived';

comment on table let_go is 'kept bytes of deliveries that were let go; rows are only added';
comment on column let_go.kept_path is 'where they were kept, below the workspace';
comment on column let_go.sha256 is 'SHA-256 of the bytes';
comment on column let_go.bytes is 'how many bytes';
comment on column let_go.let_go_at is 'when they were let go';
comment on column let_go.run_id is 'the run that let them go; null: another warehouse''s, from which this one was rebuilt';
comment on column notice.body_let_go_at is 'when the mail''s words were let go; null: they are here';
