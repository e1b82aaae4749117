// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Reads ledger lines from rows of the table {@code delivery}. */
public final class LedgerRows {

    private LedgerRows() {}

    /** The line in the row that {@code row} is on; it must have all columns. */
    public static LedgerLine line(ResultSet row) throws SQLException {
        return new LedgerLine(row.getLong("delivery_id"), arrival(row), instant(row, "recorded_at"), result(row));
    }

    private static Arrival arrival(ResultSet row) throws SQLException {
        return new Arrival(
                row.getString("arrival_id"),
                kind(row.getString("kind")),
                row.getObject("concerns", Long.class),
                new Arrival.Origin(row.getString("bureau"), row.getString("feed"), row.getString("source_name")),
                new Arrival.DeliveredBytes(row.getString("sha256"), row.getLong("bytes"), row.getString("kept_path")),
                new Arrival.Times(
                        instant(row, "arrived_at"),
                        row.getObject("business_date", LocalDate.class),
                        new Arrival.AsOf(row.getString("as_of"))),
                new Arrival.Promise(row.getString("contract_hash"), row.getInt("authority")),
                new Arrival.Taker(null, row.getString("node"), row.getString("round"), row.getBoolean("history")),
                new Grounds(row.getString("reason"), row.getString("author")));
    }

    private static LedgerLine.Result result(ResultSet row) throws SQLException {
        return new LedgerLine.Result(
                Outcome.of(row.getString("outcome")),
                row.getObject("duplicate_of", Long.class),
                new LedgerLine.Counts(
                        row.getLong("rows_read"),
                        row.getLong("rows_rejected"),
                        row.getLong("obs_new"),
                        row.getLong("obs_revised"),
                        row.getLong("obs_unchanged"),
                        row.getLong("findings")));
    }

    private static LedgerKind kind(String word) {
        return LedgerKind.of(word)
                .orElseThrow(() -> new IllegalStateException("the ledger has a line of unknown kind " + word));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
