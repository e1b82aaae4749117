// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/**
 * Looks at what a line of the ledger changes, while it is written in a transaction that is undone: nothing of it stays,
 * and it changes just what the line would change if it were written for good.
 *
 * @param <T> what is seen
 */
public interface Glimpse<T> {

    /**
     * Before anything is changed. The locks of the feed and of the ledger are held: what is seen stays so. Throws
     * {@link Busy} where it would have to wait for others.
     */
    void before(Connection connection) throws SQLException;

    /** After {@code line} was written with all that it brings; what is seen of it. */
    T after(Connection connection, LedgerLine line) throws SQLException;

    /**
     * Does the work in a transaction that is undone. Whoever only looks must not keep others waiting while it waits
     * itself: it waits ten seconds for each lock at most, and throws {@link Busy} then.
     */
    static <R> R undone(DataSource warehouse, Transactions.Work<R> work) {
        try {
            return Transactions.read(warehouse, connection -> {
                Sql.execute(connection, "set local lock_timeout = '10s'");
                return work.with(connection);
            });
        } catch (UncheckedSqlException e) {
            if (Busy.LOCK_NOT_AVAILABLE.equals(e.getCause().getSQLState())) {
                throw new Busy(e);
            }
            throw e;
        }
    }

    /** Somebody else holds what a glimpse needs. Nothing was changed; later it may go. */
    final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private static final String LOCK_NOT_AVAILABLE = "55P03";

        /** It is held, as was asked without waiting for it. */
        public Busy(String what) {
            super(what);
        }

        private Busy(UncheckedSqlException waited) {
            super(waited.getMessage(), waited);
        }
    }
}
