// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jundeng.catalogue.Indicator;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.DuePeriods;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.warehouse.history.DeliveryFacts;
import org.jundeng.warehouse.history.FeedFacts;
import org.jundeng.warehouse.history.FeedState;
import org.jundeng.warehouse.history.IndicatorFacts;
import org.jundeng.warehouse.sql.Transactions;

/** What there is: the feeds with what came and what is due, the indicators with what is known of them. */
public final class Overview {

    private final Configuration configuration;
    private final DataSource warehouse;

    /** Looks at {@code warehouse} by what {@code configuration} expects. */
    public Overview(Configuration configuration, DataSource warehouse) {
        this.configuration = configuration;
        this.warehouse = warehouse;
    }

    /**
     * A feed on a day.
     *
     * @param contract what it promises
     * @param latest its latest delivery that was not withdrawn; null where there is none
     * @param facts what else is known of it
     * @param next the next period that is due; null where its contract names no due day
     * @param overdue the periods that are missing although their due day is over, the earliest first; without
     *     those that came and wait to be confirmed
     */
    public record Feed(
            Contract contract,
            DeliveryFacts latest,
            FeedFacts facts,
            DuePeriods.Upcoming next,
            List<DuePeriods.Overdue> overdue) {

        /** Since how many working days the oldest missing period is overdue; 0 where none is. */
        public int daysLate() {
            return overdue.isEmpty() ? 0 : overdue.get(0).workingDays();
        }
    }

    /**
     * An indicator.
     *
     * @param indicator what is measured
     * @param feeds the feeds that bring it; empty where it is derived or nobody brings it
     * @param facts how much is known of it
     */
    public record Known(Indicator indicator, List<Contract> feeds, IndicatorFacts facts) {}

    /** All feeds, in the order of the contracts, as known on {@code date}. */
    public List<Feed> feeds(LocalDate date) {
        List<Contract> contracts = configuration.contracts().all().stream()
                .map(ContractVersion::contract)
                .toList();
        return FeedState.on(date, contracts, configuration.catalogue().workingDays(), warehouse).stream()
                .map(state -> new Feed(
                        state.contract(),
                        state.facts().latestDelivery().orElse(null),
                        state.facts(),
                        state.next(),
                        state.overdue()))
                .toList();
    }

    /** All indicators of the catalogue, in its order. */
    public List<Known> indicators() {
        return indicators(configuration, Transactions.read(warehouse, IndicatorFacts::all));
    }

    /** The same by the configuration alone: of none of them anything is known. */
    public static List<Known> indicatorsOf(Configuration configuration) {
        return indicators(configuration, Map.of());
    }

    /** All indicators of the catalogue, in its order, of which so much is known. */
    public static List<Known> indicators(Configuration configuration, Map<String, IndicatorFacts> facts) {
        Map<String, List<String>> feeds = configuration.contracts().feedsByIndicator();
        return configuration.catalogue().indicators().stream()
                .map(indicator -> new Known(
                        indicator,
                        feeds.getOrDefault(indicator.id(), List.of()).stream()
                                .map(feed -> configuration
                                        .contracts()
                                        .feed(feed)
                                        .orElseThrow()
                                        .contract())
                                .toList(),
                        facts.getOrDefault(indicator.id(), IndicatorFacts.NONE)))
                .toList();
    }
}
