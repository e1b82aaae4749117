// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jundeng.warehouse.sql.Numeric;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.util.ByteConverter;

/**
 * Reads the known observations of series in runs of periods, in binary form. A run costs one descent of the key's
 * index, whatever its length; the queries leave the planner no other way.
 */
final class KnownRows {

    /** A gap of this many missing periods costs less than another descent of the index. */
    static final int WIDEST_GAP = 4;

    private static final int MOST_RUNS = 1 << 14;
    private static final int FIELDS = 6;
    private static final int HEADER_BYTES = 19;
    private static final int DAY_ZERO = 10_957;
    private static final String QUERY = """
            copy (
              select o.series_id, o.time_period, o.obs_value, o.obs_status, o.delivery_id, o.confirmed_by
              from unnest('{%1$s}'::bigint[], '{%2$s}'::int[], '{%3$s}'::int[]) run(series_id, from_day, to_day)
              cross join lateral (%4$s) o)
            to stdout (format binary)
            """;
    private static final String WITHIN = """
            select * from observation w
            where w.series_id = run.series_id
              and w.time_period between date '2000-01-01' + run.from_day and date '2000-01-01' + run.to_day
            order by w.series_id, w.time_period offset 0""";
    private static final String LATEST = """
            select * from observation l
            where l.series_id = run.series_id
              and l.time_period between date '2000-01-01' + run.from_day and date '2000-01-01' + run.to_day
              and l.delivery_id <> %2$d
            order by l.series_id desc, l.time_period desc limit %1$d""";
    private static final String AROUND = """
            (select * from observation b
             where b.series_id = run.series_id and b.time_period < date '2000-01-01' + run.from_day
               and b.delivery_id <> %2$d
             order by b.series_id desc, b.time_period desc limit %1$d)
            union all (%3$s)
            union all
            (select * from observation a
             where a.series_id = run.series_id and a.time_period > date '2000-01-01' + run.to_day
               and a.delivery_id <> %2$d
             order by a.series_id, a.time_period limit %1$d)""";

    private final CopyManager copies;
    private final String observations;
    private final StringBuilder series = new StringBuilder();
    private final StringBuilder from = new StringBuilder();
    private final StringBuilder to = new StringBuilder();
    private final Sink sink;
    private int runs;

    private KnownRows(Connection connection, String observations, Sink sink) throws SQLException {
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.observations = observations;
        this.sink = sink;
    }

    /** Reads all observations of each run. */
    static KnownRows within(Connection connection, Sink sink) throws SQLException {
        return new KnownRows(connection, WITHIN, sink);
    }

    /** Reads the latest {@code most} observations of each run, without those that the line {@code own} has set. */
    static KnownRows latest(Connection connection, int most, long own, Sink sink) throws SQLException {
        return new KnownRows(connection, String.format(Locale.ROOT, LATEST, most, own), sink);
    }

    /**
     * Reads all observations of each run, and {@code most} before and after it that the line {@code own} has not set.
     */
    static KnownRows around(Connection connection, int most, long own, Sink sink) throws SQLException {
        return new KnownRows(connection, String.format(Locale.ROOT, AROUND, most, own, WITHIN), sink);
    }

    /** Takes the known observations, run by run and, within a run, day by day. */
    @FunctionalInterface
    interface Sink {
        /** Takes one observation. */
        void known(Row row);
    }

    /** One observation as the server sent it; valid until the next one. */
    static final class Row {
        long seriesId;
        int day;
        byte[] bytes;
        int valueAt;
        int valueLength;
        char status;
        long deliveryId;
        long confirmedBy;

        /** Whether it has the value that {@code numeric} holds; null means no value. */
        boolean hasValue(Numeric numeric) {
            return numeric == null
                    ? valueLength < 0
                    : valueLength >= 0 && numeric.equalsSent(bytes, valueAt, valueLength);
        }

        /** Its value; null where it has none. */
        BigDecimal value() {
            return valueLength < 0 ? null : (BigDecimal) ByteConverter.numeric(bytes, valueAt, valueLength);
        }
    }

    /** Asks for a series between two days, counted from 1 January 1970. Asking in the order of the index is fastest. */
    void ask(long seriesId, int fromDay, int toDay) throws SQLException {
        if (runs > 0) {
            series.append(',');
            from.append(',');
            to.append(',');
        }
        series.append(seriesId);
        from.append(fromDay - DAY_ZERO);
        to.append(toDay - DAY_ZERO);
        if (++runs == MOST_RUNS) {
            answer();
        }
    }

    /** Hands over the known observations of all runs asked for since the last call. */
    void answer() throws SQLException {
        if (runs == 0) {
            return;
        }
        CopyOut out = copies.copyOut(String.format(Locale.ROOT, QUERY, series, from, to, observations));
        Row row = new Row();
        int at = HEADER_BYTES;
        for (byte[] bytes = out.readFromCopy(); bytes != null; bytes = out.readFromCopy()) {
            if (at + 2 <= bytes.length && shortAt(bytes, at) == FIELDS) {
                read(bytes, at + 2, row);
                sink.known(row);
            }
            at = 0;
        }
        runs = 0;
        series.setLength(0);
        from.setLength(0);
        to.setLength(0);
    }

    private static void read(byte[] bytes, int start, Row row) {
        row.bytes = bytes;
        row.seriesId = longAt(bytes, start + 4);
        row.day = intAt(bytes, start + 16) + DAY_ZERO;
        row.valueLength = intAt(bytes, start + 20);
        row.valueAt = start + 24;
        int at = row.valueAt + Math.max(row.valueLength, 0);
        row.status = (char) bytes[at + 4];
        row.deliveryId = longAt(bytes, at + 9);
        int confirmedLength = intAt(bytes, at + 17);
        row.confirmedBy = confirmedLength < 0 ? row.deliveryId : longAt(bytes, at + 21);
    }

    private static int shortAt(byte[] bytes, int at) {
        return (short) (bytes[at] << 8 | bytes[at + 1] & 0xFF);
    }

    private static int intAt(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    private static long longAt(byte[] bytes, int at) {
        return (long) intAt(bytes, at) << 32 | intAt(bytes, at + 4) & 0xFFFFFFFFL;
    }
}
