// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

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
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.warehouse.sql.Sql;

/** Puts mails into the outbox and tells which are in it already, in the caller's transaction. */
public final class OutboxWriter {

    private static final int MESSAGE_ID_LENGTH = 40;
    private static final String INSERT = """
            insert into notice (notice_key, kind, person, address, business_date, run_id, created_at, message_id,
                                subject, text_body, html_body, state, reason, not_before, in_reply_to, thread,
                                told_hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?, ?, ?)
            on conflict (notice_key) do nothing
            returning notice_id
            """;
    private static final String EVENT =
            "insert into notice_event (notice_id, event_id) values (?, ?) on conflict do nothing";
    private static final String IMAGE = "insert into notice_image (notice_id, content_id, png) values (?, ?, ?)";
    /** What a mail told that left within the year stays with it, whatever becomes of a later one. */
    private static final String ITEM = """
            insert into notice_item as i (person, item, notice_id) values (?, ?, ?)
            on conflict (person, item) do update set notice_id = excluded.notice_id
            where not exists (
                select from notice n join notice later on later.notice_id = excluded.notice_id
                where n.notice_id = i.notice_id
                  and (n.state = 'sent' or n.unanswered > 0 or n.told_hash is null)
                  and (n.business_date > later.business_date - 366 or i.item like any ('{note:%,corrected:%}')))
            """;

    private static final String STEWARD_KEYS = String.format(Locale.ROOT, """
            select split_part(n.notice_key, '#', 1) from notice n
            where n.kind = 'steward' and n.business_date = ? and %s
            """, WaitingMails.COUNTS_AS_TOLD);
    private static final String TOLD = String.format(Locale.ROOT, """
            select i.person || ' ' || i.item
            from notice_item i join notice n using (notice_id)
            where (n.business_date > ?::date - 366 or i.item like 'note:%%') and %s
            """, WaitingMails.COUNTS_AS_TOLD);
    private static final String GIVEN_UP = """
            select n.person, min(n.business_date)
            from notice n
            where n.state = 'given-up' and n.kind = 'steward' and n.business_date > ?::date - 366
              and not exists (
                select from notice later
                where later.person = n.person and later.kind = 'steward' and later.state = 'sent'
                  and later.notice_id > n.notice_id)
            group by n.person
            """;
    private static final String OVERTAKEN =
            "select count(*) from notice where state = 'withheld' and split_part(notice_key, '#', 1) = ?";

    private final Connection connection;

    /**
     * The run that writes a mail.
     *
     * @param businessDate the night
     * @param runId the run's number
     * @param decidedAt the true time
     */
    public record Run(LocalDate businessDate, long runId, Instant decidedAt) {}

    /** The outbox of the warehouse to which {@code connection} leads. */
    public OutboxWriter(Connection connection) {
        this.connection = connection;
    }

    /** The keys of the stewards' mails of a day that count as told. */
    public Set<String> stewardKeys(LocalDate businessDate) throws SQLException {
        return texts(STEWARD_KEYS, businessDate);
    }

    /**
     * The things besides episodes that people were really told within a year before {@code night}, and all
     * explanations, each in the form of {@link #told(String, String)}.
     */
    public Set<String> toldUntil(LocalDate night) throws SQLException {
        return texts(TOLD, night);
    }

    /**
     * Since which business date within a year before {@code night} the stewards' mails to a person were given up, for
     * those people to whom none has left since.
     */
    public Map<String, LocalDate> stewardsGivenUpSince(LocalDate night) throws SQLException {
        Map<String, LocalDate> since = new HashMap<>();
        Sql.each(connection, GIVEN_UP, row -> since.put(row.getString(1), row.getObject(2, LocalDate.class)), night);
        return since;
    }

    /** The form in which {@link #toldUntil} lists that {@code person} was told of {@code item}. */
    public static String told(String person, String item) {
        return person + " " + item;
    }

    private Set<String> texts(String sql, LocalDate day) throws SQLException {
        return new HashSet<>(Sql.column(connection, sql, day, day));
    }

    /**
     * The key for a new mail: {@code key}, or with a number behind it where mails with that key were withdrawn before.
     */
    public String freshKey(String key) throws SQLException {
        long overtaken = Sql.number(connection, OVERTAKEN, key);
        return overtaken == 0 ? key : key + "#" + (overtaken + 1);
    }

    /** A mail that takes the place of {@code overtaken} is tried when that one would have been. */
    public void inherit(long noticeId, WaitingMails.WaitingMail overtaken) throws SQLException {
        new WaitingMails(connection).inherit(noticeId, overtaken);
    }

    /** Puts {@code mail} into the outbox. Returns its number; empty where a mail with this key is there already. */
    public Optional<Long> put(NewMail mail, Run run) throws SQLException {
        Optional<Long> noticeId = insert(mail, run);
        if (noticeId.isPresent()) {
            events(noticeId.get(), mail.events());
            images(noticeId.get(), mail.content().images());
            items(noticeId.get(), mail);
        }
        return noticeId;
    }

    private Optional<Long> insert(NewMail mail, Run run) throws SQLException {
        List<String> thread = mail.thread();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, mail.key());
            statement.setString(2, mail.kind());
            statement.setString(3, mail.person());
            statement.setString(4, mail.address());
            statement.setObject(5, run.businessDate());
            statement.setLong(6, run.runId());
            statement.setObject(7, run.decidedAt().atOffset(ZoneOffset.UTC));
            statement.setString(8, messageId(mail.key()));
            statement.setString(9, mail.content().subject());
            statement.setString(10, mail.content().text());
            statement.setString(11, mail.content().html());
            statement.setString(12, mail.reason());
            statement.setObject(
                    13, mail.notBefore() == null ? null : mail.notBefore().atOffset(ZoneOffset.UTC));
            statement.setString(14, thread.isEmpty() ? null : thread.get(thread.size() - 1));
            statement.setString(15, thread.isEmpty() ? null : String.join(" ", thread));
            statement.setString(16, mail.told());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    private void events(long noticeId, List<Long> events) throws SQLException {
        Sql.runAll(
                connection,
                EVENT,
                events.stream().map(event -> List.of(noticeId, event)).toList());
    }

    private void images(long noticeId, Map<String, byte[]> images) throws SQLException {
        for (Map.Entry<String, byte[]> image : images.entrySet()) {
            Sql.run(connection, IMAGE, noticeId, image.getKey(), image.getValue());
        }
    }

    private void items(long noticeId, NewMail mail) throws SQLException {
        for (String item : mail.items()) {
            Sql.run(connection, ITEM, mail.person(), item, noticeId);
        }
    }

    /**
     * The Message-ID for a notice's key. The same key gives the same id, so that mail programs recognize a mail that is
     * sent twice.
     */
    public static String messageId(String key) {
        return "<" + sha256(key).substring(0, MESSAGE_ID_LENGTH) + "@notices.jundeng>";
    }

    /** The SHA-256 of {@code text} in hex; it shortens keys to a fixed length. */
    public static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
