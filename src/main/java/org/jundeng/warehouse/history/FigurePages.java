// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.FigureSelection.Kind;
import org.jundeng.warehouse.history.Observations.Row;
import org.jundeng.warehouse.sql.Sql;

/**
 * Figures page by page, in the order of {@link FigureSelection.Order#BY_CODE}. A page begins behind a key, so its cost
 * does not grow with what came before it, and it is read from what was known at a point: what arrives meanwhile neither
 * shifts nor changes it.
 */
public final class FigurePages {

    private static final String PAGE = Sql.resource(FigurePages.class, "figure-page.sql");

    /** So many indicators are looked at in one query; more of them where they do not fill a page. */
    private static final int INDICATORS_AT_FIRST = 4;

    private static final int MOST_INDICATORS = 4096;

    /** One look into the index for each indicator, however many series it has. */
    private static final String INDICATORS = """
            with recursive next as (
              (select indicator from series where indicator %s ? order by indicator limit 1)
              union all
              select (select s.indicator from series s where s.indicator > n.indicator order by s.indicator limit 1)
              from next n where n.indicator is not null)
            select indicator from next where indicator is not null limit ?
            """;

    private static final String INDICATORS_OF = """
            select distinct s.indicator
            from unnest(?::bigint[]) n (series_id) join series s using (series_id)
            cross join (select ?::text as seen, ?::text[] as wanted) a
            where s.indicator %s a.seen and (a.wanted is null or s.indicator = any (a.wanted))
            order by s.indicator limit ?
            """;

    /** What was reported by line N: as it stands, where no later line set it, and else what a later line replaced. */
    private static final String REPORTED_BY = """
            select o.time_period, o.obs_value, o.obs_status, o.delivery_id, null::text as method
            from observation o
            where o.series_id = p.series_id and o.time_period >= p.first and o.time_period < p.until
              and greatest(o.delivery_id, coalesce((
                    select max(r.replaced_by) from revision r
                    where r.series_id = o.series_id and r.time_period = o.time_period), 0)) <= %1$d
            union all
            select r.time_period, r.obs_value, r.obs_status, r.delivery_id, null
            from revision r
            where r.series_id = p.series_id and r.time_period >= p.first and r.time_period < p.until
              and r.known_since <= %1$d and r.replaced_by > %1$d
            """;

    private static final String REPORTED_NOW = """
            select o.time_period, o.obs_value, o.obs_status, o.delivery_id, null::text as method
            from observation o
            where o.series_id = p.series_id and o.time_period >= p.first and o.time_period < p.until
            """;
    /** As in view figure: a derived value stands where none was reported, and where it outranks the reported one. */
    private static final String WITHOUT_DERIVED = """
            select o.* from (%s offset 0) o
            where not exists (select from derived d
                              where d.series_id = p.series_id and d.time_period = o.time_period
                                and (d.outranks or o.obs_value is null))
            """;

    private static final String DERIVED = """
            select d.time_period, d.obs_value, 'A'::char(1) as obs_status, d.delivery_id, d.method
            from derived d
            where d.series_id = p.series_id and d.time_period >= p.first and d.time_period < p.until
              and (d.outranks or not exists (
                    select from (%s offset 0) o where o.time_period = d.time_period and o.obs_value is not null))
            """;

    /** A region without a code comes behind all others. */
    private static final String PLACE =
            "s.indicator, c.code is null, coalesce(c.code, ''), s.region_id, s.dimensions::text, s.freq::text";

    private static final String KEY = "?::text, ?::boolean, ?::text, ?::text, ?::text, ?::text";

    private FigurePages() {}

    /**
     * The place of a figure in the list.
     *
     * @param indicator the indicator's id
     * @param refArea the code of its region in the period; null where there is none
     * @param regionId the region's id
     * @param dimensions its dimensions, as the warehouse writes them
     * @param freq the frequency
     * @param firstDay the first day of its period
     */
    public record Key(
            String indicator, String refArea, String regionId, String dimensions, String freq, LocalDate firstDay) {

        /** The place of {@code row}. */
        static Key of(Row row) {
            LocalDate firstDay =
                    TimePeriod.parse(row.timePeriod()).orElseThrow().firstDay();
            return new Key(row.indicator(), row.refArea(), row.regionId(), row.dimensions(), row.freq(), firstDay);
        }
    }

    /**
     * Hands over the first {@code most} figures behind {@code after}, and returns the key of the last one where more
     * follow. The caller's transaction must see the warehouse at one instant.
     *
     * @param known the point from which to read; where derived figures are asked for, their state must still be that
     *     one
     */
    public static Optional<Key> page(
            Connection connection, FigureFilter filter, KnownPoint known, Page page, Consumer<Row> to)
            throws SQLException {
        Sql.execute(connection, "set local jit = off");
        KnownPoint now = KnownPoint.now(connection);
        if (filter.kind() != Kind.REPORTED && !now.derivation().equals(known.derivation())) {
            throw new IllegalArgumentException("the derived figures are not those of " + known);
        }
        String figures = figures(filter.kind(), now.ledgerNumber() <= known.ledgerNumber() ? null : known);
        Taking taking = new Taking(page.most(), to);
        List<Long> series = ScopedSeries.of(connection, filter).orElse(null);
        String seen = page.after() == null ? "" : page.after().indicator();
        boolean includingSeen = true;
        for (int many = INDICATORS_AT_FIRST; ; many = Math.min(2 * many, MOST_INDICATORS)) {
            List<String> some =
                    indicators(connection, filter, series, new Next(includingSeen ? ">=" : ">", seen, many));
            if (!some.isEmpty()) {
                read(connection, filter, figures, new Some(some, series, page.after(), taking));
            }
            if (taking.hasMore || some.size() < many) {
                return taking.hasMore ? Optional.of(Key.of(taking.last)) : Optional.empty();
            }
            seen = some.get(some.size() - 1);
            includingSeen = false;
        }
    }

    /**
     * Which part of the list.
     *
     * @param after the key of the last figure of the page before; null for the first page
     * @param most how many figures it has at most
     */
    public record Page(Key after, int most) {}

    /** Some of the indicators, in their order, and of them some series only; null means any. */
    private record Some(List<String> indicators, List<Long> series, Key after, Taking taking) {}

    /** So many indicators behind one, or from it on. */
    private record Next(String side, String seen, int many) {}

    /** Hands over as many rows as a page has, and notes whether there is one more. */
    private static final class Taking {
        private final Consumer<Row> to;
        private int left;
        private Row last;
        private boolean hasMore;

        Taking(int most, Consumer<Row> to) {
            this.left = most;
            this.to = to;
        }

        void take(Row row) {
            if (left == 0) {
                hasMore = true;
                return;
            }
            to.accept(row);
            last = row;
            left--;
        }
    }

    private static List<String> indicators(Connection connection, FigureFilter filter, List<Long> series, Next next)
            throws SQLException {
        if (series != null) {
            List<Object> arguments = new ArrayList<>();
            arguments.add(Sql.numbers(series));
            arguments.add(next.seen());
            arguments.add(filter.indicators() == null ? null : Sql.texts(filter.indicators()));
            arguments.add(next.many());
            return Sql.column(connection, String.format(Locale.ROOT, INDICATORS_OF, next.side()), arguments.toArray());
        }
        if (filter.indicators() == null) {
            return Sql.column(
                    connection, String.format(Locale.ROOT, INDICATORS, next.side()), next.seen(), next.many());
        }
        return Sql.column(
                connection,
                "select i from (select distinct unnest(?::text[]) as i) a where i " + next.side()
                        + " ? order by i limit ?",
                Sql.texts(filter.indicators()),
                next.seen(),
                next.many());
    }

    private static String figures(Kind kind, KnownPoint earlier) {
        String reported =
                earlier == null ? REPORTED_NOW : String.format(Locale.ROOT, REPORTED_BY, earlier.ledgerNumber());
        return switch (kind) {
            case REPORTED -> reported;
            case DERIVED -> String.format(Locale.ROOT, DERIVED, reported);
            case ALL ->
                String.format(Locale.ROOT, WITHOUT_DERIVED, reported)
                        + "union all "
                        + String.format(Locale.ROOT, DERIVED, reported);
        };
    }

    private static void read(Connection connection, FigureFilter filter, String figures, Some some)
            throws SQLException {
        List<Object> arguments = new ArrayList<>();
        Key after = some.after();
        arguments.add(filter.from());
        arguments.add(filter.to());
        String same = after == null ? "false" : "(" + PLACE + ") = (" + KEY + ")";
        if (after != null) {
            addKey(after, arguments);
            arguments.add(after.firstDay());
        } else {
            arguments.add(null);
        }
        arguments.add(Sql.texts(some.indicators()));
        String condition = filter.ofSeries(arguments);
        if (some.series() != null) {
            condition += " and s.series_id = any (?::bigint[])";
            arguments.add(Sql.numbers(some.series()));
        }
        if (after != null) {
            condition += " and (" + PLACE + ") >= (" + KEY + ")";
            addKey(after, arguments);
        }
        String line = filter.ofLine("l", arguments);
        arguments.add(some.taking().left + 1);
        String sql = PAGE.replace("{same}", same)
                .replace("{condition}", condition)
                .replace("{figures}", figures)
                .replace("{line}", line);
        Sql.each(connection, sql, row -> some.taking().take(Observations.row(row)), arguments.toArray());
    }

    private static void addKey(Key key, List<Object> arguments) {
        arguments.add(key.indicator());
        arguments.add(key.refArea() == null);
        arguments.add(key.refArea() == null ? "" : key.refArea());
        arguments.add(key.regionId());
        arguments.add(key.dimensions());
        arguments.add(key.freq());
    }
}
