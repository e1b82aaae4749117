// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Place;

/** What must hold of a staged delivery as a whole: regions that must be there, totals that must agree. */
final class DeliveryChecks {

    private static final String MISSING_REGIONS = """
            with periods as (
              select distinct ss.freq, s.time_period from staged s join staged_series ss using (series_id)),
            present as (
              select distinct s.time_period, ss.region_id from staged s join staged_series ss using (series_id))
            select p.time_period, p.freq, expected.region_id,
                   coalesce((select v.name_zh from region_validity v
                             where v.region_id = expected.region_id and v.valid_from <= p.time_period
                             order by v.valid_from desc limit 1), expected.region_id) as name
            from periods p cross join unnest(?::text[]) with ordinality as expected(region_id, place)
            where not exists (select from present where present.time_period = p.time_period
                              and present.region_id = expected.region_id)
            order by p.time_period, expected.place
            """;
    private static final String DIFFERING_TOTALS = """
            with cell as (
              select ss.indicator, ss.dimensions, s.time_period, ss.region_id, s.obs_value, s.row_no
              from staged s join staged_series ss using (series_id)
              where ss.indicator = any (?::text[]) and s.obs_value is not null)
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

    private final Connection connection;

    DeliveryChecks(Connection connection) {
        this.connection = connection;
    }

    void check(Content.Promises promises, Consumer<Finding> findings) throws SQLException {
        if (!promises.regions().isEmpty()) {
            checkRegions(promises.regions(), findings);
        }
        for (Content.Total total : promises.totals()) {
            checkTotal(total, findings);
        }
    }

    private void checkRegions(List<String> regions, Consumer<Finding> findings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MISSING_REGIONS)) {
            statement.setArray(1, connection.createArrayOf("text", regions.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.accept(Finding.of(
                            FindingCode.MISSING_REGION,
                            "",
                            row.getString("name"),
                            Periods.text(
                                    row.getString("freq"), row.getObject("time_period", java.time.LocalDate.class))));
                }
            }
        }
    }

    private void checkTotal(Content.Total total, Consumer<Finding> findings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DIFFERING_TOTALS)) {
            statement.setArray(
                    1, connection.createArrayOf("text", total.indicators().toArray()));
            statement.setArray(2, connection.createArrayOf("text", total.parts().toArray()));
            statement.setString(3, total.total());
            statement.setInt(4, total.parts().size());
            statement.setBigDecimal(5, total.tolerance());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.accept(Finding.at(
                            FindingCode.TOTAL_DIFFERS,
                            Place.row(row.getLong("row_no")),
                            row.getBigDecimal("stated").toPlainString(),
                            row.getBigDecimal("added").toPlainString(),
                            row.getString("indicator"),
                            total.tolerance().toPlainString()));
                }
            }
        }
    }
}
