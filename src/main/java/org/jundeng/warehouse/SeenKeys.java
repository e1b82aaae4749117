// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The observations that a delivery holds, by their keys: eight bytes each. */
final class SeenKeys implements Absences.Held {

    private static final int DAY_BITS = 20;
    private static final long DAY_OFFSET = 1L << (DAY_BITS - 1);
    private static final int FETCH_ROWS = 10_000;

    private long[] keys = new long[1024];
    private int count;
    private boolean sorted = true;
    private final Set<LocalDate> periods = new HashSet<>();

    /** The keys of the rows that are staged. */
    static SeenKeys staged(Connection connection) throws SQLException {
        SeenKeys seen = new SeenKeys();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet row = statement.executeQuery(
                    "select series_id, time_period from staged order by series_id, time_period")) {
                while (row.next()) {
                    seen.add(row.getLong(1), row.getObject(2, LocalDate.class));
                }
            }
        }
        return seen;
    }

    void add(long seriesId, LocalDate period) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, keys.length + (keys.length >> 1));
        }
        keys[count++] = key(seriesId, period);
        sorted = false;
        periods.add(period);
    }

    @Override
    public boolean seen(long seriesId, LocalDate period) {
        if (!sorted) {
            Arrays.sort(keys, 0, count);
            sorted = true;
        }
        return Arrays.binarySearch(keys, 0, count, key(seriesId, period)) >= 0;
    }

    @Override
    public Set<LocalDate> periods() {
        return periods;
    }

    private static long key(long seriesId, LocalDate period) {
        return seriesId << DAY_BITS | period.toEpochDay() + DAY_OFFSET;
    }
}
