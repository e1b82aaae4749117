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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Levels;

/** The table of decisions to tell or not to tell. Lines are only added, and only where a decision is another. */
final class Tellings {

    private static final String READ = """
            select t.*, n.message_id
            from telling t left join notice n using (notice_id)
            where t.episode_id = any(?)
            order by t.telling_id
            """;
    private static final String INSERT = """
            insert into telling (person, episode_id, event_id, level, run_id, business_date, decided_at, verdict,
                                 reason, notice_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Map<Long, Map<String, Last>> byEpisode;

    /** @param byEpisode the last decisions by episode and person */
    Tellings(Map<Long, Map<String, Last>> byEpisode) {
        this.byEpisode = byEpisode;
    }

    /**
     * The last of what was decided on a person and an episode.
     *
     * @param heard what the person was told last; null where nothing
     * @param why the last decision
     * @param event the event it stood on
     * @param messages the Message-IDs of the mails that told the person of it, the oldest first
     */
    record Last(Heard heard, Why why, long event, List<String> messages) {}

    /** What was decided on {@code matters} so far. */
    static Tellings of(Connection connection, Collection<Matter> matters, Levels levels) throws SQLException {
        Tellings tellings = new Tellings(new HashMap<>());
        Map<Long, Long> acknowledged = new HashMap<>();
        matters.stream()
                .filter(matter -> matter.note() != null)
                .forEach(matter ->
                        acknowledged.put(matter.episodeId(), matter.note().eventId()));
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", matters.stream().map(Matter::episodeId).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tellings.add(row, levels, acknowledged.getOrDefault(row.getLong("episode_id"), Long.MAX_VALUE));
                }
            }
        }
        return tellings;
    }

    /** Nothing was decided so far. */
    static Tellings none() {
        return new Tellings(new HashMap<>());
    }

    /** Takes a decision of {@code night} for known, though it is not written down. */
    void add(Telling telling, LocalDate night) {
        Matter matter = telling.matter();
        Map<String, Last> byPerson = byEpisode.computeIfAbsent(matter.episodeId(), first -> new LinkedHashMap<>());
        Last last = byPerson.get(telling.personId());
        Heard before = last == null ? null : last.heard();
        long event = matter.change().eventId();
        boolean told = telling.why().verdict() == Verdict.TOLD;
        boolean anew = before == null || before.over();
        Heard heard = told
                ? new Heard(telling.why() == Why.CLOSED, matter.level(), night, anew ? night : before.first(), event)
                : before;
        byPerson.put(telling.personId(), new Last(heard, telling.why(), event, List.of()));
    }

    private void add(ResultSet row, Levels levels, long acknowledged) throws SQLException {
        Map<String, Last> byPerson =
                byEpisode.computeIfAbsent(row.getLong("episode_id"), first -> new LinkedHashMap<>());
        String person = row.getString("person");
        Last last = byPerson.get(person);
        Why why = Why.of(row.getString("reason"));
        long event = row.getLong("event_id");
        boolean told = row.getString("verdict").equals(Verdict.TOLD.code());
        Heard before = last == null ? null : last.heard();
        List<String> messages = last == null ? List.of() : last.messages();
        if (told && row.getString("message_id") != null) {
            messages = new java.util.ArrayList<>(messages);
            messages.add(row.getString("message_id"));
        }
        Level level = levels.known(row.getString("level"));
        LocalDate night = row.getObject("business_date", LocalDate.class);
        boolean anew = before == null || before.over() || before.event() < acknowledged && acknowledged < event;
        Heard now = told ? new Heard(why == Why.CLOSED, level, night, anew ? night : before.first(), event) : before;
        byPerson.put(person, new Last(now, why, event, messages));
    }

    /** The last decision on a person and an episode; null where there was none. */
    Last last(long episodeId, String person) {
        return of(episodeId).get(person);
    }

    /** The last decisions on an episode, by person. */
    Map<String, Last> of(long episodeId) {
        return byEpisode.getOrDefault(episodeId, Map.of());
    }

    /** What the person was told of the episode last; null where nothing. */
    Heard heard(long episodeId, String person) {
        Last last = last(episodeId, person);
        return last == null ? null : last.heard();
    }

    /** Whether the last decision on the person and the episode was this already. */
    boolean isKnown(Telling telling) {
        Last last = last(telling.matter().episodeId(), telling.personId());
        return last != null
                && last.why() == telling.why()
                && last.event() == telling.matter().change().eventId();
    }

    /** Writes {@code tellings} down; each that told something has its notice. */
    static void write(Connection connection, Notices.Night night, Map<Telling, Long> tellings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Map.Entry<Telling, Long> each : tellings.entrySet()) {
                Telling telling = each.getKey();
                statement.setString(1, telling.personId());
                statement.setLong(2, telling.matter().episodeId());
                statement.setLong(3, telling.matter().change().eventId());
                statement.setString(4, telling.matter().level().code());
                statement.setLong(5, night.runId());
                statement.setObject(6, night.businessDate());
                statement.setObject(7, night.decidedAt().atOffset(ZoneOffset.UTC));
                statement.setString(8, telling.why().verdict().code());
                statement.setString(9, telling.why().code());
                statement.setObject(10, each.getValue(), Types.BIGINT);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
