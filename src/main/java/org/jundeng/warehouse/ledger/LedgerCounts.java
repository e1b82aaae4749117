// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Counts of the ledger, the episodes and the outbox at one moment, for health checks and metrics. */
public final class LedgerCounts {

    private static final String SUMS = """
            select coalesce(sum(rows_read), 0), coalesce(sum(rows_rejected), 0), coalesce(sum(findings), 0)
            from delivery
            """;

    /** Feeds whose latest line says that their source could not be asked. */
    private static final String FAILING = """
            select count(*) from (
              select distinct on (feed) outcome from delivery
              where feed is not null and kind <> 'withdrawal' order by feed, delivery_id desc) latest
            where outcome = 'failed'
            """;

    private static final String OLDEST_UNSENT =
            "select created_at from notice where state = 'pending' order by 1 limit 1";

    private static final String UNCONFIRMED = "select count(*), min(since) from unconfirmed where settled_by is null";

    private final DataSource warehouse;

    /** Counts in {@code warehouse}. */
    public LedgerCounts(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * The counts.
     *
     * @param deliveries ledger lines by outcome
     * @param rowsRead rows that were read
     * @param rowsRejected rows that were rejected
     * @param findings all findings
     * @param openEpisodes open episodes by level
     * @param notices notices by state
     * @param feedsFailing feeds whose latest pull failed
     * @param oldestUnsent when the oldest notice that waits to be sent was written; empty where none waits
     * @param unconfirmed the deliveries that wait to be confirmed
     * @param channels notices by channel and state
     * @param replies mails that came to the mailbox for replies, by outcome
     * @param lastDone when the latest successful nightly run ended (exit code 0 or 1); empty where none did
     */
    public record Counts(
            Map<String, Long> deliveries,
            long rowsRead,
            long rowsRejected,
            long findings,
            Map<String, Long> openEpisodes,
            Map<String, Long> notices,
            long feedsFailing,
            Optional<Instant> oldestUnsent,
            Unconfirmed unconfirmed,
            Map<String, Map<String, Long>> channels,
            Map<String, Long> replies,
            Optional<Instant> lastDone) {}

    /**
     * The deliveries that wait to be confirmed.
     *
     * @param count how many there are
     * @param since the business date from which the oldest waits; empty where none does
     */
    public record Unconfirmed(long count, Optional<LocalDate> since) {}

    /**
     * The latest nightly run that has ended.
     *
     * @param businessDate its business date
     * @param endedAt when it ended
     * @param exitCode how
     */
    public record LastRun(LocalDate businessDate, Instant endedAt, int exitCode) {}

    /** Counts now. */
    public Counts count() {
        return Transactions.read(warehouse, connection -> {
            long[] sums = Sql.first(
                            connection, SUMS, row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                    .orElseThrow();
            return new Counts(
                    by(connection, "select outcome, count(*) from delivery group by 1"),
                    sums[0],
                    sums[1],
                    sums[2],
                    by(connection, "select level, count(*) from episode where state = 'open' group by 1"),
                    by(connection, "select state, count(*) from notice group by 1"),
                    Sql.first(connection, FAILING, row -> row.getLong(1)).orElseThrow(),
                    Sql.first(connection, OLDEST_UNSENT, row -> row.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant),
                    Sql.first(connection, UNCONFIRMED, LedgerCounts::unconfirmed)
                            .orElseThrow(),
                    channels(connection),
                    by(connection, "select outcome, count(*) from reply group by 1"),
                    last(connection, "and exit_code in (0, 1)").map(LastRun::endedAt));
        });
    }

    /** The latest nightly run that has ended; empty where there was none. */
    public Optional<LastRun> lastRun() {
        return Transactions.read(warehouse, connection -> last(connection, ""));
    }

    private static Unconfirmed unconfirmed(ResultSet row) throws SQLException {
        return new Unconfirmed(row.getLong(1), Optional.ofNullable(row.getObject(2, LocalDate.class)));
    }

    private static Map<String, Map<String, Long>> channels(Connection connection) throws SQLException {
        Map<String, Map<String, Long>> channels = new TreeMap<>();
        Sql.each(
                connection,
                "select channel, state, count(*) from notice_channel group by 1, 2",
                row -> channels.computeIfAbsent(row.getString(1), first -> new TreeMap<>())
                        .put(row.getString(2), row.getLong(3)));
        return channels;
    }

    private static Map<String, Long> by(Connection connection, String sql) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        Sql.each(connection, sql, row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    private static Optional<LastRun> last(Connection connection, String condition) throws SQLException {
        return Sql.first(
                connection,
                "select * from run where ended_at is not null and command in ('nightly', 'serve', 'demo') " + condition
                        + " order by run_id desc limit 1",
                row -> new LastRun(
                        row.getObject("business_date", LocalDate.class),
                        row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                        row.getInt("exit_code")));
    }
}
