// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.finding.Finding;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.warehouse.sql.BinaryCopy;
import org.jundeng.warehouse.sql.Sql;

/**
 * Writes a ledger line and its findings in the caller's transaction; where a person had the line written, the audit
 * trail gets a line in the same transaction.
 */
public final class LedgerWriter {

    private static final String LINE = """
            insert into delivery (
              delivery_id, arrival_id, kind, concerns, duplicate_of, bureau, feed, source_name, sha256, bytes,
              arrived_at, recorded_at, business_date, as_of, contract_hash, authority, rows_read, rows_rejected,
              obs_new, obs_revised, obs_unchanged, findings, outcome, kept_path, run_id, node,
              round, reason, author, history)
            overriding system value
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              ?, ?, ?)
            """;
    private static final String NEXT_ID =
            String.format(Locale.ROOT, """
            with turn as materialized (select %s)
            select nextval(pg_get_serial_sequence('delivery', 'delivery_id')) from turn
            """, AdvisoryLock.LEDGER.untilTheTransactionEnds());
    private static final String FINDINGS =
            "finding (delivery_id, row_no, column_name, column_no, code, found, arguments)";

    private final Clock clock;

    /** Stamps lines with the time of {@code clock}. */
    public LedgerWriter(Clock clock) {
        this.clock = clock;
    }

    /**
     * Waits for the lock of the ledger, and holds it until the transaction ends. So ledger numbers follow the order of
     * commits, and known values do not change between comparing and writing, even where two feeds bring the same
     * observation.
     */
    public static void lock(Connection connection) throws SQLException {
        AdvisoryLock.LEDGER.take(connection);
    }

    /** Takes the lock as {@link #lock} does, and then the next ledger number. */
    public long nextId(Connection connection) throws SQLException {
        return Sql.number(connection, NEXT_ID);
    }

    /**
     * Writes the line of an arrival, and its findings.
     *
     * @param deliveryId the line's number, which {@link #nextId} has given
     * @param arrival the arrival, its bytes where they are kept now
     * @param result the decision on it
     * @param listed the findings that are listed
     */
    public void write(
            Connection connection, long deliveryId, Arrival arrival, LedgerLine.Result result, List<Finding> listed)
            throws SQLException {
        LedgerLine.Counts counts = result.counts();
        try (PreparedStatement line = connection.prepareStatement(LINE)) {
            Object[] values = {
                deliveryId,
                arrival.arrivalId(),
                arrival.kind().word(),
                arrival.concerns(),
                result.duplicateOf(),
                arrival.origin().bureau(),
                arrival.origin().feed(),
                arrival.origin().sourceName(),
                arrival.bytes().sha256(),
                arrival.bytes().size(),
                time(arrival.times().arrivedAt()),
                time(clock.instant()),
                arrival.times().businessDate(),
                arrival.times().asOf().stamp(),
                arrival.promise().contractHash(),
                arrival.promise().authority(),
                counts.rowsRead(),
                counts.rowsRejected(),
                counts.obsNew(),
                counts.obsRevised(),
                counts.obsUnchanged(),
                counts.findings(),
                result.outcome().word(),
                arrival.bytes().keptPath(),
                arrival.taker().runId(),
                arrival.taker().node(),
                arrival.taker().round(),
                arrival.grounds().reason(),
                arrival.grounds().author(),
                arrival.taker().history()
            };
            for (int i = 0; i < values.length; i++) {
                set(line, i + 1, values[i]);
            }
            line.executeUpdate();
        }
        writeFindings(connection, deliveryId, listed);
        if (arrival.kind() != LedgerKind.CONFIRMATION || result.outcome().isKnown()) {
            noteAct(connection, deliveryId, arrival, result.outcome());
        }
    }

    /** A confirmation that changed nothing is no confirmation: who asked for it has that noted. */
    private void noteAct(Connection connection, long deliveryId, Arrival arrival, Outcome outcome) throws SQLException {
        Grounds grounds = arrival.grounds();
        switch (arrival.kind()) {
            case RELEASE -> noteAct(connection, Act.RELEASE, arrival.concerns(), grounds, lineOf(deliveryId, outcome));
            case REPLAY -> noteAct(connection, Act.REPLAY, arrival.concerns(), grounds, lineOf(deliveryId, outcome));
            case CONFIRMATION -> noteAct(connection, Act.CONFIRM, arrival.concerns(), grounds, "");
            default -> {}
        }
    }

    private static String lineOf(long deliveryId, Outcome outcome) {
        return "line " + deliveryId + " " + outcome.word();
    }

    /**
     * Notes in the audit trail that somebody did {@code act} with the delivery {@code concerns}.
     *
     * @param cameTo what became of it, in a few words; empty where there is no more to say
     */
    public void noteAct(Connection connection, Act act, long concerns, Grounds grounds, String cameTo)
            throws SQLException {
        Grounds.By by = grounds.orAuthor();
        String detail =
                Stream.of(by.way(), cameTo).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
        AuditTrail.note(
                connection,
                clock,
                new AuditTrail.Entry(
                        by.actor(),
                        act,
                        "delivery " + concerns,
                        AuditTrail.DONE,
                        detail.isEmpty() ? null : detail,
                        grounds.reason(),
                        by.origin()));
    }

    private static void set(PreparedStatement statement, int place, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.NULL);
        } else {
            statement.setObject(place, value);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static void writeFindings(Connection connection, long deliveryId, List<Finding> listed)
            throws SQLException {
        if (listed.isEmpty()) {
            return;
        }
        try (BinaryCopy copy = new BinaryCopy(connection, FINDINGS)) {
            for (Finding finding : listed) {
                copy.beginRow(7);
                copy.putBigint(deliveryId);
                copy.putBigint(finding.place().rowNo());
                copy.putText(withoutNul(finding.place().column()));
                putColumnNo(copy, finding.place().columnNo());
                copy.putText(finding.code().code());
                copy.putText(withoutNul(finding.found()));
                copy.putTexts(finding.arguments().stream()
                        .map(LedgerWriter::withoutNul)
                        .toList());
            }
            copy.finish();
        }
    }

    private static void putColumnNo(BinaryCopy copy, int columnNo) {
        if (columnNo == 0) {
            copy.putNull();
        } else {
            copy.putInteger(columnNo);
        }
    }

    /** PostgreSQL's texts cannot hold U+0000, so its control picture, U+2400, is written. */
    private static String withoutNul(String text) {
        return text == null ? null : text.replace('\0', '\u2400');
    }
}
