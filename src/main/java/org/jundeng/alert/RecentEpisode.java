// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.catalogue.Level;
import org.jundeng.observation.TimePeriod;

/**
 * A pending, open or recently closed episode, with what the next decision needs of it.
 *
 * @param episodeId its number
 * @param state whether it is pending, open or closed
 * @param level how grave it is
 * @param lastNight the latest business date of its events, apart from acknowledgements
 * @param timePeriod the period of the figure that was seen last; null where none was, as with feeds
 * @param measure the last measure; null where there is none
 * @param obsValue the figure that was seen last; null where none was
 * @param facts what else the rule saw then
 * @param trace what the warehouse holds now for the series and period of that figure
 */
record RecentEpisode(
        long episodeId,
        State state,
        Level level,
        LocalDate lastNight,
        TimePeriod timePeriod,
        BigDecimal measure,
        BigDecimal obsValue,
        Facts facts,
        Trace trace) {

    RecentEpisode {
        Objects.requireNonNull(facts, "facts");
    }

    /** The state of an episode. */
    enum State {
        PENDING,
        OPEN,
        CLOSED
    }

    /** What the warehouse holds for the series and period of the figure that was seen last. */
    enum Trace {
        /** A figure: the same or a corrected one. */
        THERE,
        /** An observation that is marked as missing. */
        MARKED_MISSING,
        /** Nothing: the figure was withdrawn. */
        GONE
    }

    /**
     * Compares the period of {@code evidence} with the one seen last: above zero where it is newer, 0 where either has
     * no period.
     */
    int newer(Evidence evidence) {
        TimePeriod other = evidence.timePeriod();
        if (timePeriod == null || other == null) {
            return 0;
        }
        return other.compareTo(timePeriod);
    }

    /**
     * Whether {@code evidence} holds nothing that was not seen before: the same period and measure; for a feed, the
     * same delivery.
     */
    boolean sawTheSameFigure(Evidence evidence) {
        if (evidence.timePeriod() == null) {
            return measuredTheSame(evidence) && deliveryOf(facts) == deliveryOf(evidence.facts());
        }
        return newer(evidence) == 0 && measuredTheSame(evidence);
    }

    /**
     * Compares the delivery of the feed that {@code evidence} stands on with the one seen last: above zero where it is
     * newer, and where no delivery decides, as with a feed that is overdue. 0 where a feed is overdue for less long
     * than before although the period that it owes first is the same: nothing of it came, days were reckoned otherwise.
     */
    int newerDelivery(Evidence evidence) {
        TimePeriod owed =
                facts.as(Facts.Overdue.class).map(Facts.Overdue::period).orElse(null);
        boolean same = owed != null
                && evidence.facts()
                        .as(Facts.Overdue.class)
                        .filter(now -> now.period().equals(owed))
                        .isPresent();
        if (same && measure != null && evidence.measure().compareTo(measure) < 0) {
            return 0;
        }
        return deliveryOf(facts) == 0 || deliveryOf(evidence.facts()) == 0
                ? 1
                : Long.compare(deliveryOf(evidence.facts()), deliveryOf(facts));
    }

    private static long deliveryOf(Facts facts) {
        return facts.as(Facts.Delivery.class).map(Facts.Delivery::deliveryId).orElse(0L);
    }

    /**
     * Whether a figure of {@code evidence} that was seen before has another value: the one that decided, or one beside
     * it.
     */
    boolean sawOtherValues(Evidence evidence) {
        if (obsValue == null || evidence.figure() == null) {
            return !measuredTheSame(evidence);
        }
        return obsValue.compareTo(evidence.figure().obsValue()) != 0
                || facts.figures().stream()
                        .anyMatch(each -> evidence.facts().figures().stream().anyMatch(each::isCorrectedBy));
    }

    /** Whether the measure of {@code evidence} equals the last one. */
    boolean measuredTheSame(Evidence evidence) {
        return measure != null && evidence.measure().compareTo(measure) == 0;
    }
}
