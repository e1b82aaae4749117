// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jundeng.warehouse.sql.BinaryCopy;
import org.jundeng.warehouse.sql.Numeric;
import org.jundeng.warehouse.sql.Sql;

/**
 * Applies all values in temporary table {@code said}, one after the other, by the rules of {@code Classifier} and
 * {@code Absences}. The resulting values are in temporary table {@code standing}.
 */
final class RecomputedValues {

    private static final int FETCH_ROWS = 2_000;

    private static final String COLUMNS =
            "standing (series_id, time_period, delivery_id, obs_value, obs_status, row_no, column_no, confirmed_by)";

    private static final String TABLE = """
            create temporary table standing (
              series_id bigint not null, time_period date not null, delivery_id bigint not null, obs_value numeric,
              obs_status char(1) not null, row_no bigint not null, column_no int not null, confirmed_by bigint,
              primary key (series_id, time_period)) on commit drop
            """;

    /** The database ranks the stamps, so that they compare here as the database compares texts. */
    private static final String IN_ORDER = """
            with lines as (
              select d.delivery_id, d.feed, d.authority, rank() over (order by d.as_of) as stamp,
                     d.as_of <> d.arrival_id as stated, d.kind = 'release' as released, d.concerns
              from delivery d where d.delivery_id in (select delivery_id from said))
            select * from said join lines using (delivery_id) order by series_id, time_period, delivery_id
            """;

    private final Connection connection;
    private final List<Stand> settled = new ArrayList<>();
    private final Numeric value = new Numeric();

    RecomputedValues(Connection connection) {
        this.connection = connection;
    }

    /** Computes the resulting values. */
    void settle() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet row = statement.executeQuery(IN_ORDER)) {
                Stand stand = null;
                while (row.next()) {
                    Said said = Said.of(row);
                    if (stand == null || !stand.isOf(said)) {
                        write(stand);
                        stand = new Stand(said);
                    }
                    stand.apply(said);
                }
                write(stand);
            }
        }
        copy();
        Sql.execute(connection, "analyze standing");
    }

    /** A connection cannot copy while it fetches rows, so values are collected and copied between two fetches. */
    private void write(Stand stand) throws SQLException {
        if (stand == null || stand.said == null) {
            return;
        }
        settled.add(stand);
        if (settled.size() == FETCH_ROWS) {
            copy();
        }
    }

    private void copy() throws SQLException {
        try (BinaryCopy copy = new BinaryCopy(connection, COLUMNS)) {
            for (Stand stand : settled) {
                Said said = stand.said;
                copy.beginRow(8);
                copy.putBigint(said.seriesId);
                copy.putDate((int) said.timePeriod.toEpochDay());
                copy.putBigint(said.deliveryId);
                copy.putNumeric(said.obsValue, value);
                copy.putText(said.obsStatus);
                copy.putBigint(said.rowNo);
                copy.putInteger(said.columnNo);
                if (stand.confirmed == null) {
                    copy.putNull();
                } else {
                    copy.putBigint(stand.confirmed.deliveryId);
                }
            }
            copy.finish();
        }
        settled.clear();
    }

    private record Said(
            long seriesId,
            LocalDate timePeriod,
            long deliveryId,
            BigDecimal obsValue,
            String obsStatus,
            long rowNo,
            int columnNo,
            boolean absent,
            String feed,
            int authority,
            long stamp,
            boolean stated,
            boolean released,
            Long concerns) {

        static Said of(ResultSet row) throws SQLException {
            return new Said(
                    row.getLong("series_id"),
                    row.getObject("time_period", LocalDate.class),
                    row.getLong("delivery_id"),
                    row.getBigDecimal("obs_value"),
                    row.getString("obs_status"),
                    row.getLong("row_no"),
                    row.getInt("column_no"),
                    row.getBoolean("absent"),
                    row.getString("feed"),
                    row.getInt("authority"),
                    row.getLong("stamp"),
                    row.getBoolean("stated"),
                    row.getBoolean("released"),
                    row.getObject("concerns", Long.class));
        }

        boolean agreesWith(Said other) {
            return obsStatus.equals(other.obsStatus)
                    && (obsValue == null
                            ? other.obsValue == null
                            : other.obsValue != null && obsValue.compareTo(other.obsValue) == 0);
        }
    }

    /** The value of one observation, while one delivered value after the other is applied. */
    private static final class Stand {
        private final Said first;
        private Said said;
        private Said confirmed;

        Stand(Said first) {
            this.first = first;
        }

        boolean isOf(Said other) {
            return first.seriesId == other.seriesId && first.timePeriod.equals(other.timePeriod);
        }

        void apply(Said next) {
            if (next.absent) {
                miss(next);
            } else if (said == null) {
                replace(next);
            } else {
                compare(next);
            }
        }

        private void miss(Said next) {
            if (said == null || said.obsStatus.equals("M") || !Objects.equals(said.feed, next.feed)) {
                return;
            }
            Said last = lastConfirming();
            if (next.concerns == null ? last.stamp <= next.stamp : last.deliveryId <= next.concerns) {
                replace(next);
            }
        }

        private void compare(Said next) {
            boolean sameFeed = Objects.equals(said.feed, next.feed);
            long stamp = lastConfirming().stamp;
            if (next.agreesWith(said)) {
                if (next.stated && sameFeed && stamp < next.stamp) {
                    confirmed = next;
                }
                return;
            }
            boolean older = sameFeed && stamp > next.stamp;
            boolean outranked = !sameFeed && said.authority > next.authority;
            if (next.released || !older && !outranked) {
                replace(next);
            }
        }

        private Said lastConfirming() {
            return confirmed == null ? said : confirmed;
        }

        private void replace(Said next) {
            said = next;
            confirmed = null;
        }
    }
}
