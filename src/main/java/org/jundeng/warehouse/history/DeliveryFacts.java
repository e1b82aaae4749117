// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.ledger.Outcome;

/**
 * The facts about one delivery, replay or release, from the ledger and the observations.
 *
 * @param deliveryId the ledger number
 * @param sourceName the full delivered name
 * @param outcome the outcome
 * @param rowsRead rows below the header; of a duplicate, those of the earlier line with the same bytes
 * @param rowsRejected rows with a fault; of a duplicate, those of the earlier line with the same bytes
 * @param empty whether bytes came, but held no row by a finding; such a delivery is refused
 * @param sha256 of the bytes; null where nothing came
 * @param duplicateOf of a duplicate, the earlier line with the same bytes; else null
 * @param obsNew observations that were not known
 * @param obsRevised observations whose value changed
 * @param obsUnchanged observations that were already known with the same value
 * @param businessDate the date that the night stood for
 * @param arrivedAt when it was claimed
 * @param firstPeriod the first period for which it set a value; of a duplicate, that of the earlier line with the same
 *     bytes; null where it set none, also because all was known
 * @param lastPeriod the last period for which it set a value; null where {@code firstPeriod} is
 * @param unconfirmed whether its figures looked wrong when it came, so that nothing of it was known; of a duplicate,
 *     whether that is so of the earlier line with the same bytes
 */
public record DeliveryFacts(
        long deliveryId,
        String sourceName,
        Outcome outcome,
        long rowsRead,
        long rowsRejected,
        boolean empty,
        String sha256,
        Long duplicateOf,
        long obsNew,
        long obsRevised,
        long obsUnchanged,
        LocalDate businessDate,
        Instant arrivedAt,
        TimePeriod firstPeriod,
        TimePeriod lastPeriod,
        boolean unconfirmed) {

    public DeliveryFacts {
        Objects.requireNonNull(sourceName, "sourceName");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(arrivedAt, "arrivedAt");
    }

    /** Whether no row was taken: its bytes are in quarantine, or nothing came at all. */
    public boolean isRefused() {
        return outcome == Outcome.REFUSED || outcome == Outcome.FAILED;
    }

    /** Whether it brought a new observation, or changed one. */
    public boolean hasNews() {
        return obsNew + obsRevised > 0;
    }
}
