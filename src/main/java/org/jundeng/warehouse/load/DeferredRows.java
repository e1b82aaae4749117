// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jundeng.warehouse.sql.BinaryCopy;
import org.jundeng.warehouse.sql.Numeric;
import org.jundeng.warehouse.sql.Sql;

/**
 * Rows of a delivery that can be settled only when all rows have come. They wait in temporary tables, which end with
 * the transaction.
 */
final class DeferredRows {

    private static final String DIFFERENCE =
            "difference (series_id, time_period, obs_value, obs_status, row_no, column_no, change)";
    private static final Set<Change> DIFFERING =
            EnumSet.of(Change.CONFIRMED, Change.REVISED, Change.OLDER, Change.OUTRANKED);

    private final Connection connection;
    private final Set<Table> made = EnumSet.noneOf(Table.class);
    private final Numeric value = new Numeric();

    /** Creates its tables when they are needed; with {@code all} they have been created before. */
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

    /** Creates all tables, for a transaction that will be read-only. */
    static void createAll(Connection connection) throws SQLException {
        DeferredRows deferred = new DeferredRows(connection, false);
        for (Table table : Table.values()) {
            deferred.make(table);
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
            default -> throw new IllegalStateException("table " + table + " has no definition");
        }
    }

    private void create(String table) throws SQLException {
        Sql.execute(connection, "create temporary table " + table + " on commit drop");
    }

    /** Defers rows that differ from what is known or repeat another; returns whether any row is a repetition. */
    boolean put(ClassifiedBlock classified) throws SQLException {
        if (DIFFERING.stream().anyMatch(classified::any)) {
            make(Table.DIFFERENCE);
            putDifference(classified);
        }
        boolean repeat = classified.any(Change.REPEATED);
        if (repeat) {
            make(Table.DIFFERENCE);
            make(Table.REPEATED);
            int[] repeating = Arrays.stream(classified.places())
                    .filter(place -> classified.is(place, Change.REPEATED))
                    .toArray();
            put("repeated", classified, repeating);
        }
        return repeat;
    }

    private void putDifference(ClassifiedBlock classified) throws SQLException {
        try (BinaryCopy copy = new BinaryCopy(connection, DIFFERENCE)) {
            for (int place : classified.places()) {
                Change change = classified.change(place);
                if (DIFFERING.contains(change)) {
                    copy.beginRow(7);
                    putRow(copy, classified, place);
                    copy.putText(change.word());
                }
            }
            copy.finish();
        }
    }

    /** Keeps the observations at {@code places} for the check of totals. */
    void putTotalled(ClassifiedBlock classified, int[] places) throws SQLException {
        make(Table.TOTALLED);
        put("totalled", classified, places);
    }

    /** Adds observations to those that repeat them. */
    static void putFirsts(Connection connection, ClassifiedBlock firsts) throws SQLException {
        new DeferredRows(connection, true).put("repeated", firsts, firsts.places());
    }

    private void put(String table, ClassifiedBlock classified, int[] places) throws SQLException {
        String columns = " (series_id, time_period, obs_value, obs_status, row_no, column_no)";
        try (BinaryCopy copy = new BinaryCopy(connection, table + columns)) {
            for (int place : places) {
                copy.beginRow(6);
                putRow(copy, classified, place);
            }
            copy.finish();
        }
    }

    private void putRow(BinaryCopy copy, ClassifiedBlock classified, int place) throws SQLException {
        putObservation(copy, classified, place, value);
        copy.putBigint(classified.block().rowNo(place));
        copy.putInteger(classified.block().columnNo(place));
    }

    /** Writes the first four columns: the series, the period, the value and its status. */
    static void putObservation(BinaryCopy copy, ClassifiedBlock classified, int place, Numeric value)
            throws SQLException {
        Block block = classified.block();
        copy.putBigint(classified.seriesId(place));
        copy.putDate(block.day(place));
        if (block.putValue(place, value)) {
            copy.putNumeric(value);
        } else {
            copy.putNull();
        }
        copy.putText(block.status(place).name());
    }
}
