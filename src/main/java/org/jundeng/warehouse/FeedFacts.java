// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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

    /**
     * What is known now of each of {@code feeds}, in a number of queries that does not depend on how many they are.
     * Periods are listed from the beginning of the third year before that of {@code businessDate}; deliveries of a
     * later business date are left out.
     */
    public static Map<String, FeedFacts> of(Connection connection, Collection<String> feeds, LocalDate businessDate)
            throws SQLException {
        return new FeedQueries(connection, feeds, businessDate, LocalDate.MAX).facts();
    }

    /**
     * What was known of each of {@code feeds} on an earlier day: as {@link #of}, but of the periods, too, only those
     * that deliveries of that day or before brought. What was withdrawn since is not in it.
     */
    public static Map<String, FeedFacts> asOf(Connection connection, Collection<String> feeds, LocalDate businessDate)
            throws SQLException {
        return new FeedQueries(connection, feeds, businessDate, businessDate).facts();
    }

    /** The business dates that something of {@code feeds} came on, the earliest first. */
    public static SortedSet<LocalDate> deliveryDays(Connection connection, Collection<String> feeds)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select distinct business_date from delivery where feed = any (?::text[]) and kind <> 'withdrawal'")) {
            statement.setArray(1, connection.createArrayOf("text", feeds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                SortedSet<LocalDate> days = new TreeSet<>();
                while (row.next()) {
                    days.add(row.getObject(1, LocalDate.class));
                }
                return days;
            }
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
