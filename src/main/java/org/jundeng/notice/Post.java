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
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.alert.Rule;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.Wishes;

/** Writes the mails of a night into the outbox: one for each person and way, of stewards' one for each bureau, too. */
final class Post {

    private static final int MOST_REFERENCES = 10;
    private static final String INSERT = """
            insert into notice (notice_key, kind, person, address, business_date, run_id, created_at, message_id,
                                subject, text_body, html_body, state, reason, not_before, in_reply_to, thread)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?, ?)
            on conflict (notice_key) do nothing
            returning notice_id
            """;
    private static final String EVENT =
            "insert into notice_event (notice_id, event_id) values (?, ?) on conflict do nothing";
    private static final String IMAGE = "insert into notice_image (notice_id, content_id, png) values (?, ?, ?)";
    private static final String ITEM = "insert into notice_item (person, item, notice_id) values (?, ?, ?)";

    private final Catalogue catalogue;
    private final Feeds feeds;
    private final Optional<AckLinks> links;
    private final Pages pages = new Pages(Post.class);

    Post(Catalogue catalogue, Feeds feeds, Optional<AckLinks> links) {
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.links = links;
    }

    /**
     * An envelope: whom a mail goes to, and by which way.
     *
     * @param bureau of a stewards' mail its bureau; elsewhere {@code ""}
     */
    record Envelope(Person person, Decision.Way way, String bureau) {

        String kind() {
            return switch (way) {
                case DIGEST -> "digest";
                case AT_ONCE -> "at-once";
                case STEWARDS -> "steward";
            };
        }
    }

    /** The bureau that a stewards' mail on {@code matter} is about: that of the feeds, else that of the rule. */
    String bureauOf(Matter matter, Rule rule) {
        String feed = matter.place().feed();
        return feeds.bureau(feed)
                .or(() -> matter.indicator() == null
                        ? Optional.empty()
                        : feeds.bringing(matter.indicator()).stream()
                                .findFirst()
                                .flatMap(feeds::bureau))
                .orElse(rule == null || rule.bureau() == null ? "" : rule.bureau());
    }

    /** The keys of the stewards' mails of a day: each person gets one for each bureau. */
    Set<String> stewardMailsOf(Connection connection, LocalDate businessDate) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select notice_key from notice where kind = 'steward' and business_date = ?")) {
            statement.setObject(1, businessDate);
            try (ResultSet row = statement.executeQuery()) {
                Set<String> keys = new HashSet<>();
                while (row.next()) {
                    keys.add(row.getString(1));
                }
                return keys;
            }
        }
    }

    static String stewardKey(String person, String bureau, LocalDate businessDate) {
        return String.join("/", "steward", person, bureau, businessDate.toString());
    }

    /**
     * What is told of episodes, and what was said to those that were told before.
     *
     * @param tellings the decisions to tell
     * @param explained by person
     */
    record Told(List<Telling> tellings, Map<Person, List<Item>> explained) {

        private List<Item> newTo(Person person, Set<String> known) {
            return explained.getOrDefault(person, List.of()).stream()
                    .filter(item -> !known.contains(person.id() + " " + item.id()))
                    .toList();
        }
    }

    /** Writes what is told, and what stewards are told besides; none where nothing is. */
    List<Notices.Mail> write(Connection connection, Notices.Night night, Told told, Set<String> written)
            throws SQLException {
        Map<Envelope, List<Telling>> byEnvelope = new LinkedHashMap<>();
        for (Telling telling : told.tellings()) {
            Decision.Way way = telling.decision().way();
            String bureau = way == Decision.Way.STEWARDS ? bureauOf(telling.matter(), telling.rule()) : "";
            byEnvelope
                    .computeIfAbsent(new Envelope(telling.person(), way, bureau), first -> new ArrayList<>())
                    .add(telling);
        }
        Set<String> known = StewardItems.told(connection, night.businessDate());
        Map<Envelope, List<Item>> items = new LinkedHashMap<>();
        if (night.isComplete()) {
            items.putAll(new StewardItems(catalogue, feeds).of(connection, night, known));
            items.keySet()
                    .removeIf(each ->
                            written.contains(stewardKey(each.person().id(), each.bureau(), night.businessDate())));
            items.keySet().forEach(each -> byEnvelope.putIfAbsent(each, List.of()));
        }
        Charted charted = Charted.of(connection, told.tellings());
        List<Notices.Mail> mails = new ArrayList<>();
        for (Map.Entry<Envelope, List<Telling>> each : byEnvelope.entrySet()) {
            List<Item> besides = each.getKey().way() == Decision.Way.STEWARDS
                    ? items.getOrDefault(each.getKey(), List.of())
                    : told.newTo(each.getKey().person(), known);
            write(connection, night, new Content(each.getKey(), each.getValue(), besides, charted))
                    .ifPresent(mails::add);
            besides.forEach(item -> known.add(each.getKey().person().id() + " " + item.id()));
        }
        return mails;
    }

    /** What a mail says. */
    private record Content(Envelope envelope, List<Telling> tellings, List<Item> items, Charted charted) {}

    private Optional<Notices.Mail> write(Connection connection, Notices.Night night, Content content)
            throws SQLException {
        Envelope envelope = content.envelope();
        String key = key(night, content);
        Digest digest = new Digest(
                catalogue,
                feeds,
                new Digest.Letter(envelope, night.businessDate(), key, night.decidedAt()),
                links.orElse(null));
        Digest.Written words = digest.write(content.tellings(), content.items(), content.charted());
        List<String> thread = thread(words.tellings());
        Long noticeId = insert(connection, night, envelope, new Words(key, words, thread));
        if (noticeId == null) {
            return Optional.empty();
        }
        link(connection, noticeId, words.tellings());
        for (Map.Entry<String, byte[]> image : words.images().entrySet()) {
            try (PreparedStatement statement = connection.prepareStatement(IMAGE)) {
                statement.setLong(1, noticeId);
                statement.setString(2, image.getKey());
                statement.setBytes(3, image.getValue());
                statement.executeUpdate();
            }
        }
        for (Item item : content.items()) {
            try (PreparedStatement statement = connection.prepareStatement(ITEM)) {
                statement.setString(1, envelope.person().id());
                statement.setString(2, item.id());
                statement.setLong(3, noticeId);
                statement.executeUpdate();
            }
        }
        return Optional.of(new Notices.Mail(
                noticeId,
                envelope.person(),
                envelope.kind(),
                words.tellings(),
                content.items().size()));
    }

    /** A mail's key, its words and the mails that it follows. */
    private record Words(String key, Digest.Written written, List<String> thread) {}

    private Long insert(Connection connection, Notices.Night night, Envelope envelope, Words words)
            throws SQLException {
        Instant notBefore = notBefore(envelope, night);
        List<String> thread = words.thread();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, words.key());
            statement.setString(2, envelope.kind());
            statement.setString(3, envelope.person().id());
            statement.setString(4, envelope.person().email());
            statement.setObject(5, night.businessDate());
            statement.setLong(6, night.runId());
            statement.setObject(7, night.decidedAt().atOffset(ZoneOffset.UTC));
            statement.setString(8, messageId(words.key()));
            statement.setString(9, words.written().subject());
            statement.setString(10, pages.render("digest.ftl", words.written().words()));
            statement.setString(11, pages.render("digest.ftlh", words.written().words()));
            statement.setString(12, words.written().reason());
            statement.setObject(13, notBefore == null ? null : notBefore.atOffset(ZoneOffset.UTC));
            statement.setString(14, thread.isEmpty() ? null : thread.get(thread.size() - 1));
            statement.setString(15, thread.isEmpty() ? null : String.join(" ", thread));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    /** Now, or the end of the person's quiet hours; null for what leaves at the hour of the notices. */
    private static Instant notBefore(Envelope envelope, Notices.Night night) {
        Wishes.Quiet quiet = envelope.person().notices().quietHours();
        ZonedDateTime now = night.decidedAt().atZone(night.zone());
        if (envelope.way() != Decision.Way.AT_ONCE) {
            return null;
        }
        if (quiet == null || !quiet.holds(now.toLocalTime())) {
            return night.decidedAt();
        }
        ZonedDateTime end = now.with(quiet.until());
        return (end.isAfter(now) ? end : end.plusDays(1)).toInstant();
    }

    private static void link(Connection connection, long noticeId, List<Telling> tellings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENT)) {
            for (Telling telling : tellings) {
                statement.setLong(1, noticeId);
                statement.setLong(2, telling.matter().change().eventId());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The mails that told the person of the same episodes before, each once; the last is the one it answers to. */
    private static List<String> thread(List<Telling> tellings) {
        Set<String> before = new LinkedHashSet<>();
        for (int i = tellings.size() - 1; i >= 0; i--) {
            tellings.get(i).earlier().forEach(message -> {
                before.remove(message);
                before.add(message);
            });
        }
        List<String> all = List.copyOf(before);
        return all.subList(Math.max(0, all.size() - MOST_REFERENCES), all.size());
    }

    /** What makes it the same notice on a second try: whom it tells, of which night, and what. */
    private static String key(Notices.Night night, Content content) {
        Envelope envelope = content.envelope();
        String person = envelope.person().id();
        if (envelope.way() == Decision.Way.STEWARDS) {
            return stewardKey(person, envelope.bureau(), night.businessDate());
        }
        String told = content.tellings().stream()
                .map(telling -> telling.matter().key() + "|" + telling.why().code())
                .sorted()
                .collect(Collectors.joining("\n"));
        return String.join("/", envelope.kind(), person, night.businessDate().toString(), sha256(told));
    }

    /** A function of the notice's key, so that a mail that is sent again is seen to be the same. */
    static String messageId(String key) {
        return "<" + sha256(key).substring(0, 40) + "@notices.jundeng>";
    }

    static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
