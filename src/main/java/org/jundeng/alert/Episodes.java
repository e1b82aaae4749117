// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Levels;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.warehouse.sql.Sql;

/**
 * The tables of episodes and their events. Each method reads or writes a whole set at once, in the caller's
 * transaction.
 */
final class Episodes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECENT_EPISODES = Sql.resource(Episodes.class, "recent-episodes.sql");
    private static final String APPLY = Sql.resource(Episodes.class, "apply-changes.sql");
    private static final String EVENTS = """
            select rule_id, region_id, feed, count(*)
            from episode join episode_event using (episode_id)
            group by rule_id, region_id, feed
            """;
    private static final String VERSION = """
            insert into config_version (kind, name, hash, content, first_used) values ('rule', ?, ?, ?, ?)
            on conflict do nothing
            """;

    private final Connection connection;
    private final Levels levels;

    Episodes(Connection connection, Levels levels) {
        this.connection = connection;
        this.levels = levels;
    }

    /** A change to be written; the rule is null where it was removed. */
    record Decided(WatchedPlace place, RecentEpisode recent, Rule rule, Reading reading, Transition transition) {

        /** Whether the change applies to the existing episode: a closed one is continued only when it is reopened. */
        boolean continues() {
            return recent != null
                    && (recent.state() != RecentEpisode.State.CLOSED || transition.event() == Event.REOPENED);
        }
    }

    /** The numbers that the insertion assigned to a change. */
    record Written(long eventId, long episodeId) {}

    /** Takes the lock on episodes: no other transaction decides on episodes until this one ends. */
    void lock() throws SQLException {
        AdvisoryLock.EPISODES.take(connection);
    }

    /**
     * The pending and open episodes. For a place that has neither: its last episode that was open, where it closed on
     * or after {@code since}.
     */
    Map<WatchedPlace, RecentEpisode> recentEpisodes(LocalDate since) throws SQLException {
        Map<WatchedPlace, RecentEpisode> recentEpisodes = new LinkedHashMap<>();
        Sql.each(connection, RECENT_EPISODES, row -> recentEpisodes.put(place(row), recent(row)), since);
        return recentEpisodes;
    }

    private RecentEpisode recent(ResultSet row) throws SQLException {
        LocalDate firstDay = row.getObject("time_period", LocalDate.class);
        return new RecentEpisode(
                row.getLong("episode_id"),
                RecentEpisode.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                levels.known(row.getString("level")),
                row.getObject("last_night", LocalDate.class),
                firstDay == null ? null : new TimePeriod(Freq.valueOf(row.getString("freq")), firstDay),
                row.getBigDecimal("measure"),
                row.getBigDecimal("obs_value"),
                row.getString("detail") == null ? Facts.NONE : FactsJson.read(row.getString("detail")),
                RecentEpisode.Trace.valueOf(row.getString("trace")));
    }

    private static WatchedPlace place(ResultSet row) throws SQLException {
        return new WatchedPlace(row.getString("rule_id"), row.getString("region_id"), row.getString("feed"));
    }

    /** The number of events of each place so far; a place without events is absent. */
    Map<WatchedPlace, Long> events() throws SQLException {
        Map<WatchedPlace, Long> events = new HashMap<>();
        Sql.each(connection, EVENTS, row -> events.put(place(row), row.getLong(4)));
        return events;
    }

    Map<WatchedPlace, Written> apply(List<Decided> changes, LocalDate businessDate, long runId, Instant recordedAt)
            throws SQLException {
        Map<WatchedPlace, Written> written = new HashMap<>();
        Sql.each(
                connection,
                APPLY,
                row -> written.put(place(row), new Written(row.getLong("event_id"), row.getLong("episode_id"))),
                json(changes),
                businessDate,
                runId,
                recordedAt);
        return written;
    }

    /** Stores the current version of each rule that decided, unless it is stored already. */
    void keep(List<Rule> rules, Instant recordedAt) throws SQLException {
        Sql.runAll(
                connection,
                VERSION,
                rules.stream()
                        .map(rule -> List.of(rule.id(), rule.hash(), rule.text(), recordedAt))
                        .toList());
    }

    private static String json(List<Decided> changes) {
        List<Map<String, Object>> rows = new ArrayList<>(changes.size());
        for (Decided change : changes) {
            rows.add(row(rows.size(), change));
        }
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and days can always be written as JSON", e);
        }
    }

    private static Map<String, Object> row(int position, Decided change) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("position", position);
        row.put("episode_id", change.continues() ? change.recent().episodeId() : null);
        row.put("rule_id", change.place().ruleId());
        row.put("region_id", change.place().regionId());
        row.put("feed", change.place().feed());
        row.put("event", change.transition().event().code());
        row.put("level", change.transition().level().code());
        row.put("reason", change.transition().reason().code());
        if (change.rule() != null) {
            row.put("target_id", change.rule().target());
            row.put("indicator", change.rule().indicator());
            row.put("rule_hash", change.rule().hash());
        }
        Evidence evidence = change.reading().evidence();
        Bound bound =
                EpisodeChange.bound(evidence, change.rule(), change.transition().level());
        row.put("bound", bound == null ? null : bound.value());
        if (evidence != null) {
            row.put("measure", evidence.measure());
            Map<String, Object> detail = evidence.detail(change.reading().periods());
            CauseJson.write(change.transition().cause(), detail);
            row.put("detail", detail);
        }
        if (evidence != null && evidence.figure() != null) {
            Figure figure = evidence.figure();
            row.put("series_id", figure.seriesId());
            row.put("time_period", figure.timePeriod().firstDay().toString());
            row.put("freq", figure.timePeriod().freq().name());
            row.put("obs_value", figure.obsValue());
            row.put("delivery_id", figure.source().deliveryId());
            row.put("row_no", figure.source().rowNo());
        }
        return row;
    }
}
