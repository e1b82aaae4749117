// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jundeng.contract.BroughtPeriods;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.FeedFacts.Coverage;
import org.jundeng.warehouse.history.FeedFacts.Waiting;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.sql.Periods;
import org.jundeng.warehouse.sql.Sql;

/**
 * Reads the facts about feeds: one query for all periods, one for all deliveries, one for those that wait, and one for
 * what was asked of feeds that never came.
 */
public final class FeedQueries {

    private static final int YEARS_BACK = 3;
    private static final int TAKEN_DELIVERIES = 7;

    /** All periods before the parameter are one group, of which only the very first is read. */
    private static final String BROUGHT = """
            select d.feed, c.freq, min(c.time_period) as time_period, c.time_period >= ? as is_listed,
                   array_agg(distinct r.region_id) as region_ids
            from delivery d
            join coverage c using (delivery_id)
            left join lateral unnest(c.region_ids) as r (region_id) on c.time_period >= ?
            where d.feed = any (?::text[]) and d.business_date <= ?
              and not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = d.delivery_id)
            group by d.feed, c.freq, is_listed, case when c.time_period >= ? then c.time_period end
            """;

    /** A delivery that was settled on a later day than the parameter waited on that day. */
    private static final String WAITING = """
            select u.feed, u.delivery_id, u.since, c.freq, c.time_period
            from unconfirmed u
            join delivery d using (delivery_id)
            left join unconfirmed_coverage c using (delivery_id)
            left join delivery s on s.delivery_id = u.settled_by
            where u.feed = any (?::text[]) and d.business_date <= ?
              and (u.settled_by is null or s.business_date > ? and u.settled_how <> 'withdrawn')
            order by u.delivery_id
            """;

    /**
     * The periods that one feed had brought up to a line, also in a delivery that still waited to be confirmed: the
     * answer is the same whenever it is asked.
     */
    private static final String BROUGHT_UP_TO = """
            select c.freq, min(c.time_period) as time_period
            from delivery d
            join coverage c using (delivery_id)
            where d.feed = ? and d.delivery_id <= ?
              and not exists (select from delivery w
                              where w.kind = 'withdrawal' and w.concerns = d.delivery_id and w.delivery_id <= ?)
            group by c.freq, case when c.time_period >= ? then c.time_period end
            union
            select c.freq, c.time_period
            from unconfirmed u
            join unconfirmed_coverage c using (delivery_id)
            where u.feed = ? and u.delivery_id <= ? and (u.settled_by is null or u.settled_by > ?)
              and c.time_period >= ?
            """;

    /**
     * A delivery has one frequency, that of its contract. A duplicate has the rows and periods of the line that it
     * repeats.
     */
    private static final String DELIVERIES = """
            with counted as (
              select d.*, row_number() over (partition by d.feed order by d.delivery_id desc) as place,
                     row_number() over (partition by d.feed, d.outcome in ('taken', 'taken-in-part')
                                        order by d.delivery_id desc) as place_alike
              from delivery d
              where d.feed = any (?::text[]) and d.kind <> 'withdrawal' and d.business_date <= ?
                and not exists (select from delivery w
                                where w.kind = 'withdrawal' and w.concerns in (d.delivery_id, d.duplicate_of))),
            chosen as materialized (
              select *, coalesce(duplicate_of, delivery_id) as said_by
              from counted
              where place <= ? or (outcome in ('taken', 'taken-in-part') and place_alike <= ?)),
            span as (
              select delivery_id, min(freq) as freq, min(time_period) as first, max(time_period) as last
              from coverage
              where delivery_id in (select said_by from chosen)
              group by delivery_id)
            select c.feed, c.delivery_id, c.source_name, c.outcome, said.rows_read, said.rows_rejected, c.sha256,
                   c.duplicate_of, c.obs_new, c.obs_revised, c.obs_unchanged, c.business_date, c.arrived_at,
                   span.freq, span.first, span.last, said.outcome = 'unconfirmed' as is_unconfirmed,
                   exists (select from finding f where f.delivery_id = c.delivery_id
                           and f.code in ('empty-delivery', 'no-rows')) as is_empty
            from chosen c
            join delivery said on said.delivery_id = c.said_by
            left join span on span.delivery_id = c.said_by
            order by c.feed, c.delivery_id desc
            """;

    /** The first period of each feed for which it was reported as overdue, while it is. */
    private static final String ASKED = """
            select distinct on (e.feed) e.feed, v.detail #>> '{facts,period}' as period
            from episode e
            join episode_event v using (episode_id)
            where e.feed = any (?::text[]) and e.state = 'open' and v.business_date <= ?
              and v.detail #>> '{facts,due}' is not null
            order by e.feed, v.detail #>> '{facts,due}'
            """;

    private final Connection connection;
    private final LocalDate businessDate;
    private final LocalDate broughtUntil;
    private final LocalDate since;
    private final Set<String> feeds;
    private final Map<String, Gathered> gathered = new LinkedHashMap<>();

    /**
     * Reads the facts about {@code feeds} on {@code businessDate}.
     *
     * @param broughtUntil the last business date whose deliveries count for the periods; {@link LocalDate#MAX} for all
     */
    private FeedQueries(
            Connection connection, Collection<String> feeds, LocalDate businessDate, LocalDate broughtUntil) {
        this.connection = connection;
        this.businessDate = businessDate;
        this.broughtUntil = broughtUntil;
        this.since = since(businessDate);
        this.feeds = new LinkedHashSet<>(feeds);
        this.feeds.forEach(feed -> gathered.put(feed, new Gathered()));
    }

    /** What was read about one feed. */
    private static final class Gathered {
        private final Set<TimePeriod> periods = new TreeSet<>();
        private final Map<Freq, TimePeriod> asked = new EnumMap<>(Freq.class);
        private final List<Coverage> listed = new ArrayList<>();
        private final List<DeliveryFacts> deliveries = new ArrayList<>();
        private final List<Waiting> waiting = new ArrayList<>();

        /** One more period of a delivery that waits; null where it has none. */
        void addWaiting(long deliveryId, LocalDate since, TimePeriod period) {
            Waiting last = waiting.isEmpty() ? null : waiting.get(waiting.size() - 1);
            boolean same = last != null && last.deliveryId() == deliveryId;
            Set<TimePeriod> periods = new TreeSet<>(same ? last.periods() : Set.of());
            if (period != null) {
                periods.add(period);
            }
            if (same) {
                waiting.remove(last);
            }
            waiting.add(new Waiting(deliveryId, since, periods));
        }

        /** The last period, and the one of its frequency before it. */
        List<Coverage> lastTwo() {
            return listed.stream()
                    .max(Comparator.comparing(Coverage::timePeriod))
                    .map(last -> listed.stream()
                            .filter(each -> each.timePeriod().freq()
                                    == last.timePeriod().freq())
                            .sorted(Comparator.comparing(Coverage::timePeriod).reversed())
                            .limit(2)
                            .toList())
                    .orElse(List.of());
        }
    }

    /**
     * The present facts about each of {@code feeds}; the number of queries does not depend on the number of feeds.
     * Periods are listed from the beginning of the third year before that of {@code businessDate}. Deliveries of a
     * later business date are left out.
     */
    public static Map<String, FeedFacts> of(Connection connection, Collection<String> feeds, LocalDate businessDate)
            throws SQLException {
        return new FeedQueries(connection, feeds, businessDate, LocalDate.MAX).facts();
    }

    /**
     * The facts about each of {@code feeds} on an earlier day: as {@link #of}, but with only those periods that
     * deliveries of that day or before brought. Deliveries that were withdrawn since are left out.
     */
    public static Map<String, FeedFacts> asOf(Connection connection, Collection<String> feeds, LocalDate businessDate)
            throws SQLException {
        return new FeedQueries(connection, feeds, businessDate, businessDate).facts();
    }

    /** The business dates on which deliveries of {@code feeds} came, the earliest first. */
    public static SortedSet<LocalDate> deliveryDays(Connection connection, Collection<String> feeds)
            throws SQLException {
        return new TreeSet<>(Sql.list(
                connection,
                "select distinct business_date from delivery where feed = any (?::text[]) and kind <> 'withdrawal'",
                row -> row.getObject(1, LocalDate.class),
                Sql.texts(feeds)));
    }

    private Map<String, FeedFacts> facts() throws SQLException {
        readPeriods();
        if (gathered.values().stream().anyMatch(of -> of.periods.isEmpty())) {
            readAsked();
        }
        readDeliveries();
        readWaiting();
        Map<String, FeedFacts> facts = new LinkedHashMap<>();
        gathered.forEach((feed, of) -> facts.put(
                feed,
                new FeedFacts(
                        feed,
                        new BroughtPeriods(since, new TreeSet<>(of.periods), of.asked),
                        of.lastTwo(),
                        of.deliveries,
                        of.waiting)));
        return facts;
    }

    /**
     * The periods that the line's feed had brought when the line was written, its own included, and those that waited
     * to be confirmed; for a line that was never written, all those up to now.
     */
    public static BroughtPeriods broughtUpTo(Connection connection, LedgerLine line) throws SQLException {
        LocalDate since = since(line.arrival().times().businessDate());
        long last = line.deliveryId() == 0 ? Long.MAX_VALUE : line.deliveryId();
        List<TimePeriod> periods = Sql.list(
                connection,
                BROUGHT_UP_TO,
                row -> period(row, "time_period"),
                line.arrival().origin().feed(),
                last,
                last,
                since,
                line.arrival().origin().feed(),
                last,
                last,
                since);
        return new BroughtPeriods(since, new TreeSet<>(periods));
    }

    private static LocalDate since(LocalDate businessDate) {
        return businessDate.minusYears(YEARS_BACK).withDayOfYear(1);
    }

    private void readPeriods() throws SQLException {
        Sql.each(connection, BROUGHT, this::addPeriod, since, since, Sql.texts(feeds), broughtUntil, since);
    }

    private void readAsked() throws SQLException {
        Sql.each(connection, ASKED, this::addAsked, Sql.texts(feeds), broughtUntil);
    }

    private void addAsked(ResultSet row) throws SQLException {
        Gathered of = gathered.get(row.getString("feed"));
        TimePeriod.parse(row.getString("period")).ifPresent(period -> of.asked.put(period.freq(), period));
    }

    private void addPeriod(ResultSet row) throws SQLException {
        Gathered of = gathered.get(row.getString("feed"));
        TimePeriod period = period(row, "time_period");
        of.periods.add(period);
        if (row.getBoolean("is_listed")) {
            String[] regions = (String[]) row.getArray("region_ids").getArray();
            of.listed.add(new Coverage(period, Set.of(regions)));
        }
    }

    private void readDeliveries() throws SQLException {
        Sql.each(
                connection,
                DELIVERIES,
                row -> gathered.get(row.getString("feed")).deliveries.add(delivery(row)),
                Sql.texts(feeds),
                businessDate,
                FeedFacts.LATEST_DELIVERIES,
                TAKEN_DELIVERIES);
    }

    private void readWaiting() throws SQLException {
        Sql.each(
                connection,
                WAITING,
                row -> gathered.get(row.getString("feed"))
                        .addWaiting(
                                row.getLong("delivery_id"),
                                row.getObject("since", LocalDate.class),
                                row.getString("freq") == null ? null : period(row, "time_period")),
                Sql.texts(feeds),
                broughtUntil,
                broughtUntil);
    }

    private static DeliveryFacts delivery(ResultSet row) throws SQLException {
        boolean hasPeriods = row.getString("freq") != null;
        return new DeliveryFacts(
                row.getLong("delivery_id"),
                row.getString("source_name"),
                Outcome.of(row.getString("outcome")),
                row.getLong("rows_read"),
                row.getLong("rows_rejected"),
                row.getBoolean("is_empty"),
                row.getString("sha256"),
                row.getObject("duplicate_of", Long.class),
                row.getLong("obs_new"),
                row.getLong("obs_revised"),
                row.getLong("obs_unchanged"),
                row.getObject("business_date", LocalDate.class),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                hasPeriods ? period(row, "first") : null,
                hasPeriods ? period(row, "last") : null,
                row.getBoolean("is_unconfirmed"));
    }

    private static TimePeriod period(ResultSet row, String column) throws SQLException {
        return Periods.of(row.getString("freq"), row.getObject(column, LocalDate.class));
    }
}
