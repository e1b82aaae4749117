// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.FindingLog;
import org.jundeng.warehouse.sql.Periods;
import org.jundeng.warehouse.sql.Sql;

/**
 * The observations that a complete delivery lacks: its feed brought them earlier, and they are gone at the source. They
 * become missing (status M), and their values are kept like any value that is replaced.
 */
final class Absences {

    /**
     * The observations that the delivery should hold: they came from its feed, and lie within what it is complete in.
     * Left out are those of newer deliveries and, for a replay or release, those that came after the original.
     */
    private static final String IN_QUESTION = """
            select o.series_id, o.time_period
            from observation o
            join series s on s.series_id = o.series_id
            join delivery d on d.delivery_id = o.delivery_id
            join delivery c on c.delivery_id = coalesce(o.confirmed_by, o.delivery_id)
            where o.obs_value is not null and d.feed = ? and s.freq = ? and s.indicator = any (?)
              and (?::date[] is null or o.time_period = any (?::date[]))
              and c.delivery_id <= ? and (? or c.as_of <= ?)
            """;

    private static final String NOTE = "insert into absent select * from unnest(?::bigint[], ?::date[])";
    private static final String LIST = """
            select o.obs_value, s.indicator, s.freq, o.time_period,
                   coalesce((select v.name_zh from region_validity v
                             where v.region_id = s.region_id and v.valid_from <= o.time_period
                             order by v.valid_from desc limit 1), s.region_id) as region
            from absent a join observation o using (series_id, time_period) join series s using (series_id)
            order by s.indicator, s.region_id, s.series_id, o.time_period
            """;
    private static final String MARK_MISSING = """
            update observation o
            set obs_value = null, obs_status = 'M', delivery_id = ?, row_no = 0, column_no = 0, confirmed_by = null
            from absent a
            where o.series_id = a.series_id and o.time_period = a.time_period
            """;
    private static final int BLOCK = 10_000;

    private final Connection connection;
    private final Arrival arrival;
    private final Optional<Content.Completeness> complete;
    private final List<Long> series = new ArrayList<>();
    private final List<LocalDate> periods = new ArrayList<>();
    private long standing;
    private long gone;

    Absences(Connection connection, Arrival arrival, Optional<Content.Completeness> complete) {
        this.connection = connection;
        this.arrival = arrival;
        this.complete = complete;
    }

    /** Creates the temporary table, which lives until the transaction ends. */
    static void create(Connection connection) throws SQLException {
        Sql.execute(connection, """
                create temporary table absent (
                  series_id bigint not null, time_period date not null) on commit drop
                """);
    }

    /**
     * Finds the observations that the delivery lacks, with a finding for each. Where rows were rejected nothing is
     * gone: it is unknown which observations those rows held.
     *
     * @return whether more is gone than the contract allows; then that is the only finding
     */
    boolean moreGoneThanAllowed(Holding holding, long rejected, FindingLog findings) throws SQLException {
        if (complete.isEmpty()) {
            return false;
        }
        find(complete.get(), holding.all());
        if (gone == 0) {
            return false;
        }
        if (rejected > 0) {
            findings.accept(Finding.of(FindingCode.DELETIONS_NOT_KNOWN, Long.toString(gone), Long.toString(rejected)));
            gone = 0;
            return false;
        }
        return moreGoneThanAllowed(complete.get().maxShare(), findings);
    }

    /** The observations that the delivery holds. */
    interface Held {
        /** Whether it holds this observation. */
        boolean seen(long seriesId, LocalDate period);

        /** The first days of the periods for which it holds anything. */
        Set<LocalDate> periods();
    }

    /** Gathers what the delivery holds, when asked. */
    @FunctionalInterface
    interface Holding {
        /** All of it. */
        Held all() throws SQLException;
    }

    private void find(Content.Completeness complete, Held seen) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IN_QUESTION)) {
            Object days = complete.everything()
                    ? null
                    : connection.createArrayOf("date", seen.periods().toArray());
            boolean again = arrival.concerns() != null;
            statement.setString(1, arrival.origin().feed());
            statement.setString(2, complete.freq().name());
            statement.setArray(
                    3, connection.createArrayOf("text", complete.indicators().toArray()));
            statement.setObject(4, days);
            statement.setObject(5, days);
            statement.setLong(6, again ? arrival.concerns() : Long.MAX_VALUE);
            statement.setBoolean(7, again);
            statement.setString(8, arrival.times().asOf().stamp());
            statement.setFetchSize(BLOCK);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    standing++;
                    if (!seen.seen(row.getLong(1), row.getObject(2, LocalDate.class))) {
                        gone++;
                        note(row.getLong(1), row.getObject(2, LocalDate.class));
                    }
                }
            }
        }
        flush();
    }

    private void note(long seriesId, LocalDate period) throws SQLException {
        series.add(seriesId);
        periods.add(period);
        if (series.size() == BLOCK) {
            flush();
        }
    }

    private void flush() throws SQLException {
        if (series.isEmpty()) {
            return;
        }
        Sql.run(connection, NOTE, Sql.numbers(series), Sql.days(periods));
        series.clear();
        periods.clear();
    }

    /** How many observations are gone. */
    long gone() {
        return gone;
    }

    private boolean moreGoneThanAllowed(BigDecimal maxShare, FindingLog findings) throws SQLException {
        long bearable = maxShare.multiply(BigDecimal.valueOf(standing))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
        if (gone > bearable) {
            findings.accept(Finding.of(
                    FindingCode.TOO_MANY_DELETIONS,
                    Long.toString(gone),
                    Long.toString(standing),
                    maxShare.movePointRight(2).stripTrailingZeros().toPlainString()));
            return true;
        }
        tell(findings);
        return false;
    }

    private void tell(FindingLog findings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIST);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                findings.accept(Finding.of(
                        FindingCode.DELETED_AT_SOURCE,
                        row.getBigDecimal("obs_value").toPlainString(),
                        row.getString("indicator"),
                        row.getString("region"),
                        Periods.text(row.getString("freq"), row.getObject("time_period", LocalDate.class)),
                        Long.toString(gone)));
            }
        }
    }

    /** Revises what is gone to missing; {@code deliveryId} is the ledger line that does so. */
    void write(long deliveryId) throws SQLException {
        if (gone == 0) {
            return;
        }
        RevisionWriter.keep(connection, RevisionWriter.Replaced.ABSENT, deliveryId);
        Sql.run(connection, MARK_MISSING, deliveryId);
        CoverageWriter.writeAbsent(connection, deliveryId);
    }
}
