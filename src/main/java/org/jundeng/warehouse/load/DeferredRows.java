// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jundeng.warehouse.sql.BinaryCopy;
import org.jundeng.warehouse.sql.Numeric;

/** What of a delivery is settled only when all of it is there, in temporary tables that end with the transaction. */
final class DeferredRows {

    private static final String DIFFERENCE =
            "difference (series_id, time_period, obs_value, obs_status, row_no, column_no, change)";
    private static final Set<Change> DIFFERING =
            EnumSet.of(Change.CONFIRMED, Change.REVISED, Change.OLDER, Change.OUTRANKED);

    private final Connection connection;
    private final Set<Table> made = EnumSet.noneOf(Table.class);
    private final Numeric value = new Numeric();

    /** Makes its tables when they are needed; {@code all} at once where the transaction is going to be read-only. */
    DeferredRows(Connection connection, boolean all) {
        this.connection = connection;
        if (all) {
            made.addAll(EnumSet.allOf(Table.class));
        }
    }

    private enum Table {
        DIFFERENCE,
        REPEATED,
        TOTALLED
    }

    /** Makes all tables, for a transaction that is going to be read-only. */
    static void createAll(Connection connection) throws SQLException {
        DeferredRows aside = new DeferredRows(connection, false);
        for (Table table : Table.values()) {
            aside.make(table);
        }
    }

    private void make(Table table) throws SQLException {
        if (!made.add(table)) {
            return;
        }
        String observation =
                "series_id bigint not null, time_period date not null, obs_value numeric, obs_status char(1) not null,"
                        + " row_no bigint not null, column_no int not null";
        switch (table) {
            case DIFFERENCE -> create("difference (" + observation + ", change text not null)");
            case REPEATED -> {
                create("repeated (" + observation + ")");
                create("conflicting (series_id bigint not null, time_period date not null)");
            }
            case TOTALLED -> {
                create("totalled (" + observation + ")");
                create("totalled_series (series_id bigint not null, indicator text not null, region_id text not null,"
                        + " dimensions jsonb not null)");
            }
            default -> throw new IllegalStateException("nobody said what " + table + " holds");
        }
    }

    private void create(String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table " + table + " on commit drop");
        }
    }

    static boolean any(byte[] changes, Change change) {
        for (byte each : changes) {
            if (each == change.number()) {
                return true;
            }
        }
        return false;
    }

    /** Puts aside what differs from what is known, and what repeats what was said; says whether any does the latter. */
    boolean put(Block block, int[] places, byte[] changes, long[] ids) throws SQLException {
        boolean differ = DIFFERING.stream().anyMatch(each -> any(changes, each));
        if (differ) {
            make(Table.DIFFERENCE);
            try (BinaryCopy copy = new BinaryCopy(connection, DIFFERENCE)) {
                for (int place : places) {
                    Change change = Change.of(changes[place]);
                    if (DIFFERING.contains(change)) {
                        copy.beginRow(7);
                        putRow(copy, block, place, ids);
                        copy.putText(change.word());
                    }
                }
                copy.finish();
            }
        }
        boolean repeat = any(changes, Change.REPEATED);
        if (repeat) {
            make(Table.DIFFERENCE);
            make(Table.REPEATED);
            put("repeated", block, chosen(places, changes), ids);
        }
        return repeat;
    }

    private static int[] chosen(int[] places, byte[] changes) {
        return Arrays.stream(places)
                .filter(place -> changes[place] == Change.REPEATED.number())
                .toArray();
    }

    /** Puts aside the observations at {@code places}: they are looked at once more when totals are checked. */
    void putTotalled(Block block, int[] places, long[] ids) throws SQLException {
        make(Table.TOTALLED);
        put("totalled", block, places, ids);
    }

    /** Puts the observations at {@code places} beside those that repeat them. */
    static void putFirsts(Connection connection, Block block, int[] places, long[] ids) throws SQLException {
        new DeferredRows(connection, true).put("repeated", block, places, ids);
    }

    private void put(String table, Block block, int[] places, long[] ids) throws SQLException {
        String columns = " (series_id, time_period, obs_value, obs_status, row_no, column_no)";
        try (BinaryCopy copy = new BinaryCopy(connection, table + columns)) {
            for (int place : places) {
                copy.beginRow(6);
                putRow(copy, block, place, ids);
            }
            copy.finish();
        }
    }

    private void putRow(BinaryCopy copy, Block block, int place, long[] ids) throws SQLException {
        putObservation(copy, block, place, ids, value);
        copy.putBigint(block.rowNo(place));
        copy.putInteger(block.columnNo(place));
    }

    /** Writes the first four columns: which series, when, what, of which kind. */
    static void putObservation(BinaryCopy copy, Block block, int place, long[] ids, Numeric value) throws SQLException {
        copy.putBigint(ids[block.series(place)]);
        copy.putDate(block.day(place));
        if (block.putValue(place, value)) {
            copy.putNumeric(value);
        } else {
            copy.putNull();
        }
        copy.putText(block.status(place).name());
    }
}
