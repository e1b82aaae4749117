// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.ledger.Outcome;

/**
 * What the ledger and the observations say of one delivery, replay or release.
 *
 * @param deliveryId the ledger number
 * @param sourceName the delivered name, whole
 * @param outcome what became of it
 * @param rowsRead rows below the header; of a duplicate those of the line whose bytes came again
 * @param rowsRejected rows with a fault; of a duplicate those of the line whose bytes came again
 * @param empty whether bytes came and a finding says that there is no row in them; such a delivery is refused
 * @param sha256 of the bytes; null where nothing came
 * @param duplicateOf the line whose bytes came again; null elsewhere
 * @param obsNew observations that were not known
 * @param obsRevised observations whose value changed
 * @param obsUnchanged observations that were known so
 * @param businessDate the date that the night stood for
 * @param arrivedAt when it was claimed
 * @param firstPeriod the first period of which it set a value; of a duplicate that of the line whose bytes came again;
 *     null where it set none, also where all that it said was known
 * @param lastPeriod the last period of which it set a value; null where there is no first
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
        TimePeriod lastPeriod) {

    public DeliveryFacts {
        Objects.requireNonNull(sourceName, "sourceName");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(arrivedAt, "arrivedAt");
    }

    /** Whether none of it counts: its bytes are in quarantine, or nothing came at all. */
    public boolean isRefused() {
        return outcome == Outcome.REFUSED || outcome == Outcome.FAILED;
    }

    /** Whether some observation was not known so before. */
    public boolean hasNews() {
        return obsNew + obsRevised > 0;
    }
}
