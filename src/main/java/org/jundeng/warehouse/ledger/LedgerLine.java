// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One line of the ledger.
 *
 * @param deliveryId the ledger number; 0 for a line that was never written
 * @param arrival what the line is about, its bytes as they are kept
 * @param recordedAt when the line was written
 * @param result how the arrival ended
 */
public record LedgerLine(long deliveryId, Arrival arrival, Instant recordedAt, Result result) {

    public LedgerLine {
        Objects.requireNonNull(arrival, "arrival");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(result, "result");
    }

    /** A line that is only compared or shown, and never written; its number is 0. */
    public static LedgerLine unwritten(Arrival arrival, Instant recordedAt, Result result) {
        return new LedgerLine(0, arrival, recordedAt, result);
    }

    /** The id of the arrival: short for {@code arrival().arrivalId()}. */
    public String arrivalId() {
        return arrival.arrivalId();
    }

    /** The bureau that delivered: short for {@code arrival().origin().bureau()}. */
    public String bureau() {
        return arrival.origin().bureau();
    }

    /** The feed, null where no contract claims the arrival: short for {@code arrival().origin().feed()}. */
    public String feed() {
        return arrival.origin().feed();
    }

    /** The name it was delivered under: short for {@code arrival().origin().sourceName()}. */
    public String sourceName() {
        return arrival.origin().sourceName();
    }

    /** The date of the nightly run: short for {@code arrival().times().businessDate()}. */
    public LocalDate businessDate() {
        return arrival.times().businessDate();
    }

    /** The path of the kept bytes, null where none are kept: short for {@code arrival().bytes().keptPath()}. */
    public String keptPath() {
        return arrival.bytes().keptPath();
    }

    /** The hash of the bytes, null where nothing was read: short for {@code arrival().bytes().sha256()}. */
    public String sha256() {
        return arrival.bytes().sha256();
    }

    /** Why somebody asked for it: short for {@code arrival().grounds()}. */
    public Grounds grounds() {
        return arrival.grounds();
    }

    /** Whether it counts: short for {@code result().outcome()}. */
    public Outcome outcome() {
        return result.outcome();
    }

    /** What was counted: short for {@code result().counts()}. */
    public Counts counts() {
        return result.counts();
    }

    /** The line that had the same bytes, null where there is none: short for {@code result().duplicateOf()}. */
    public Long duplicateOf() {
        return result.duplicateOf();
    }

    /**
     * How an arrival ended.
     *
     * @param outcome whether it counts
     * @param duplicateOf the ledger number of the line that had the same bytes; null where there is none
     * @param counts what was counted
     */
    public record Result(Outcome outcome, Long duplicateOf, Counts counts) {
        public Result {
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(counts, "counts");
        }

        /** The same where none of the observations counts. */
        public Result withoutObservations() {
            Counts refused = new Counts(counts.rowsRead(), counts.rowsRejected(), 0, 0, 0, counts.findings());
            return new Result(outcome, duplicateOf, refused);
        }

        /** Of an arrival that was not read, for {@code findings} reasons. */
        public static Result unread(Outcome outcome, long findings) {
            return new Result(outcome, null, new Counts(0, 0, 0, 0, 0, findings));
        }

        /** Of an arrival with the same bytes as line {@code deliveryId}. */
        public static Result duplicate(long deliveryId, long findings) {
            return new Result(Outcome.DUPLICATE, deliveryId, new Counts(0, 0, 0, 0, 0, findings));
        }
    }

    /**
     * What was counted in a delivery.
     *
     * @param rowsRead rows below the header
     * @param rowsRejected rows with a fault
     * @param obsNew observations that were not known
     * @param obsRevised observations whose value changed
     * @param obsUnchanged observations that were known with this value
     * @param findings all findings, also those that are not listed
     */
    public record Counts(
            long rowsRead, long rowsRejected, long obsNew, long obsRevised, long obsUnchanged, long findings) {}
}
