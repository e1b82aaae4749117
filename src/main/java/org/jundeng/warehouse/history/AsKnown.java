// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jundeng.warehouse.sql.Sql;

/**
 * A point in the history of the warehouse: what was known after a certain ledger line.
 *
 * @param ledgerNumber the last line that counts
 */
public record AsKnown(long ledgerNumber) {

    /** What is known now. */
    public static final AsKnown NOW = new AsKnown(Long.MAX_VALUE);

    /** What was known at {@code instant}, when the lines recorded by then had been written. */
    static AsKnown at(Connection connection, Instant instant) throws SQLException {
        return new AsKnown(Sql.number(
                connection, "select coalesce(max(delivery_id), 0) from delivery where recorded_at <= ?", instant));
    }

    /** Whether this is what is known now. */
    public boolean isNow() {
        return ledgerNumber == Long.MAX_VALUE;
    }
}
