// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Levels;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.DecisionReason;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.NoticeRun;
import org.jundeng.notice.decision.PastDecisions;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.notice.outbox.WaitingMails;
import org.jundeng.warehouse.sql.Sql;

/** The table of decisions to tell or not to tell. A row is added only where a decision differs from the last one. */
final class DecisionLog {

    /**
     * Of other episodes in the same places that ended lately, what was told: all of it, since whether a mail told an
     * opening is seen from the one before.
     */
    private static final String READ = String.format(Locale.ROOT, """
            with asked as (
                select episode_id, rule_id, region_id, feed from episode where episode_id = any(?)
            ), considered as (
                select episode_id, false as elsewhere from asked
                union
                select o.episode_id, true
                from asked a join episode o using (rule_id, region_id, feed)
                where o.closed_on > ?::date - 40 and o.episode_id not in (select episode_id from asked)
            )
            select t.*, e.rule_id, e.region_id, e.feed, n.message_id, n.kind,
                   coalesce(n.left_on, t.business_date) as left_on
            from considered c
            join telling t using (episode_id)
            join episode e using (episode_id)
            left join notice n using (notice_id)
            where (not c.elsewhere or t.verdict = 'told')
              and (n.notice_id is null or %s)
            order by t.telling_id
            """, WaitingMails.COUNTS_AS_TOLD);

    private static final String CORRECTIONS = String.format(Locale.ROOT, """
            select i.person, i.item
            from notice_item i join notice n using (notice_id)
            where i.person = any (?) and i.item = any (?) and %s
            """, WaitingMails.COUNTS_AS_TOLD);

    private static final String INSERT = """
            insert into telling (person, episode_id, event_id, level, run_id, business_date, decided_at, verdict,
                                 reason, notice_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private DecisionLog() {}

    /**
     * The decisions on {@code candidates} until {@code night}, without those to tell by mails that have not left, and
     * which of their corrections the people of {@code catalogue} were told.
     */
    static PastDecisions read(
            Connection connection, Collection<CandidateEpisode> candidates, Catalogue catalogue, LocalDate night)
            throws SQLException {
        Levels levels = catalogue.levels();
        PastDecisions past = new PastDecisions();
        Map<Long, Long> unanswered = new HashMap<>();
        candidates.forEach(candidate -> unanswered.put(candidate.episodeId(), candidate.unansweredFrom()));
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint",
                            candidates.stream().map(CandidateEpisode::episodeId).toArray()));
            for (int parameter = 2; parameter <= 3; parameter++) {
                statement.setObject(parameter, night);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    PastDecisions.Past decision = decision(row, levels);
                    past.add(decision, unanswered.getOrDefault(decision.episodeId(), PastDecisions.NEVER_ACKNOWLEDGED));
                }
            }
        }
        Set<String> corrections = new TreeSet<>();
        candidates.forEach(candidate -> corrections.addAll(candidate.correctionItems()));
        if (!corrections.isEmpty()) {
            Sql.each(
                    connection,
                    CORRECTIONS,
                    row -> past.addCorrection(row.getString(1), row.getString(2)),
                    Sql.texts(catalogue.people().all().stream().map(Person::id).toList()),
                    Sql.texts(corrections),
                    night);
        }
        return past;
    }

    private static PastDecisions.Past decision(ResultSet row, Levels levels) throws SQLException {
        return new PastDecisions.Past(
                row.getLong("episode_id"),
                new WatchedPlace(row.getString("rule_id"), row.getString("region_id"), row.getString("feed")),
                row.getString("person"),
                DecisionReason.of(row.getString("reason")),
                row.getString("verdict").equals(Verdict.TOLD.code()),
                levels.known(row.getString("level")),
                row.getObject("left_on", LocalDate.class),
                row.getObject("business_date", LocalDate.class),
                row.getLong("event_id"),
                row.getString("message_id"),
                "at-once".equals(row.getString("kind")));
    }

    /** Stores {@code decisions}, each with the number of its notice; the number is null where nobody is told. */
    static void write(Connection connection, NoticeRun run, Map<EpisodeDecision, Long> decisions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Map.Entry<EpisodeDecision, Long> each : decisions.entrySet()) {
                EpisodeDecision told = each.getKey();
                statement.setString(1, told.personId());
                statement.setLong(2, told.candidate().episodeId());
                statement.setLong(3, told.candidate().lastEvent());
                statement.setString(4, told.candidate().level().code());
                statement.setLong(5, run.runId());
                statement.setObject(6, run.businessDate());
                statement.setObject(7, run.decidedAt().atOffset(ZoneOffset.UTC));
                statement.setString(8, told.why().verdict().code());
                statement.setString(9, told.why().code());
                statement.setObject(10, each.getValue(), Types.BIGINT);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
