// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.ledger.FindingLog;
import org.jundeng.warehouse.sql.Periods;
import org.jundeng.warehouse.sql.Sql;

/** What a delivery changes in the warehouse: counted block by block, and written set by set from the deferred rows. */
public final class Difference {

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

    private static final String LARGEST = """
            select s.indicator, s.region_id, s.freq, x.time_period, o.obs_value as formerly, x.obs_value as afterwards
            from difference x
            join observation o using (series_id, time_period)
            join series s using (series_id)
            where x.change = 'revised' and s.dimensions = '{}'
            order by abs(o.obs_value - x.obs_value) / nullif(abs(o.obs_value) + abs(x.obs_value), 0) desc nulls first,
                     s.indicator, s.region_id, x.time_period
            limit ?
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

    /**
     * A value that a delivery would replace.
     *
     * @param formerly the value that is known; null where it is marked as missing
     * @param afterwards the value that was delivered; null where it is marked as missing
     */
    public record Replaced(
            String indicator, String regionId, TimePeriod timePeriod, BigDecimal formerly, BigDecimal afterwards) {}

    Difference(Connection connection) {
        this.connection = connection;
    }

    /** Counts the changes of a block. */
    void count(ClassifiedBlock classified) {
        for (byte each : classified.changes()) {
            counts[each]++;
        }
    }

    /** Takes observations back out of the count. */
    void discount(Change change, long observations) {
        counts[change.number()] -= observations;
    }

    /** Reports each known observation that the delivery does not replace, and why. */
    void tellKept(FindingLog findings) throws SQLException {
        long kept = count(Change.OLDER) + count(Change.OUTRANKED);
        if (kept == 0) {
            return;
        }
        long room = Math.min(kept, findings.room());
        findings.countOnly(kept - room);
        Sql.list(connection, KEPT, Difference::kept, room).forEach(findings);
    }

    private static Finding kept(ResultSet row) throws SQLException {
        boolean older = row.getString("change").equals("older");
        return Finding.at(
                older ? FindingCode.OLDER_THAN_KNOWN : FindingCode.LESS_AUTHORITY,
                Location.row(row.getLong("row_no")),
                text(row, "obs_value"),
                text(row, "standing"),
                older ? row.getString("source_name") : row.getString("feed"));
    }

    /** Reports the deliveries that lay in the folder with this one and whose values it has replaced. */
    void tellSameRound(String round, FindingLog findings) throws SQLException {
        if (round == null || revised() == 0) {
            return;
        }
        Sql.list(
                        connection,
                        SAME_ROUND,
                        row -> Finding.of(
                                FindingCode.SAME_ROUND_DIFFERS, row.getString("source_name"), row.getString("figures")),
                        round)
                .forEach(findings);
    }

    /** The largest of the values that the delivery replaces, in proportion to them, at most {@code most}. */
    List<Replaced> largest(int most) throws SQLException {
        return revised() == 0 ? List.of() : Sql.list(connection, LARGEST, Difference::replaced, most);
    }

    private static Replaced replaced(ResultSet row) throws SQLException {
        return new Replaced(
                row.getString("indicator"),
                row.getString("region_id"),
                Periods.of(row.getString("freq"), row.getObject("time_period", LocalDate.class)),
                row.getBigDecimal("formerly"),
                row.getBigDecimal("afterwards"));
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
            Sql.execute(connection, "analyze difference");
        }
        if (revised() > 0) {
            RevisionWriter.keep(connection, RevisionWriter.Replaced.REVISED, deliveryId);
            Sql.run(connection, REVISE, deliveryId);
        }
        if (count(Change.CONFIRMED) > 0) {
            Sql.run(connection, CONFIRM, deliveryId);
        }
    }
}
