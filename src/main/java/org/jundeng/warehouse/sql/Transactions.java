// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Runs work in one transaction: all or nothing. The work is run again if it lost a race against another transaction, or
 * if its connection broke before the commit.
 */
public final class Transactions {

    private static final int TRIES = 5;
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "23505");

    private Transactions() {}

    /**
     * Work within a transaction.
     *
     * @param <T> what the work returns
     */
    @FunctionalInterface
    public interface Work<T> {
        /** Does the work; may be called again, in another transaction. */
        T with(Connection connection) throws SQLException;
    }

    /** Work that only reads; it is run again like work that writes. */
    public static <T> T read(DataSource warehouse, Work<T> work) {
        return again(new Once<>(warehouse, work, true));
    }

    /**
     * Work that only reads, and hands on what it read before it is done: it is never run again, whatever went wrong.
     * All its queries see the warehouse at one instant.
     */
    public static <T> T readOnce(DataSource warehouse, Work<T> work) {
        Work<T> atOneInstant = connection -> {
            Sql.execute(connection, "set transaction isolation level repeatable read");
            return work.with(connection);
        };
        return new Once<>(warehouse, atOneInstant, true).run();
    }

    /** Work that writes: committed when it returns, undone when it throws. */
    public static <T> T write(DataSource warehouse, Work<T> work) {
        return again(new Once<>(warehouse, work, false));
    }

    private static <T> T again(Once<T> once) {
        for (int tried = 1; ; tried++) {
            try {
                return once.run();
            } catch (UncheckedSqlException lost) {
                boolean race =
                        LOST_RACES.contains(String.valueOf(lost.getCause().getSQLState()));
                if (tried == TRIES || !race && !once.broke) {
                    throw lost;
                }
            }
        }
    }

    /** One try. */
    private static final class Once<T> {

        private final DataSource warehouse;
        private final Work<T> work;
        private final boolean undo;
        /** Whether the connection broke during the work, and so certainly before the commit. */
        private boolean broke;

        Once(DataSource warehouse, Work<T> work, boolean undo) {
            this.warehouse = warehouse;
            this.work = work;
            this.undo = undo;
        }

        T run() {
            broke = false;
            try (Connection connection = warehouse.getConnection()) {
                T result = work(connection);
                if (undo) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
                return result;
            } catch (SQLException e) {
                throw new UncheckedSqlException(e);
            }
        }

        private T work(Connection connection) throws SQLException {
            try {
                connection.setAutoCommit(false);
                return work.with(connection);
            } catch (SQLException | RuntimeException | Error e) {
                broke = isOfTheConnection(e);
                undo(connection, e);
                throw e;
            }
        }
    }

    /** A broken connection is aborted: a driver that was cut off during COPY would wait for its rollback for ever. */
    private static void undo(Connection connection, Throwable reason) {
        try {
            if (isOfTheConnection(reason)) {
                connection.abort(Runnable::run);
            } else {
                connection.rollback();
            }
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static boolean isOfTheConnection(Throwable reason) {
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).startsWith("08")) {
                return true;
            }
        }
        return false;
    }
}
