// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.sql.Periods;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** What became of each period of each feed, as known on a day: whether it came and when, or why nothing is known. */
public final class FeedCalendar {

    /**
     * What brought periods. Bytes that were taken again came when they first came: what was confirmed or released late
     * was not delivered late.
     */
    private static final String BROUGHT = """
            select d.feed, d.delivery_id, d.outcome, d.rows_rejected, d.history,
                   least(d.business_date, a.business_date) as came_on, c.freq, c.time_period, c.region_ids,
                   not exists (select from coverage l
                               where l.delivery_id = d.delivery_id and l.freq = c.freq
                                 and l.time_period > c.time_period) as is_last,
                   exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = d.delivery_id
                           and w.business_date <= ?) as is_withdrawn
            from delivery d
            join coverage c using (delivery_id)
            left join delivery a on a.delivery_id = d.concerns
            where d.feed = any (?::text[]) and d.business_date <= ? and c.time_period between ? and ?
            order by d.delivery_id
            """;

    /** The very first period of each feed that still stands, and the first day on which anything of it came. */
    private static final String FIRST = """
            select d.feed, c.freq, min(c.time_period) as time_period, min(d.business_date) as came_on
            from delivery d
            join coverage c using (delivery_id)
            where d.feed = any (?::text[]) and d.business_date <= ?
              and not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = d.delivery_id
                              and w.business_date <= ?)
            group by d.feed, c.freq
            """;

    private static final String REFUSED = """
            select d.feed, d.delivery_id, d.outcome, d.business_date
            from delivery d
            where d.feed = any (?::text[]) and d.outcome in ('refused', 'failed') and d.business_date between ? and ?
              and not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = d.delivery_id
                              and w.business_date <= ?)
            order by d.delivery_id
            """;

    private static final String WAITING = """
            select distinct u.feed, u.delivery_id, c.freq, c.time_period
            from unconfirmed u
            join delivery d using (delivery_id)
            join unconfirmed_coverage c using (delivery_id)
            left join delivery s on s.delivery_id = u.settled_by
            where u.feed = any (?::text[]) and d.business_date <= ? and c.time_period between ? and ?
              and (u.settled_by is null or s.business_date > ?)
            order by u.delivery_id
            """;

    /** Nothing could come in time before the warehouse began. */
    private static final String BEGAN = "select business_date as began from delivery order by 1 limit 1";

    private final DataSource warehouse;
    private final Contracts contracts;
    private final Catalogue catalogue;

    /** Asks {@code warehouse} about the feeds of {@code contracts}, by the days and regions of {@code catalogue}. */
    public FeedCalendar(DataSource warehouse, Contracts contracts, Catalogue catalogue) {
        this.warehouse = warehouse;
        this.contracts = contracts;
        this.catalogue = catalogue;
    }

    /**
     * A feed and its periods.
     *
     * @param contract what it promises
     * @param first the first period that it ever brought; null where it has brought none
     * @param entries its periods, the earliest first; for a feed that brings days, the months
     */
    public record Row(Contract contract, TimePeriod first, List<CalendarEntry> entries) {
        public Row {
            Objects.requireNonNull(contract, "contract");
            entries = List.copyOf(entries);
        }
    }

    /**
     * The periods of all feeds that begin or end between {@code from} and {@code to}, as known on {@code day}, in the
     * order of the contracts. Later deliveries, withdrawals and confirmations are left out.
     *
     * @param from the first day of a month
     * @param to the last day of a month
     */
    public List<Row> between(LocalDate from, LocalDate to, LocalDate day) {
        Map<String, ReadPeriods> read = new HashMap<>();
        contracts.feeds().forEach(feed -> read.put(feed, new ReadPeriods()));
        LocalDate began = Transactions.read(warehouse, connection -> {
            read(connection, read, from, to, day);
            return Sql.first(connection, BEGAN, row -> row.getObject("began", LocalDate.class))
                    .orElse(day);
        });
        List<Row> rows = new ArrayList<>();
        for (ContractVersion version : contracts.all()) {
            Contract contract = version.contract();
            PeriodJudge judge =
                    new PeriodJudge(contract, catalogue, new PeriodJudge.Days(began, day), read.get(contract.feed()));
            rows.add(new Row(contract, judge.first(), judge.between(from, to)));
        }
        return rows;
    }

    private void read(Connection connection, Map<String, ReadPeriods> all, LocalDate from, LocalDate to, LocalDate day)
            throws SQLException {
        Object feeds = Sql.texts(contracts.feeds());
        // A year earlier, for the period that the first one is compared with.
        LocalDate since = from.minusYears(1).withDayOfYear(1);
        Sql.each(
                connection,
                BROUGHT,
                row -> all.get(row.getString("feed")).brought.add(brought(row)),
                day,
                feeds,
                day,
                since,
                to);
        Sql.each(
                connection,
                FIRST,
                row -> all.get(row.getString("feed"))
                        .first
                        .add(new ReadPeriods.First(period(row), row.getObject("came_on", LocalDate.class))),
                feeds,
                day,
                day);
        Sql.each(
                connection,
                REFUSED,
                row -> all.get(row.getString("feed"))
                        .attempts
                        .add(new ReadPeriods.Attempt(
                                row.getLong("delivery_id"),
                                Outcome.of(row.getString("outcome")),
                                row.getObject("business_date", LocalDate.class))),
                feeds,
                since,
                day,
                day);
        Sql.each(
                connection,
                WAITING,
                row -> all.get(row.getString("feed"))
                        .waiting
                        .add(new ReadPeriods.Waiting(row.getLong("delivery_id"), period(row))),
                feeds,
                day,
                since,
                to,
                day);
    }

    private static ReadPeriods.Brought brought(ResultSet row) throws SQLException {
        return new ReadPeriods.Brought(
                row.getLong("delivery_id"),
                Outcome.of(row.getString("outcome")) == Outcome.TAKEN_IN_PART,
                row.getLong("rows_rejected"),
                row.getBoolean("history"),
                row.getObject("came_on", LocalDate.class),
                period(row),
                Set.of((String[]) row.getArray("region_ids").getArray()),
                row.getBoolean("is_last"),
                row.getBoolean("is_withdrawn"));
    }

    private static TimePeriod period(ResultSet row) throws SQLException {
        return Periods.of(row.getString("freq"), row.getObject("time_period", LocalDate.class));
    }
}
