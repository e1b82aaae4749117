// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

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
        try (PreparedStatement statement = connection.prepareStatement(
                "select coalesce(max(delivery_id), 0) from delivery where recorded_at <= ?")) {
            statement.setObject(1, instant.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new AsKnown(row.getLong(1));
            }
        }
    }

    boolean isNow() {
        return ledgerNumber == Long.MAX_VALUE;
    }
}
