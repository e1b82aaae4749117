// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.warehouse.ledger.FindingLog;

/** What a delivery changes of what is known: counted block by block, written set by set from what was put aside. */
final class Difference {

    private static final int WORTH_ANALYZING = 1_000;

    private static final String KEPT = """
            select x.change, x.row_no, x.obs_value, x.obs_status, o.obs_value as standing, d.feed, d.source_name
            from difference x
            join observation o using (series_id, time_period)
            join delivery d on d.delivery_id = o.delivery_id
            where x.change in ('older', 'outranked') order by x.row_no, x.column_no
            limit ?
            """;

    private static final String SAME_ROUND = """
            select d.source_name, count(*) as figures
            from difference x
            join observation o using (series_id, time_period)
            join delivery d on d.delivery_id = o.delivery_id
            where x.change = 'revised' and d.round = ?
            group by d.delivery_id, d.source_name order by d.delivery_id
            """;

    /** Since when a value is known is found out before the first row is added: no index has to be planned for that. */
    private static final String KEEP_REVISED = """
            with earlier as materialized (
              select r.series_id, r.time_period, max(r.replaced_by) as replaced_by
              from difference x join revision r using (series_id, time_period)
              where x.change = 'revised' group by r.series_id, r.time_period)
            insert into revision (series_id, time_period, obs_value, obs_status, delivery_id, row_no, column_no,
                                  known_since, replaced_by)
            select o.series_id, o.time_period, o.obs_value, o.obs_status, o.delivery_id, o.row_no, o.column_no,
                   greatest(o.delivery_id, earlier.replaced_by), ?
            from difference x
            join observation o using (series_id, time_period)
            left join earlier using (series_id, time_period)
            where x.change = 'revised'
            """;

    private static final String REVISE = """
            update observation o
            set obs_value = x.obs_value, obs_status = x.obs_status, delivery_id = ?, row_no = x.row_no,
                column_no = x.column_no, confirmed_by = null
            from difference x
            where x.change = 'revised' and o.series_id = x.series_id and o.time_period = x.time_period
            """;
    private static final String CONFIRM = """
            update observation o set confirmed_by = ?
            from difference x
            where x.change = 'confirmed' and o.series_id = x.series_id and o.time_period = x.time_period
            """;

    private final Connection connection;
    private final long[] counts = new long[Change.values().length];

    Difference(Connection connection) {
        this.connection = connection;
    }

    /** Counts what the observations of a block are. */
    void count(byte[] changes) {
        for (byte each : changes) {
            counts[each]++;
        }
    }

    /** Takes back what was counted of observations that turned out not to count. */
    void discount(Change change, long observations) {
        counts[change.number()] -= observations;
    }

    /** Says of each observation that stays against the delivery why it does. */
    void tellKept(FindingLog findings) throws SQLException {
        long kept = count(Change.OLDER) + count(Change.OUTRANKED);
        if (kept == 0) {
            return;
        }
        long room = Math.min(kept, findings.room());
        findings.countOnly(kept - room);
        try (PreparedStatement statement = connection.prepareStatement(KEPT)) {
            statement.setLong(1, room);
            tellKept(statement, findings);
        }
    }

    private static void tellKept(PreparedStatement kept, FindingLog findings) throws SQLException {
        try (ResultSet row = kept.executeQuery()) {
            while (row.next()) {
                boolean older = row.getString("change").equals("older");
                findings.accept(Finding.at(
                        older ? FindingCode.OLDER_THAN_KNOWN : FindingCode.LESS_AUTHORITY,
                        Location.row(row.getLong("row_no")),
                        text(row, "obs_value"),
                        text(row, "standing"),
                        older ? row.getString("source_name") : row.getString("feed")));
            }
        }
    }

    /** Says which deliveries that lay in the folder with this one said something else; this one's word stands. */
    void tellSameRound(String round, FindingLog findings) throws SQLException {
        if (round == null || revised() == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SAME_ROUND)) {
            statement.setString(1, round);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.accept(Finding.of(
                            FindingCode.SAME_ROUND_DIFFERS, row.getString("source_name"), row.getString("figures")));
                }
            }
        }
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column) == null
                ? "—"
                : row.getBigDecimal(column).toPlainString();
    }

    long added() {
        return count(Change.NEW);
    }

    long revised() {
        return count(Change.REVISED);
    }

    long unchanged() {
        return count(Change.UNCHANGED) + count(Change.CONFIRMED) + count(Change.AGREED);
    }

    private long count(Change change) {
        return counts[change.number()];
    }

    void write(long deliveryId) throws SQLException {
        if (revised() + count(Change.CONFIRMED) > WORTH_ANALYZING) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze difference");
            }
        }
        if (revised() > 0) {
            run(KEEP_REVISED, deliveryId);
            run(REVISE, deliveryId);
        }
        if (count(Change.CONFIRMED) > 0) {
            run(CONFIRM, deliveryId);
        }
    }

    private void run(String sql, long deliveryId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, deliveryId);
            statement.executeUpdate();
        }
    }
}
