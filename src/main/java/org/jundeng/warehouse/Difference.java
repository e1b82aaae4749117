// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Place;

/** What a staged delivery would change, told apart set by set, and then written. */
final class Difference {

    /**
     * An older delivery of the feed, or a feed with less authority, never replaces what stands: unless it was released.
     * Stamps are compared within a feed only: those of two feeds need not be of one kind.
     */
    private static final String TELL_APART = """
            insert into difference
            select s.series_id, s.time_period, s.obs_value, s.obs_status, s.row_no, s.column_no,
                   case when o.series_id is null then 'new'
                        when o.obs_value is not distinct from s.obs_value and o.obs_status = s.obs_status
                          then case when ? and d.feed = ? and c.as_of < ? then 'confirmed' else 'unchanged' end
                        when ? then 'revised'
                        when d.feed = ? and c.as_of > ? then 'older'
                        when d.feed <> ? and d.authority > ? then 'outranked'
                        else 'revised' end
            from staged s
            left join observation o on o.series_id = s.series_id and o.time_period = s.time_period
            left join delivery d on d.delivery_id = o.delivery_id
            left join delivery c on c.delivery_id = coalesce(o.confirmed_by, o.delivery_id)
            """;

    private static final String KEPT = """
            select x.change, x.row_no, x.obs_value, x.obs_status, o.obs_value as standing, d.feed, d.source_name
            from difference x
            join observation o using (series_id, time_period)
            join delivery d on d.delivery_id = o.delivery_id
            where x.change in ('older', 'outranked') order by x.row_no, x.column_no
            """;
    private static final String KEEP_REVISED = """
            insert into revision (series_id, time_period, obs_value, obs_status, delivery_id, row_no, column_no,
                                  known_since, replaced_by)
            select o.series_id, o.time_period, o.obs_value, o.obs_status, o.delivery_id, o.row_no, o.column_no,
                   greatest(o.delivery_id, coalesce((
                     select max(r.replaced_by) from revision r
                     where r.series_id = o.series_id and r.time_period = o.time_period), 0)),
                   ?
            from difference x join observation o using (series_id, time_period)
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
    private static final String ADD = """
            insert into observation (series_id, time_period, obs_value, obs_status, delivery_id, row_no, column_no)
            select series_id, time_period, obs_value, obs_status, ?, row_no, column_no
            from difference where change = 'new' order by series_id, time_period
            """;

    private final Connection connection;
    private final Map<String, Long> counts = new HashMap<>();

    Difference(Connection connection) {
        this.connection = connection;
    }

    void tellApart(Arrival arrival) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TELL_APART)) {
            statement.setBoolean(1, arrival.asOf().stated());
            statement.setString(2, arrival.feed());
            statement.setString(3, arrival.asOf().stamp());
            statement.setBoolean(4, arrival.isReleased());
            statement.setString(5, arrival.feed());
            statement.setString(6, arrival.asOf().stamp());
            statement.setString(7, arrival.feed());
            statement.setInt(8, arrival.authority());
            statement.executeUpdate();
        }
        try (PreparedStatement statement =
                        connection.prepareStatement("select change, count(*) from difference group by change");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
        }
    }

    /** Says of each observation that stays against the delivery why it does. */
    void tellKept(Consumer<Finding> findings) throws SQLException {
        if (count("older") + count("outranked") == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(KEPT);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                boolean older = row.getString("change").equals("older");
                findings.accept(Finding.at(
                        older ? FindingCode.OLDER_THAN_KNOWN : FindingCode.LESS_AUTHORITY,
                        Place.row(row.getLong("row_no")),
                        text(row, "obs_value"),
                        text(row, "standing"),
                        older ? row.getString("source_name") : row.getString("feed")));
            }
        }
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column) == null
                ? "—"
                : row.getBigDecimal(column).toPlainString();
    }

    long added() {
        return count("new");
    }

    long revised() {
        return count("revised");
    }

    long unchanged() {
        return count("unchanged") + count("confirmed");
    }

    private long count(String change) {
        return counts.getOrDefault(change, 0L);
    }

    void write(long deliveryId) throws SQLException {
        if (revised() > 0) {
            run(KEEP_REVISED, deliveryId);
            run(REVISE, deliveryId);
        }
        if (count("confirmed") > 0) {
            run(CONFIRM, deliveryId);
        }
        if (added() > 0) {
            run(ADD, deliveryId);
        }
    }

    private void run(String sql, long deliveryId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, deliveryId);
            statement.executeUpdate();
        }
    }
}
