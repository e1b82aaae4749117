// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.link.ReplyAddresses;
import org.jundeng.notice.outbox.OutgoingMail.Image;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Reads the notices that are to be sent, and records the result of each. */
public final class Outbox {

    private static final int LONGEST_ERROR = 500;
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");
    private static final String DUE = """
            select n.*, kind <> 'steward' and exists (
                select from notice_event x join episode_event e using (event_id)
                where x.notice_id = n.notice_id and e.event <> 'closed') as answerable
            from notice n
            where state = 'pending' and unanswered < ? and (not_before is null or not_before <= ?)
              and (next_attempt is null or next_attempt <= ?)
            order by notice_id
            """;
    private static final String WAITS = """
            update notice set not_before = ?, next_attempt = null where notice_id = ? and state = 'pending'
            """;
    private static final String IMAGES = """
            select notice_id, content_id, png from notice_image join notice using (notice_id) where state = 'pending'
            order by notice_id, content_id collate "C"
            """;
    private static final String SENT = """
            update notice
            set state = 'sent', sent_at = ?, left_on = ?, attempts = attempts + 1, unanswered = ?, next_attempt = null,
                last_error = null
            where notice_id = ? and state = 'pending'
            """;
    private static final String BY_CHANNEL = """
            insert into notice_channel (notice_id, channel, state, created_at) values (?, ?, 'pending', ?)
            on conflict do nothing
            """;
    private static final String FAILED = """
            update notice set state = case when ?::timestamptz is null then 'given-up' else state end,
                              next_attempt = ?, attempts = attempts + ?, unanswered = ?, last_error = ?
            where notice_id = ? and state = 'pending'
            """;

    private final DataSource warehouse;
    private final People people;
    private final Optional<ReplyAddresses> replies;
    private final Set<String> channels;

    /** The outbox in {@code warehouse}; names are those of {@code people}, and nobody reads replies. */
    public Outbox(DataSource warehouse, People people) {
        this(warehouse, people, Optional.empty(), Set.of());
    }

    /** The outbox in {@code warehouse}; names are those of {@code people}, and replies go to {@code replies}. */
    public Outbox(DataSource warehouse, People people, Optional<ReplyAddresses> replies) {
        this(warehouse, people, replies, Set.of());
    }

    private Outbox(DataSource warehouse, People people, Optional<ReplyAddresses> replies, Set<String> channels) {
        this.warehouse = warehouse;
        this.people = people;
        this.replies = replies;
        this.channels = Set.copyOf(channels);
    }

    /** The same outbox; what leaves by mail is to leave by those of {@code channels}, too, that its recipient wants. */
    public Outbox andBy(Set<String> channels) {
        return new Outbox(warehouse, people, replies, channels);
    }

    /** Waits at most {@code patience} for the right to send; empty where another node still has it. */
    public Optional<SendingTurn> turn(Duration patience) {
        return SendingTurn.take(warehouse, patience);
    }

    /** The pending mails that may be sent at {@code now}, the oldest first. */
    public List<OutgoingMail> due(Instant now) {
        return due(now, now);
    }

    /** All pending mails, whatever time they wait for, the oldest first. */
    public List<OutgoingMail> all() {
        return due(FAR, FAR);
    }

    private List<OutgoingMail> due(Instant own, Instant again) {
        return Transactions.read(warehouse, connection -> {
            Map<Long, List<Image>> images = images(connection);
            try (PreparedStatement statement = connection.prepareStatement(DUE)) {
                statement.setInt(1, SendFailure.MOST_UNANSWERED);
                statement.setObject(2, own.atOffset(ZoneOffset.UTC));
                statement.setObject(3, again.atOffset(ZoneOffset.UTC));
                List<OutgoingMail> mails = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        mails.add(mail(row, images.getOrDefault(row.getLong("notice_id"), List.of())));
                    }
                }
                return mails;
            }
        });
    }

    /**
     * Gives a mail the time {@code notBefore}, or none of its own where that is null. It keeps its place, and nothing
     * counts as an attempt.
     */
    public void waits(long noticeId, Instant notBefore) {
        OffsetDateTime until = notBefore == null ? null : notBefore.atOffset(ZoneOffset.UTC);
        Transactions.write(warehouse, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(WAITS)) {
                statement.setObject(1, until, Types.TIMESTAMP_WITH_TIMEZONE);
                statement.setLong(2, noticeId);
                return statement.executeUpdate();
            }
        });
    }

    /** A notice that was withdrawn never comes here, so it leaves by no channel. */
    private void leaveByChannels(Connection connection, long noticeId, Instant at) throws SQLException {
        List<String> wanted = Sql.first(
                        connection, "select person from notice where notice_id = ?", row -> row.getString(1), noticeId)
                .flatMap(people::person)
                .map(person -> person.notices().channels())
                .orElse(List.of());
        for (String channel : wanted) {
            if (channels.contains(channel)) {
                Sql.run(connection, BY_CHANNEL, noticeId, channel, at);
            }
        }
    }

    /**
     * Marks the notice as sent; one that was marked before or withdrawn stays as it is.
     *
     * @param left when it left
     * @param unanswered how many times before it was handed over in full without an answer
     * @return whether it is marked by this call
     */
    public boolean sent(long noticeId, Left left, int unanswered) {
        return Transactions.write(warehouse, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SENT)) {
                statement.setObject(1, left.at().atOffset(ZoneOffset.UTC));
                statement.setObject(2, left.on());
                statement.setInt(3, unanswered);
                statement.setLong(4, noticeId);
                int marked = statement.executeUpdate();
                if (marked == 1 && !channels.isEmpty()) {
                    leaveByChannels(connection, noticeId, left.at());
                }
                return marked == 1;
            }
        });
    }

    /**
     * When a mail left.
     *
     * @param at the true time
     * @param on the business date
     */
    public record Left(Instant at, LocalDate on) {}

    /** Records why the notice was not sent. A notice that was sent or given up stays as it is. */
    public void failed(long noticeId, SendFailure why) {
        OffsetDateTime next = why.givenUp() ? null : why.nextAttempt().atOffset(ZoneOffset.UTC);
        String error = why.error();
        Transactions.write(warehouse, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FAILED)) {
                statement.setObject(1, next);
                statement.setObject(2, next);
                statement.setInt(3, why.tried() ? 1 : 0);
                statement.setInt(4, why.unanswered());
                statement.setString(5, error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error);
                statement.setLong(6, noticeId);
                return statement.executeUpdate();
            }
        });
    }

    private static Map<Long, List<Image>> images(Connection connection) throws SQLException {
        Map<Long, List<Image>> images = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(IMAGES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                images.computeIfAbsent(row.getLong("notice_id"), first -> new ArrayList<>())
                        .add(new Image(row.getString("content_id"), row.getBytes("png")));
            }
        }
        return images;
    }

    private OutgoingMail mail(ResultSet row, List<Image> images) throws SQLException {
        String id = row.getString("person");
        String name = people.person(id).map(Outbox::name).orElse(id);
        Instant createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
        return new OutgoingMail(
                row.getLong("notice_id"),
                row.getString("message_id"),
                row.getString("kind"),
                id,
                name,
                row.getString("address"),
                row.getString("subject"),
                row.getString("text_body"),
                row.getString("html_body"),
                images,
                row.getString("in_reply_to"),
                row.getString("thread"),
                createdAt,
                row.getObject("not_before") != null || row.getObject("next_attempt") != null,
                row.getInt("attempts"),
                row.getInt("unanswered"),
                row.getBoolean("answerable") ? replyTo(row.getString("notice_key"), createdAt) : null);
    }

    private String replyTo(String key, Instant createdAt) {
        return replies.map(each -> each.address(key, createdAt)).orElse(null);
    }

    private static String name(Person person) {
        return person.name().in(person.locale());
    }
}
