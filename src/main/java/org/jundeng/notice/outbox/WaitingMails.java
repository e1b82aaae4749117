// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jundeng.warehouse.sql.Sql;

/**
 * The mails that have told nobody yet: they wait, and no server was ever about to receive their end. In the caller's
 * transaction, until which ends none of them leaves.
 */
public final class WaitingMails {

    /**
     * An SQL condition on {@code notice n}: whether what the notice tells counts as told. Its parameter is the night
     * that is decided: what was given up tells nobody, but is not decided anew in the same night, unless the address
     * was refused, so that somebody else is told.
     */
    public static final String COUNTS_AS_TOLD = String.format(Locale.ROOT, """
            (n.state = 'sent' or n.unanswered > 0 or n.told_hash is null
             or n.state = 'given-up' and n.business_date >= ?::date and not %s)
            """, RefusedAddresses.REFUSED);

    private static final String WAITING = """
            select * from notice
            where state = 'pending' and unanswered = 0 and told_hash is not null
            order by notice_id for update
            """;
    private static final String WITHDRAW =
            "update notice set state = 'withheld', reason = 'overtaken' where notice_id = ? and state = 'pending'";
    private static final String INHERIT = """
            update notice n
            set attempts = o.attempts, last_error = o.last_error, next_attempt = o.next_attempt,
                not_before = case n.kind when 'at-once' then n.not_before else o.not_before end
            from notice o
            where n.notice_id = ? and o.notice_id = ?
            """;

    private final Connection connection;

    /** The waiting mails of the warehouse to which {@code connection} leads. */
    public WaitingMails(Connection connection) {
        this.connection = connection;
    }

    /**
     * A mail that waits.
     *
     * @param noticeId its number
     * @param key its key
     * @param kind digest, at-once or steward
     * @param person the recipient's id
     * @param businessDate the night it was written for
     * @param told the fingerprint of what it tells
     */
    public record WaitingMail(
            long noticeId, String key, String kind, String person, LocalDate businessDate, String told) {

        /** Identifies recipient and kind: {@code steward/chen/hrss}, {@code digest/zhou/}. */
        public String envelope() {
            return String.join("/", kind, person, kind.equals("steward") ? key.split("/", -1)[2] : "");
        }
    }

    /** The mails, in the order in which they were written; from now on they stay until the transaction ends. */
    public List<WaitingMail> hold() throws SQLException {
        return Sql.list(
                connection,
                WAITING,
                row -> new WaitingMail(
                        row.getLong("notice_id"),
                        row.getString("notice_key"),
                        row.getString("kind"),
                        row.getString("person"),
                        row.getObject("business_date", LocalDate.class),
                        row.getString("told_hash")));
    }

    /** Withdraws a mail: it never leaves, and what it tells is not told. */
    public void withdraw(WaitingMail mail) throws SQLException {
        Sql.run(connection, WITHDRAW, mail.noticeId());
        Sql.run(connection, "delete from notice_item where notice_id = ?", mail.noticeId());
        Sql.run(connection, "delete from notice_image where notice_id = ?", mail.noticeId());
    }

    /** The mail is tried when {@code overtaken} would have been. */
    void inherit(long noticeId, WaitingMail overtaken) throws SQLException {
        Sql.run(connection, INHERIT, noticeId, overtaken.noticeId());
    }
}
