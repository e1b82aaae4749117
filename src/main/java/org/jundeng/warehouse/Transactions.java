// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** Runs work in one transaction: all or nothing. A transaction that lost a race is run again. */
public final class Transactions {

    private static final int TRIES = 5;
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "23505");

    private Transactions() {}

    /**
     * Work within a transaction.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Work<T> {
        /** Does the work; it may be asked again after a lost race. */
        T with(Connection connection) throws SQLException;
    }

    /** Work that only reads. */
    public static <T> T read(DataSource warehouse, Work<T> work) {
        return once(warehouse, work, true);
    }

    /** Work that writes: committed when it returns, undone when it throws. */
    public static <T> T write(DataSource warehouse, Work<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return once(warehouse, work, false);
            } catch (UncheckedSqlException lost) {
                if (tried == TRIES
                        || !LOST_RACES.contains(String.valueOf(lost.getCause().getSQLState()))) {
                    throw lost;
                }
            }
        }
    }

    private static <T> T once(DataSource warehouse, Work<T> work, boolean undo) {
        try (Connection connection = warehouse.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.with(connection);
                done = !undo;
                return result;
            } finally {
                if (done) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
