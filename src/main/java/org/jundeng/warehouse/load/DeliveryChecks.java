// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.warehouse.ledger.FindingLog;
import org.jundeng.warehouse.sql.Sql;

/**
 * Checks what the contract promises of a delivery as a whole: regions that must be there, totals that must agree. Keeps
 * only the observations that a promise is about.
 */
final class DeliveryChecks {

    private static final String DIFFERING_TOTALS = """
            with cell as (
              select ss.indicator, ss.dimensions, s.time_period, ss.region_id, s.obs_value, s.row_no
              from totalled s join totalled_series ss using (series_id)
              where ss.indicator = any (?::text[]))
            select total.indicator, total.time_period, total.row_no, total.obs_value as stated,
                   sum(part.obs_value) as added
            from cell total join cell part
              on part.indicator = total.indicator and part.dimensions = total.dimensions
             and part.time_period = total.time_period and part.region_id = any (?::text[])
            where total.region_id = ?
            group by total.indicator, total.dimensions, total.time_period, total.row_no, total.obs_value
            having count(*) = ? and abs(total.obs_value - sum(part.obs_value)) > ? * abs(total.obs_value)
            order by total.row_no
            """;
    private static final String CONFLICTING =
            "select series_id, time_period - date '1970-01-01' as day from conflicting";
    private static final String DROP_CONFLICTING = """
            delete from totalled t using conflicting c
            where t.series_id = c.series_id and t.time_period = c.time_period
            """;

    private final Connection connection;
    private final Content.Promises promises;
    private final SeriesIds series;
    private final DeferredRows deferred;
    private final RegionsPresent present;
    private final List<String> totalled;
    private boolean anyTotalled;

    DeliveryChecks(Connection connection, Content.Promises promises, SeriesIds series, DeferredRows deferred) {
        this.connection = connection;
        this.promises = promises;
        this.series = series;
        this.deferred = deferred;
        this.present = promises.regions().isEmpty() ? null : new RegionsPresent(promises.regions(), promises.freq());
        this.totalled = promises.totals().stream()
                .flatMap(total -> total.indicators().stream())
                .distinct()
                .toList();
    }

    /** Keeps those observations of a block that a promise is about. */
    void note(ClassifiedBlock classified) throws SQLException {
        if (present == null && totalled.isEmpty()) {
            return;
        }
        Block block = classified.block();
        int[] firsts = Arrays.stream(classified.places())
                .filter(place -> !classified.is(place, Change.REPEATED))
                .toArray();
        if (present != null) {
            for (int place : firsts) {
                present.add(series.key(block.series(place)), block.day(place), 1);
            }
        }
        int[] added = Arrays.stream(firsts)
                .filter(place -> block.status(place).hasValue()
                        && totalled.contains(series.key(block.series(place)).indicator()))
                .toArray();
        if (added.length > 0) {
            anyTotalled = true;
            deferred.putTotalled(classified, added);
        }
    }

    /** Forgets the observations in table {@code conflicting}, none of which counts. */
    void forgetConflicting() throws SQLException {
        if (present != null) {
            forgetPresent();
        }
        if (anyTotalled) {
            Sql.run(connection, DROP_CONFLICTING);
        }
    }

    private void forgetPresent() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery(CONFLICTING)) {
                while (row.next()) {
                    present.add(series.key(series.number(row.getLong(1))), row.getInt(2), -1);
                }
            }
        }
    }

    void check(FindingLog findings) throws SQLException {
        if (present != null) {
            present.tellMissing(connection, findings);
        }
        if (anyTotalled) {
            series.note(totalled);
            for (Content.Total total : promises.totals()) {
                checkTotal(total, findings);
            }
        }
    }

    private void checkTotal(Content.Total total, FindingLog findings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DIFFERING_TOTALS)) {
            statement.setArray(
                    1, connection.createArrayOf("text", total.indicators().toArray()));
            statement.setArray(2, connection.createArrayOf("text", total.parts().toArray()));
            statement.setString(3, total.total());
            statement.setInt(4, total.parts().size());
            statement.setBigDecimal(5, total.tolerance());
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.accept(Finding.at(
                            FindingCode.TOTAL_DIFFERS,
                            Location.row(row.getLong("row_no")),
                            row.getBigDecimal("stated").toPlainString(),
                            row.getBigDecimal("added").toPlainString(),
                            row.getString("indicator"),
                            total.tolerance().toPlainString()));
                }
            }
        }
    }
}
