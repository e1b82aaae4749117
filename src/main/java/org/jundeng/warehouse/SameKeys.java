// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Place;

/**
 * Rows of one delivery that speak of the same observation. Where they agree, the first counts; where they differ, none
 * does: nobody can know which is meant.
 */
final class SameKeys {

    private static final String TWICE = """
            with twice as (
              select series_id, time_period,
                     min(obs_value) is distinct from max(obs_value)
                       or count(obs_value) not in (0, count(*))
                       or min(obs_status) <> max(obs_status) as differing
              from staged group by series_id, time_period having count(*) > 1)
            """;
    private static final String LIST = TWICE + """
            select s.row_no, s.obs_value, s.obs_status, t.differing,
                   first_value(s.row_no) over keys as first_row,
                   row_number() over keys as nth,
                   case when t.differing then string_agg(s.row_no::text, ', ') over whole else '' end as rows,
                   ss.indicator, ss.region_id, s.time_period
            from staged s join twice t using (series_id, time_period)
            join staged_series ss using (series_id)
            window keys as (partition by s.series_id, s.time_period order by s.row_no, s.column_no),
                   whole as (partition by s.series_id, s.time_period)
            order by s.row_no, s.column_no
            """;
    private static final String DROP_DIFFERING = TWICE + """
            delete from staged s using twice t
            where t.differing and s.series_id = t.series_id and s.time_period = t.time_period
            """;
    private static final String DROP_REPEATED = """
            delete from staged s using staged earlier
            where earlier.series_id = s.series_id and earlier.time_period = s.time_period
              and (earlier.row_no, earlier.column_no) < (s.row_no, s.column_no)
            """;

    private final Connection connection;

    SameKeys(Connection connection) {
        this.connection = connection;
    }

    /** Leaves one staged row a key, or none; returns how many rows were rejected. */
    long settle(FindingLog findings) throws SQLException {
        Set<Long> rejected = new HashSet<>();
        boolean any = false;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LIST)) {
            while (row.next()) {
                any = true;
                if (row.getBoolean("differing")) {
                    rejected.add(row.getLong("row_no"));
                    findings.accept(conflicting(row));
                } else if (row.getInt("nth") > 1) {
                    findings.accept(repeated(row));
                }
            }
        }
        if (any) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(DROP_DIFFERING);
                statement.executeUpdate(DROP_REPEATED);
            }
        }
        return rejected.size();
    }

    private static Finding conflicting(ResultSet row) throws SQLException {
        return Finding.at(
                FindingCode.CONFLICTING_ROWS,
                Place.row(row.getLong("row_no")),
                shown(row),
                row.getString("rows"),
                row.getString("indicator"),
                row.getString("time_period"));
    }

    private static Finding repeated(ResultSet row) throws SQLException {
        return Finding.at(
                FindingCode.REPEATED_ROW,
                Place.row(row.getLong("row_no")),
                shown(row),
                row.getString("first_row"),
                row.getString("indicator"),
                row.getString("time_period"));
    }

    private static String shown(ResultSet row) throws SQLException {
        return row.getBigDecimal("obs_value") == null
                ? row.getString("obs_status")
                : row.getBigDecimal("obs_value").toPlainString();
    }
}
