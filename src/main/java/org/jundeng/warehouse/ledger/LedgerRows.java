// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Reads ledger lines from rows of table {@code delivery}. */
public final class LedgerRows {

    private LedgerRows() {}

    /** The ledger line in the current row of table {@code delivery}. */
    /** The line in the current row, which has all columns of the table. */
    public static LedgerLine line(ResultSet row) throws SQLException {
        return new LedgerLine(
                row.getLong("delivery_id"),
                row.getString("arrival_id"),
                kind(row.getString("kind")),
                row.getObject("concerns", Long.class),
                row.getObject("duplicate_of", Long.class),
                row.getString("bureau"),
                row.getString("feed"),
                row.getString("source_name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                instant(row, "arrived_at"),
                instant(row, "recorded_at"),
                row.getObject("business_date", LocalDate.class),
                row.getString("as_of"),
                row.getString("contract_hash"),
                row.getInt("authority"),
                row.getLong("rows_read"),
                row.getLong("rows_rejected"),
                row.getLong("obs_new"),
                row.getLong("obs_revised"),
                row.getLong("obs_unchanged"),
                row.getLong("findings"),
                Outcome.of(row.getString("outcome")),
                row.getString("reason"),
                row.getString("author"),
                row.getString("kept_path"),
                row.getString("node"),
                row.getString("round"));
    }

    private static LedgerKind kind(String word) {
        return LedgerKind.of(word)
                .orElseThrow(() -> new IllegalStateException("the ledger has a line of unknown kind " + word));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
