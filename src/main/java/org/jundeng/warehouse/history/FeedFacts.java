// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jundeng.contract.BroughtPeriods;
import org.jundeng.contract.ExpectedRegions;
import org.jundeng.observation.TimePeriod;

/**
 * What is known of a feed: the periods and regions that it brought, and its latest deliveries. What was withdrawn is
 * not in it.
 *
 * @param feed the feed's id
 * @param brought the periods of which a value, or a mark that there is none, came with a delivery of this feed, also
 *     where another has replaced it since
 * @param coverage the last period that came and the one of its frequency that came before it, the later first; fewer
 *     where no more came since {@link BroughtPeriods#since}
 * @param deliveries the latest deliveries in ledger order, the latest first; and as many of those that were taken as a
 *     comparison needs, even where many others came after them
 */
public record FeedFacts(String feed, BroughtPeriods brought, List<Coverage> coverage, List<DeliveryFacts> deliveries) {

    /** How many of the latest deliveries are told. */
    public static final int LATEST_DELIVERIES = 12;

    public FeedFacts {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(brought, "brought");
        coverage = List.copyOf(coverage);
        deliveries = List.copyOf(deliveries);
    }

    /**
     * What came of a period.
     *
     * @param timePeriod the period
     * @param regionIds the regions, by id, of which this feed brought a value or a mark that there is none
     */
    public record Coverage(TimePeriod timePeriod, Set<String> regionIds) {
        public Coverage {
            regionIds = Set.copyOf(regionIds);
        }
    }

    /** The latest delivery; empty where none came. */
    public Optional<DeliveryFacts> latestDelivery() {
        return deliveries.stream().findFirst();
    }

    /** The last period that came; empty where none did lately. */
    public Optional<Coverage> latestPeriod() {
        return coverage.stream().findFirst();
    }

    /** The last period before {@link #latestPeriod} that came; empty where there is none. */
    public Optional<Coverage> periodBefore() {
        return coverage.stream().skip(1).findFirst();
    }

    /**
     * The regions, by id, that {@code expected} asks for in the last period that came and that have not come in it: a
     * mark that there is no value is as good as one. Empty where that cannot be told.
     */
    public Optional<List<String>> missingRegions(ExpectedRegions expected) {
        Set<String> before = periodBefore().map(Coverage::regionIds).orElse(Set.of());
        return latestPeriod()
                .flatMap(latest -> expected.in(latest.timePeriod(), before).map(regions -> regions.stream()
                        .filter(region -> !latest.regionIds().contains(region))
                        .toList()));
    }
}
