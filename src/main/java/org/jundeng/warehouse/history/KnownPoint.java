// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jundeng.warehouse.sql.Sql;

/**
 * What is known at one moment, by which later pages go on with what the first one began.
 *
 * @param ledgerNumber the last ledger line
 * @param derivation tells one state of the derived figures from another; empty before anything was derived
 */
public record KnownPoint(long ledgerNumber, String derivation) {

    /** Ten digits of the formulas' hash tell them apart as well as all of them would. */
    private static final String NOW = """
            select coalesce((select max(delivery_id) from delivery), 0),
                   coalesce((select left(formulas, 10) || '-' || last_line from derivation), '')
            """;

    public KnownPoint {
        Objects.requireNonNull(derivation, "derivation");
    }

    /** What is known in the caller's transaction. */
    public static KnownPoint now(Connection connection) throws SQLException {
        return Sql.first(connection, NOW, row -> new KnownPoint(row.getLong(1), row.getString(2)))
                .orElseThrow();
    }
}
