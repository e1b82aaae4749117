// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jundeng.observation.Freq;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.plausibility.SignVerdict;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.FindingLog;
import org.jundeng.warehouse.ledger.LedgerWriter;
import org.jundeng.warehouse.sql.BinaryCopy;
import org.jundeng.warehouse.sql.Numeric;
import org.postgresql.PGConnection;

/**
 * Stores a delivery block by block in the caller's transaction. New observations go into the table at once. Those that
 * differ from what is known, or repeat a row, are deferred until all rows have come. For a comparison it does the same,
 * but writes nothing.
 */
final class DeliveryStore {

    private static final String OBSERVATIONS =
            "observation (series_id, time_period, obs_value, obs_status, delivery_id, row_no, column_no)";

    /** No ledger line has this number. */
    private static final long NO_LINE = 0;

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
    private final BroughtCells brought;
    private final CoverageWriter coverage;
    private final CoverageWriter besideCoverage;
    private final SignCheck signs;
    private final Numeric value = new Numeric();
    private final Map<Freq, Set<Integer>> periods = new EnumMap<>(Freq.class);
    private Savepoint untouched;
    private long deliveryId;
    private boolean repeats;
    private boolean notesAll;

    /** Stores an arrival. Where {@code ledger} is null it only compares, in a transaction that may be read-only. */
    DeliveryStore(Connection connection, Arrival arrival, Content content, LedgerWriter ledger) throws SQLException {
        this.connection = connection;
        this.ledger = ledger;
        this.adding = ledger != null;
        this.series = new SeriesIds(connection, adding);
        KeysSeen seen = new KeysSeen();
        this.classifier = new Classifier(connection, arrival, series, seen);
        this.deferred = new DeferredRows(connection, !adding);
        this.difference = new Difference(connection);
        this.round = arrival.taker().round();
        this.checks = new DeliveryChecks(connection, content.promises(), series, deferred);
        this.absences = new Absences(connection, arrival, content.completeness());
        this.coverage = new CoverageWriter(series, CoverageWriter.SET);
        this.besideCoverage = new CoverageWriter(series, CoverageWriter.BESIDE);
        this.brought = new BroughtCells(series);
        this.held = content.completeness().isPresent() ? new HeldKeys(series, seen) : null;
        this.signs = SignCheck.isFor(arrival, content)
                ? new SignCheck(connection, series, classifier.standing(), arrival)
                : null;
    }

    /**
     * The delivery's ledger number. Asking for it takes the lock of the ledger until the transaction ends. So nobody
     * else can change the known values between comparing and writing, and numbers follow the order of commits.
     */
    long deliveryId() throws SQLException {
        if (untouched == null) {
            deliveryId = ledger.nextId(connection);
            untouched = connection.setSavepoint();
        }
        return deliveryId;
    }

    /** Stores one block. Blocks must come in the order of the rows. */
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
        if (signs != null) {
            signs.note(classified);
        }
        if (notesAll) {
            brought.note(block);
        }
        if (!adding) {
            notePeriods(block);
        }
        if (held != null) {
            held.note(block);
        }
    }

    private void notePeriods(Block block) {
        for (int place = 0; place < block.size(); place++) {
            Freq freq = series.key(block.series(place)).freq();
            periods.computeIfAbsent(freq, first -> new HashSet<>()).add(block.day(place));
        }
    }

    /** The periods of what a comparison has read, in their order. */
    SortedSet<TimePeriod> periods() {
        SortedSet<TimePeriod> all = new TreeSet<>();
        periods.forEach((freq, days) -> days.forEach(day -> all.add(new TimePeriod(freq, LocalDate.ofEpochDay(day)))));
        return all;
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

    /** What was brought, where it was asked for by {@link #noteAllBrought}. */
    BroughtCells brought() {
        return brought;
    }

    /** From now on notes all that is brought, also what changes nothing. */
    void noteAllBrought() {
        notesAll = true;
    }

    /** Cancels what another thread is doing on the connection. */
    void cancel() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException unreachable) {
            // Then there is nothing to cancel: the broken connection ends what waits on it.
        }
    }

    /**
     * Settles repeated rows; returns how many rows are rejected because of them.
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
        long rejected = repeated.settle(findings, difference, checks);
        if (signs != null) {
            signs.forgetConflicting();
        }
        if (notesAll && rejected > 0) {
            repeated.forgetConflicting(brought);
        }
        return rejected;
    }

    /**
     * Checks the promises about the whole delivery, and reports where it contradicts others. To be called once repeated
     * rows are settled.
     */
    void check(FindingLog findings) throws SQLException {
        checks.check(findings);
        difference.tellKept(findings);
        difference.tellSameRound(round, findings);
    }

    /** Whether it would replace any known value. */
    boolean revises() {
        return difference.revised() > 0;
    }

    /**
     * Whether the figures can be right: as it was decided when they came first, or else as the judge of the content
     * says. To be called once repeated rows are settled.
     */
    SignVerdict judge(Content content) throws SQLException {
        return signs == null
                ? content.recordedVerdict().orElse(SignVerdict.PLAUSIBLE)
                : signs.judge(content, adding ? deliveryId : NO_LINE);
    }

    /** The observations that the delivery holds; null where it promises no completeness. */
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

    /** Writes the deferred rows, what is gone, and the coverage. */
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

    /** Takes back all that was stored, but keeps the lock and the number. */
    void takeBack() throws SQLException {
        if (untouched != null) {
            connection.rollback(untouched);
        }
    }
}
