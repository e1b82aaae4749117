// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jundeng.contract.BroughtPeriods;
import org.jundeng.contract.DuePeriods;
import org.jundeng.contract.ExpectedRegions;
import org.jundeng.observation.TimePeriod;

/**
 * What is known of a feed: the periods and regions that it brought, and its latest deliveries. Withdrawn deliveries are
 * left out.
 *
 * @param feed the feed's id
 * @param brought the periods for which this feed brought a value or a mark that there is none, even if another feed has
 *     replaced it since
 * @param coverage the last period that came and the one before it of the same frequency, the later first; fewer where
 *     no more came since {@link BroughtPeriods#since}
 * @param deliveries the latest deliveries, the latest first, with as many taken ones as a comparison needs, even where
 *     many others came after them
 * @param waiting the deliveries whose figures look wrong and that wait to be confirmed, in ledger order
 */
public record FeedFacts(
        String feed,
        BroughtPeriods brought,
        List<Coverage> coverage,
        List<DeliveryFacts> deliveries,
        List<Waiting> waiting) {

    /** How many of the latest deliveries are listed. */
    public static final int LATEST_DELIVERIES = 12;

    public FeedFacts {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(brought, "brought");
        coverage = List.copyOf(coverage);
        deliveries = List.copyOf(deliveries);
        waiting = List.copyOf(waiting);
    }

    /**
     * What the feed brought for a period.
     *
     * @param timePeriod the period
     * @param regionIds the ids of the regions for which this feed brought a value or a mark that there is none
     */
    public record Coverage(TimePeriod timePeriod, Set<String> regionIds) {
        public Coverage {
            regionIds = Set.copyOf(regionIds);
        }
    }

    /**
     * A delivery that came and waits to be confirmed. Nothing of it is known.
     *
     * @param deliveryId its ledger number
     * @param since the business date from which its figures wait
     * @param periods the periods for which it would set a value
     */
    public record Waiting(long deliveryId, LocalDate since, Set<TimePeriod> periods) {
        public Waiting {
            Objects.requireNonNull(since, "since");
            periods = Set.copyOf(periods);
        }
    }

    /** The first of the deliveries that wait and have the period; empty where it has not come in such a delivery. */
    public Optional<Waiting> waitingWith(TimePeriod period) {
        return waiting.stream().filter(each -> each.periods().contains(period)).findFirst();
    }

    /** The periods that were brought, and those that came in a delivery that waits. */
    public BroughtPeriods came() {
        SortedSet<TimePeriod> all = new TreeSet<>(brought.periods());
        waiting.forEach(each -> all.addAll(each.periods()));
        return new BroughtPeriods(brought.since(), all, brought.asked());
    }

    /**
     * Those of {@code overdue} that have not come: one that waits to be confirmed is neither missing nor there. A feed
     * is expected to bring what it owes from the first period that it brought, and not from the first that waits,
     * because the period itself may be what is wrong.
     */
    public List<DuePeriods.Overdue> missing(List<DuePeriods.Overdue> overdue) {
        return overdue.stream()
                .filter(each -> waitingWith(each.timePeriod()).isEmpty())
                .toList();
    }

    /** The latest delivery; empty where there is none. */
    public Optional<DeliveryFacts> latestDelivery() {
        return deliveries.stream().findFirst();
    }

    /** The last period that came; empty where none came since {@link BroughtPeriods#since}. */
    public Optional<Coverage> latestPeriod() {
        return coverage.stream().findFirst();
    }

    /** The last period before {@link #latestPeriod} that came; empty where there is none. */
    public Optional<Coverage> periodBefore() {
        return coverage.stream().skip(1).findFirst();
    }

    /**
     * The ids of the regions that {@code expected} asks for in the last period and that are missing from it. A mark
     * that there is no value counts as one. Empty where nothing is expected.
     */
    public Optional<List<String>> missingRegions(ExpectedRegions expected) {
        Set<String> before = periodBefore().map(Coverage::regionIds).orElse(Set.of());
        return latestPeriod()
                .flatMap(latest -> expected.in(latest.timePeriod(), before).map(regions -> regions.stream()
                        .filter(region -> !latest.regionIds().contains(region))
                        .toList()));
    }
}
