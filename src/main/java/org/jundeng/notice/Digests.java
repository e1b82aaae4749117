// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;

/** Decides whom the changes of a run concern, and puts one digest for each of them into the outbox. */
public final class Digests {

    private static final String INSERT = """
            insert into notice (notice_key, kind, person, address, business_date, run_id, created_at, message_id,
                                subject, text_body, html_body, state, reason)
            values (?, 'digest', ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)
            on conflict (notice_key) do nothing
            returning notice_id
            """;
    private static final String EVENTS = "insert into notice_event (notice_id, event_id) values (?, ?)";

    private final Catalogue catalogue;
    private final Pages pages;

    /** Tells the people of {@code catalogue}. */
    public Digests(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.pages = new Pages(Digests.class);
    }

    /**
     * Where notices belong.
     *
     * @param businessDate the night
     * @param runId the run
     * @param decidedAt the true time
     */
    public record Night(LocalDate businessDate, long runId, Instant decidedAt) {}

    /**
     * Decides on the changes of a run, in the transaction that made them: mails are written now and sent later. Where
     * nothing changed nobody is told anything.
     *
     * @return a decision for each person who is told, then one for what concerns nobody
     */
    public List<Decision> decide(Connection connection, Night night, List<EpisodeChange> changes) throws SQLException {
        Map<Person, List<EpisodeChange>> byPerson = new LinkedHashMap<>();
        List<EpisodeChange> nobodys = new ArrayList<>();
        for (EpisodeChange change : changes) {
            if (change.event().isTold()) {
                List<Person> concerned = concerned(change);
                concerned.forEach(person -> byPerson.computeIfAbsent(person, first -> new ArrayList<>())
                        .add(change));
                if (concerned.isEmpty()) {
                    nobodys.add(change);
                }
            }
        }
        List<Decision> decisions = new ArrayList<>();
        for (Map.Entry<Person, List<EpisodeChange>> entry : byPerson.entrySet()) {
            Digest digest = new Digest(catalogue, entry.getKey(), night.businessDate(), entry.getValue());
            decisions.add(write(connection, night, entry.getKey(), digest));
        }
        if (!nobodys.isEmpty()) {
            decisions.add(new Decision(null, null, Decision.NOBODY_CONCERNED, nobodys));
        }
        return decisions;
    }

    private List<Person> concerned(EpisodeChange change) {
        return change.rule() == null
                ? List.of()
                : catalogue
                        .people()
                        .officialsFor(change.rule().bureau(), change.rule().project());
    }

    private Decision write(Connection connection, Night night, Person person, Digest digest) throws SQLException {
        String key = key(person, night.businessDate(), digest.changes());
        Map<String, Object> words = digest.words();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, key);
            statement.setString(2, person.id());
            statement.setString(3, person.email());
            statement.setObject(4, night.businessDate());
            statement.setLong(5, night.runId());
            statement.setObject(6, night.decidedAt().atOffset(ZoneOffset.UTC));
            statement.setString(7, messageId(key));
            statement.setString(8, digest.subject());
            statement.setString(9, pages.render("digest.ftl", words));
            statement.setString(10, pages.render("digest.ftlh", words));
            statement.setString(11, digest.reason());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new Decision(person.id(), null, Decision.ALREADY_TOLD, digest.changes());
                }
                long noticeId = row.getLong(1);
                link(connection, noticeId, digest.changes());
                return new Decision(person.id(), noticeId, digest.reason(), digest.changes());
            }
        }
    }

    private static void link(Connection connection, long noticeId, List<EpisodeChange> changes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            for (EpisodeChange change : changes) {
                statement.setLong(1, noticeId);
                statement.setLong(2, change.eventId());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** What makes it the same notice on a second try: whom it tells, of which night, and what. */
    static String key(Person person, LocalDate businessDate, List<EpisodeChange> changes) {
        String events = changes.stream().map(EpisodeChange::key).sorted().collect(Collectors.joining("\n"));
        return String.join("/", "digest", person.id(), businessDate.toString(), sha256(events));
    }

    /** A function of the notice's key, so that a mail that is sent again is seen to be the same. */
    static String messageId(String key) {
        return "<" + sha256(key).substring(0, 40) + "@notices.jundeng>";
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
