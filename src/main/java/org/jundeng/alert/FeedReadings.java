// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.assess.DeliveryMeasures;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.DuePeriods;
import org.jundeng.contract.ExpectedRegions;
import org.jundeng.warehouse.history.FeedFacts;
import org.jundeng.warehouse.history.FeedQueries;

/**
 * The readings of the rules on feeds on a night, in the order of the rules. A few queries read all feeds, not one query
 * a feed.
 */
public final class FeedReadings {

    private final Catalogue catalogue;
    private final Contracts contracts;

    /** Reads the feeds of {@code contracts}. */
    public FeedReadings(Catalogue catalogue, Contracts contracts) {
        this.catalogue = catalogue;
        this.contracts = contracts;
    }

    /** The readings of those of {@code rules} that watch feeds, for the feeds within {@code extent}. */
    public Map<WatchedPlace, Reading> of(Connection connection, List<Rule> rules, Extent extent, LocalDate businessDate)
            throws SQLException {
        return of(rules, extent, businessDate, feeds -> FeedQueries.of(connection, feeds, businessDate));
    }

    /** The readings that those of {@code rules} that watch feeds would have had on an earlier night. */
    Map<WatchedPlace, Reading> asOf(Connection connection, List<Rule> rules, LocalDate businessDate)
            throws SQLException {
        return of(rules, Extent.COMPLETE, businessDate, feeds -> FeedQueries.asOf(connection, feeds, businessDate));
    }

    /** Looks up what is known of feeds. */
    @FunctionalInterface
    private interface Known {
        Map<String, FeedFacts> of(Set<String> feeds) throws SQLException;
    }

    /** The feeds that {@code rule} watches; its condition must be one on feeds. */
    static List<String> watched(Rule rule) {
        return rule.condition() instanceof Condition.Freshness freshness
                ? freshness.feeds()
                : ((Condition.Delivery) rule.condition()).feeds();
    }

    private Map<WatchedPlace, Reading> of(List<Rule> rules, Extent extent, LocalDate businessDate, Known known)
            throws SQLException {
        List<Rule> ofFeeds =
                rules.stream().filter(rule -> rule.condition().isAboutFeeds()).toList();
        Set<String> feeds = new LinkedHashSet<>();
        ofFeeds.forEach(rule -> watched(rule).stream().filter(extent::holdsFeed).forEach(feeds::add));
        Map<WatchedPlace, Reading> readings = new LinkedHashMap<>();
        if (feeds.isEmpty()) {
            return readings;
        }
        Map<String, FeedFacts> facts = known.of(feeds);
        for (Rule rule : ofFeeds) {
            for (String feed : watched(rule)) {
                contracts
                        .feed(feed)
                        .map(ContractVersion::contract)
                        .filter(contract -> facts.containsKey(feed))
                        .flatMap(contract -> reading(rule, contract, facts.get(feed), businessDate))
                        .ifPresent(reading -> readings.put(WatchedPlace.feed(rule, feed), reading));
            }
        }
        return readings;
    }

    private Optional<Reading> reading(Rule rule, Contract contract, FeedFacts facts, LocalDate businessDate) {
        if (rule.condition() instanceof Condition.Delivery delivery) {
            return Optional.of(evidence(delivery.check(), contract, facts)
                    .map(evidence -> Reading.of(rule, List.of(evidence), businessDate))
                    .orElseGet(() -> Reading.unknown(rule, businessDate)));
        }
        return contract.expectations().due() == null
                ? Optional.empty()
                : Optional.of(freshness(contract, facts, businessDate)
                        .map(evidence -> Reading.of(rule, List.of(evidence), businessDate))
                        .orElseGet(() -> Reading.unknown(rule, businessDate)));
    }

    /**
     * The working days since the due day of the oldest missing period; 0 where none is overdue. Empty where all that is
     * overdue came and waits to be confirmed: it is neither missing nor there, so that no episode opens, and one that
     * is open stays open.
     */
    private Optional<Evidence> freshness(Contract contract, FeedFacts facts, LocalDate businessDate) {
        List<DuePeriods.Overdue> overdue =
                new DuePeriods(contract, catalogue.workingDays()).overdueOn(businessDate, facts.brought());
        List<DuePeriods.Overdue> missing = facts.missing(overdue);
        if (overdue.isEmpty()) {
            return Optional.of(evidence(BigDecimal.ZERO, Facts.NONE));
        }
        return missing.stream()
                .findFirst()
                .map(oldest -> evidence(
                        BigDecimal.valueOf(oldest.workingDays()),
                        new Facts.Overdue(
                                oldest.timePeriod(),
                                oldest.dueDay(),
                                missing.size(),
                                missing.stream()
                                        .map(DuePeriods.Overdue::timePeriod)
                                        .toList())));
    }

    private Optional<Evidence> evidence(Condition.Delivery.Check check, Contract contract, FeedFacts facts) {
        DeliveryMeasures measures = new DeliveryMeasures(facts.deliveries());
        Optional<List<String>> missing = check == Condition.Delivery.Check.MISSING_DISTRICTS
                ? facts.missingRegions(new ExpectedRegions(contract, catalogue.regions()))
                : Optional.empty();
        boolean partial = contract.source() != null && contract.source().watermark() != null;
        Optional<BigDecimal> measure =
                switch (check) {
                    case REJECTED_SHARE -> measures.rejectedShare();
                    case EMPTY -> partial ? Optional.empty() : measures.empty();
                    case REFUSED -> measures.refused();
                    case IDENTICAL -> contract.source() == null ? measures.identical() : Optional.empty();
                    case VOLUME_DROP -> partial ? Optional.empty() : measures.volumeDrop();
                    case MISSING_DISTRICTS -> missing.map(regions -> BigDecimal.valueOf(regions.size()));
                };
        Facts told = measures.latest()
                .<Facts>map(delivery ->
                        new Facts.Delivery(delivery.sourceName(), delivery.deliveryId(), missing.orElse(null)))
                .orElse(Facts.NONE);
        return measure.map(each -> evidence(each, told));
    }

    private static Evidence evidence(BigDecimal measure, Facts facts) {
        return new Evidence(null, measure, null, null, facts);
    }
}
