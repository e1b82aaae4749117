// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jundeng.warehouse.history.DeliveryFacts;
import org.jundeng.warehouse.history.FeedFacts;
import org.jundeng.warehouse.ledger.Outcome;

/**
 * Measures a feed's latest delivery and compares it with those before it. Deliveries that were not believed when they
 * came are passed over, as if they had not come: nothing of them is known, so they neither open an episode nor close
 * one, and they are not refused either. Once confirmed, their figures count in the line that confirmed them. A
 * measure that cannot be determined is empty, never zero. Percentages are rounded to four decimals, half to even.
 */
public final class DeliveryMeasures {

    private static final int DECIMALS = 4;
    private static final int COMPARED = 6;
    private static final int FEWEST_COMPARED = 3;

    private final List<DeliveryFacts> deliveries;

    /** Measures the first of {@code deliveries}, which must be in descending ledger order. */
    public DeliveryMeasures(List<DeliveryFacts> deliveries) {
        this.deliveries =
                deliveries.stream().filter(delivery -> !delivery.unconfirmed()).toList();
    }

    /** The delivery that is measured: the latest that was not unconfirmed; empty where there is none. */
    public Optional<DeliveryFacts> latest() {
        return deliveries.stream().findFirst();
    }

    /** The share of rows rejected, in per cent; empty where the delivery has no rows. */
    public Optional<BigDecimal> rejectedShare() {
        return latest().filter(delivery -> delivery.rowsRead() > 0)
                .map(delivery -> perCent(delivery.rowsRejected(), delivery.rowsRead()));
    }

    /** 1 where the delivery has no row, else 0; empty where there is no delivery or its bytes could not be read. */
    public Optional<BigDecimal> empty() {
        return latest().filter(delivery -> delivery.rowsRead() > 0 || delivery.empty() || !delivery.isRefused())
                .map(delivery -> flag(delivery.rowsRead() == 0));
    }

    /** 1 where the whole delivery was refused or a pull failed, else 0; empty where there is no delivery. */
    public Optional<BigDecimal> refused() {
        return latest().map(delivery -> flag(delivery.isRefused()));
    }

    /**
     * How many deliveries in a row, up to the latest, brought the same bytes again or nothing new. Refused and failed
     * deliveries are skipped. A delivery taken in part counts, too, where its accepted rows were all known. Empty where
     * all deliveries were refused or failed, or there is none. At most {@link FeedFacts#LATEST_DELIVERIES} deliveries
     * are examined, so a count of that size may be too low.
     */
    public Optional<BigDecimal> identical() {
        List<DeliveryFacts> readable = deliveries.stream()
                .limit(FeedFacts.LATEST_DELIVERIES)
                .filter(delivery -> !delivery.isRefused())
                .toList();
        long same = readable.stream().takeWhile(delivery -> !delivery.hasNews()).count();
        return readable.isEmpty() ? Optional.empty() : Optional.of(BigDecimal.valueOf(same));
    }

    /**
     * By how many per cent the delivery has fewer rows than the median of up to six deliveries taken before it; 0 where
     * it has as many or more. Empty where fewer than three deliveries were taken before it, and where it was refused,
     * because then reading may have stopped early.
     */
    public Optional<BigDecimal> volumeDrop() {
        List<Long> before = deliveries.stream()
                .skip(1)
                .filter(delivery -> delivery.outcome() == Outcome.TAKEN || delivery.outcome() == Outcome.TAKEN_IN_PART)
                .limit(COMPARED)
                .map(DeliveryFacts::rowsRead)
                .sorted()
                .toList();
        if (before.size() < FEWEST_COMPARED) {
            return Optional.empty();
        }
        long twiceMedian = before.get((before.size() - 1) / 2) + before.get(before.size() / 2);
        return latest().filter(delivery -> !delivery.isRefused())
                .map(delivery -> twiceMedian - 2 * delivery.rowsRead())
                .map(fewer -> fewer <= 0 ? flag(false) : perCent(fewer, twiceMedian));
    }

    private static BigDecimal flag(boolean set) {
        return set ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private static BigDecimal perCent(long part, long whole) {
        return BigDecimal.valueOf(part)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_EVEN);
    }
}
