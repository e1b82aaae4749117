// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Mails that were sent or withdrawn: their words and pictures may be let go; who was told, when, and of what stays. */
public final class SentMails {

    private static final String OLD = "state in ('sent', 'withheld') and coalesce(sent_at, created_at) < ?";

    private final DataSource warehouse;

    /** Those of {@code warehouse}. */
    public SentMails(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /** How many mails that were sent before {@code limit} still have their words. */
    public long withWords(Instant limit) {
        return Transactions.read(
                warehouse,
                connection -> Sql.number(
                        connection, "select count(*) from notice where body_let_go_at is null and " + OLD, limit));
    }

    /** Empties the mails that were sent before {@code limit}, and notes that this was done at {@code now}. */
    public void letGoWords(Instant limit, Instant now) {
        Transactions.write(warehouse, connection -> {
            Sql.run(
                    connection,
                    "delete from notice_image where notice_id in (select notice_id from notice where " + OLD + ")",
                    limit);
            return Sql.run(
                    connection,
                    "update notice set text_body = '', html_body = '', body_let_go_at = ?"
                            + " where body_let_go_at is null and " + OLD,
                    now,
                    limit);
        });
    }

    /** Those of {@code notices} that were sent before {@code limit}. */
    public Set<Long> sentBefore(Instant limit, Collection<Long> notices) {
        if (notices.isEmpty()) {
            return Set.of();
        }
        return Transactions.read(
                warehouse,
                connection -> new HashSet<>(Sql.list(
                        connection,
                        "select notice_id from notice where " + OLD + " and notice_id = any(?)",
                        row -> row.getLong(1),
                        limit,
                        Sql.numbers(notices))));
    }
}
