// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Looks at what a line of the ledger changes, while it is written in a transaction that is undone: nothing of it stays,
 * and it changes just what the line would change if it were written for good.
 *
 * @param <T> what is seen
 */
public interface Glimpse<T> {

    /** Before anything is changed. The locks of the feed and of the ledger are held: what is seen stays so. */
    void before(Connection connection) throws SQLException;

    /** After {@code line} was written with all that it brings; what is seen of it. */
    T after(Connection connection, LedgerLine line) throws SQLException;
}
