// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.ToIntFunction;
import org.jundeng.observation.SeriesKey;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.FindingLog;
import org.jundeng.warehouse.ledger.LedgerWriter;
import org.jundeng.warehouse.sql.BinaryCopy;
import org.jundeng.warehouse.sql.Numeric;
import org.postgresql.PGConnection;

/**
 * Stores a delivery block by block within the caller's transaction: what is new goes into the table at once, what
 * differs from what is known, or was said before, is put aside and settled when all of it is there. For a comparison it
 * does the same, but writes nothing.
 */
final class DeliveryStore {

    private static final String OBSERVATIONS =
            "observation (series_id, time_period, obs_value, obs_status, delivery_id, row_no, column_no)";

    private final Connection connection;
    private final LedgerWriter ledger;
    private final boolean adding;
    private final SeriesIds series;
    private final Classifier classifier;
    private final DeferredRows deferred;
    private final Difference difference;
    private final String round;
    private final DeliveryChecks checks;
    private final Absences absences;
    private final HeldKeys held;
    private final CoverageWriter coverage;
    private final CoverageWriter besideCoverage;
    private final Numeric value = new Numeric();
    private Savepoint untouched;
    private long deliveryId;
    private boolean repeats;

    /** Stores an arrival; where {@code ledger} is null, it only compares, in a transaction that may be read-only. */
    DeliveryStore(Connection connection, Arrival arrival, Content content, LedgerWriter ledger) throws SQLException {
        this.connection = connection;
        this.ledger = ledger;
        this.adding = ledger != null;
        this.series = new SeriesIds(connection, adding);
        KeysSeen seen = new KeysSeen();
        this.classifier = new Classifier(connection, arrival, series, seen);
        this.deferred = new DeferredRows(connection, !adding);
        this.difference = new Difference(connection);
        this.round = arrival.round();
        this.checks = new DeliveryChecks(connection, content.promises(), series, deferred);
        this.absences = new Absences(connection, arrival, content.completeness());
        this.coverage = new CoverageWriter(series, CoverageWriter.SET);
        this.besideCoverage = new CoverageWriter(series, CoverageWriter.BESIDE);
        this.held = content.completeness().isPresent() ? new HeldKeys(series, seen) : null;
    }

    /**
     * The delivery's number. Asking for it takes the turn, which lasts until the transaction ends: nothing that is told
     * apart from now on can be changed by anybody else before it is written, and numbers are in the order of commits.
     */
    long deliveryId() throws SQLException {
        if (untouched == null) {
            deliveryId = ledger.nextId(connection);
            untouched = connection.setSavepoint();
        }
        return deliveryId;
    }

    /** Stores one block. Blocks come in the order of the rows. */
    void take(Block block) throws SQLException {
        if (adding) {
            deliveryId();
        }
        series.resolve(block.newSeries());
        ClassifiedBlock classified = classifier.classify(block, series.ids());
        difference.count(classified);
        if (adding) {
            add(classified);
            coverage.note(classified);
            besideCoverage.note(classified);
        }
        repeats |= deferred.put(classified);
        checks.note(classified);
        if (held != null) {
            held.note(block);
        }
    }

    private void add(ClassifiedBlock classified) throws SQLException {
        if (!classified.any(Change.NEW)) {
            return;
        }
        try (BinaryCopy copy = new BinaryCopy(connection, OBSERVATIONS)) {
            Block block = classified.block();
            for (int place : classified.places()) {
                if (classified.is(place, Change.NEW)) {
                    copy.beginRow(7);
                    DeferredRows.putObservation(copy, classified, place, value);
                    copy.putBigint(deliveryId);
                    copy.putBigint(block.rowNo(place));
                    copy.putInteger(block.columnNo(place));
                }
            }
            copy.finish();
        }
    }

    /** Breaks off what another thread is doing on the connection. */
    void cancel() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException unreachable) {
            // Then there is nothing to break off: the connection ends what waits on it.
        }
    }

    /**
     * Settles what was said more than once; returns how many rows are rejected for it.
     *
     * @param numberOf the number of a series within the delivery
     */
    long settleRepeats(Content content, ToIntFunction<SeriesKey> numberOf, FindingLog findings)
            throws SQLException, IOException {
        if (!repeats) {
            return 0;
        }
        RepeatedRows repeated = new RepeatedRows(connection, series, adding ? deliveryId : null);
        repeated.findFirsts(content, numberOf);
        return repeated.settle(findings, difference, checks);
    }

    /** What must hold of the delivery as a whole, and what it says against others, once repeats are settled. */
    void check(FindingLog findings) throws SQLException {
        checks.check(findings);
        difference.tellKept(findings);
        difference.tellSameRound(round, findings);
    }

    /** What the delivery holds, where it also speaks by what it does not hold. */
    Absences.Held held() throws SQLException {
        if (adding) {
            deliveryId();
        }
        return held;
    }

    Absences absences() {
        return absences;
    }

    Difference difference() {
        return difference;
    }

    /** Writes what was put aside, what is gone, and of which periods and regions the delivery has spoken. */
    void write() throws SQLException {
        difference.write(deliveryId);
        if (repeats) {
            CoverageWriter.writeStored(connection, deliveryId);
        } else {
            coverage.write(connection, deliveryId);
        }
        besideCoverage.write(connection, deliveryId);
        absences.write(deliveryId);
    }

    /** Takes back all that was stored, but for the turn and the number. */
    void refuse() throws SQLException {
        if (untouched != null) {
            connection.rollback(untouched);
        }
    }
}
