// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.warehouse.Transactions;

/** The notices that wait to leave, and what became of each. */
public final class Outbox {

    private static final int LONGEST_ERROR = 500;
    private static final String DUE = """
            select * from notice
            where state = 'pending' and (next_attempt is null or next_attempt <= ?)
            order by notice_id
            """;
    private static final String SENT = """
            update notice
            set state = 'sent', sent_at = ?, attempts = attempts + 1, next_attempt = null, last_error = null
            where notice_id = ? and state = 'pending'
            """;
    private static final String FAILED = """
            update notice set state = case when ?::timestamptz is null then 'given-up' else state end,
                              next_attempt = ?, attempts = attempts + 1, last_error = ?
            where notice_id = ? and state = 'pending'
            """;

    private final DataSource warehouse;
    private final People people;

    /** The outbox in {@code warehouse}; names are those of {@code people}. */
    public Outbox(DataSource warehouse, People people) {
        this.warehouse = warehouse;
        this.people = people;
    }

    /** What waits and whose next attempt is not after {@code now}, the oldest first. */
    public List<OutgoingMail> due(Instant now) {
        return Transactions.read(warehouse, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(DUE)) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                List<OutgoingMail> mails = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        mails.add(mail(row));
                    }
                }
                return mails;
            }
        });
    }

    /** The notice has left; one that was already told so stays as it is. */
    public void sent(long noticeId, Instant at) {
        Transactions.write(warehouse, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SENT)) {
                statement.setObject(1, at.atOffset(ZoneOffset.UTC));
                statement.setLong(2, noticeId);
                return statement.executeUpdate();
            }
        });
    }

    /** The notice has not left; it is tried again from {@code nextAttempt} on, or never where that is null. */
    public void failed(long noticeId, String error, Instant nextAttempt) {
        OffsetDateTime next = nextAttempt == null ? null : nextAttempt.atOffset(ZoneOffset.UTC);
        Transactions.write(warehouse, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FAILED)) {
                statement.setObject(1, next);
                statement.setObject(2, next);
                statement.setString(3, error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error);
                statement.setLong(4, noticeId);
                return statement.executeUpdate();
            }
        });
    }

    private OutgoingMail mail(ResultSet row) throws SQLException {
        String id = row.getString("person");
        String name = people.person(id).map(Outbox::name).orElse(id);
        return new OutgoingMail(
                row.getLong("notice_id"),
                row.getString("message_id"),
                id,
                name,
                row.getString("address"),
                row.getString("subject"),
                row.getString("text_body"),
                row.getString("html_body"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }

    private static String name(Person person) {
        return person.name().in(person.locale());
    }
}
