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
 * How a feed's latest delivery looks beside those before it. What cannot be told is empty, never zero. Percentages are
 * exact to four decimals, half to even.
 */
public final class DeliveryMeasures {

    private static final int DECIMALS = 4;
    private static final int COMPARED = 6;
    private static final int FEWEST_COMPARED = 3;

    private final List<DeliveryFacts> deliveries;

    /** Measures the first of {@code deliveries}, which stand in ledger order, the latest first. */
    public DeliveryMeasures(List<DeliveryFacts> deliveries) {
        this.deliveries = List.copyOf(deliveries);
    }

    private Optional<DeliveryFacts> latest() {
        return deliveries.stream().findFirst();
    }

    /** Per cent of its rows that were rejected; empty where it has no rows. */
    public Optional<BigDecimal> rejectedShare() {
        return latest().filter(delivery -> delivery.rowsRead() > 0)
                .map(delivery -> perCent(delivery.rowsRejected(), delivery.rowsRead()));
    }

    /** 1 where there is no row in it, else 0; empty where nothing came or its bytes could not be read. */
    public Optional<BigDecimal> empty() {
        return latest().filter(delivery -> delivery.rowsRead() > 0 || delivery.empty() || !delivery.isRefused())
                .map(delivery -> flag(delivery.rowsRead() == 0));
    }

    /** 1 where none of it counts, also where a pull failed, else 0. */
    public Optional<BigDecimal> refused() {
        return latest().map(delivery -> flag(delivery.isRefused()));
    }

    /**
     * How many deliveries in a row, up to the latest, brought the same bytes again or nothing new. What was refused or
     * failed says nothing of that: it is passed over. Rows may be rejected and the rest known, so a delivery taken in
     * part can bring nothing new too. Empty where nothing else came. The count ends with the deliveries that are known:
     * where it is {@link FeedFacts#LATEST_DELIVERIES} it may be more.
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
     * By how many per cent it has fewer rows than the median of up to six deliveries that were taken before it; 0 where
     * it has not fewer. Empty where fewer than three were taken before it, and where it was refused: then its reading
     * may have ended early.
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
