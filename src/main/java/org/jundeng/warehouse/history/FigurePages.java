// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jundeng.warehouse.history.FigureSelection.Kind;
import org.jundeng.warehouse.history.Observations.Row;
import org.jundeng.warehouse.sql.Sql;

/**
 * Figures page by page, in the order of {@link FigureSelection.Order#BY_CODE}. A page begins behind a key, so its cost
 * does not grow with what came before it, and it is read from what was known at a point: what arrives meanwhile neither
 * shifts nor changes it. Where very many series in a row have no figure that fits, a page ends before it is full, so
 * that its cost does not grow with them either.
 */
public final class FigurePages {

    private static final String PAGE = Sql.resource(FigurePages.class, "figure-page.sql");

    /** So many indicators are looked at in one query; more of them where they do not fill a page. */
    private static final int INDICATORS_AT_FIRST = 4;

    private static final int MOST_INDICATORS = 32;

    /** So many series are looked at in one query; more of them where they do not fill a page. */
    private static final int SERIES_AT_FIRST = 64;

    private static final int MOST_SERIES = 1024;

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

    private FigurePages() {}

    /**
     * Hands over figures behind {@code after}, at most as many as the page has, and returns the key behind which the
     * next page begins; empty where no more follow. The caller's transaction must see the warehouse at one instant.
     *
     * @param known the point from which to read; where derived figures are asked for, their state must still be that
     *     one
     */
    public static Optional<ListedPlace> page(
            Connection connection, FigureFilter filter, KnownPoint known, Page page, Consumer<Row> to)
            throws SQLException {
        Sql.execute(connection, "set local jit = off");
        KnownPoint now = KnownPoint.now(connection);
        if (filter.kind() != Kind.REPORTED && !now.derivation().equals(known.derivation())) {
            throw new IllegalArgumentException("the derived figures are not those of " + known);
        }
        String figures = figures(filter.kind(), now.ledgerNumber() <= known.ledgerNumber() ? null : known);
        List<Long> series = ScopedSeries.orOfDimensions(connection, filter);
        Taking taking = new Taking(new Asked(filter, figures, new SeriesPlaces(filter, series)), page, to);
        ListedPlace after = page.after();
        boolean isBehind = after != null && after.regionId() == null;
        String seen = after == null ? "" : after.indicator();
        String side = isBehind ? ">" : ">=";
        ListedPlace from = isBehind ? null : after;
        for (int many = INDICATORS_AT_FIRST; ; many = Math.min(2 * many, MOST_INDICATORS)) {
            List<String> some = indicators(connection, filter, series, new Next(side, seen, many));
            Optional<ListedPlace> next = some.isEmpty() ? Optional.empty() : taking.take(connection, some, from);
            if (next.isPresent() || some.size() < many) {
                return next;
            }
            seen = some.get(some.size() - 1);
            if (taking.isEnough(some.size())) {
                return Optional.of(ListedPlace.behind(seen));
            }
            side = ">";
            from = null;
        }
    }

    /**
     * Which part of the list.
     *
     * @param after the key behind which it begins; null for the first page
     * @param most how many figures it has at most
     * @param mostLooks how many series and indicators are looked at, about, before it ends although it is not full
     */
    public record Page(ListedPlace after, int most, int mostLooks) {

        private static final int LEAST_LOOKS = 1_000;

        /** With as many looks as it has figures, and more of them where these are few. */
        public Page(ListedPlace after, int most) {
            this(after, most, Math.max(LEAST_LOOKS, most));
        }
    }

    /** What is asked for. */
    private record Asked(FigureFilter filter, String figures, SeriesPlaces places) {}

    /** So many indicators behind one, or from it on. */
    private record Next(String side, String seen, int many) {}

    /** Hands over as many rows as a page has, and notes whether there is one more. */
    private static final class Taking {
        private final Asked asked;
        private final Page page;
        private final Consumer<Row> to;
        private int left;
        private int looked;
        private Row last;
        private boolean hasMore;

        Taking(Asked asked, Page page, Consumer<Row> to) {
            this.asked = asked;
            this.page = page;
            this.to = to;
            this.left = page.most();
        }

        /** Whether that is enough for one page, when so many more have been looked at. */
        boolean isEnough(int more) {
            looked += more;
            return looked >= page.mostLooks();
        }

        /** Takes the figures of some indicators, and returns where the next page begins; empty where it is not full. */
        Optional<ListedPlace> take(Connection connection, List<String> indicators, ListedPlace begins)
                throws SQLException {
            ListedPlace from = begins;
            for (int many = Math.min(SERIES_AT_FIRST, page.mostLooks()); ; many = Math.min(4 * many, MOST_SERIES)) {
                List<SeriesPlaces.Found> found = asked.places().next(connection, indicators, from, many);
                read(connection, found.stream().filter(each -> !each.isEmpty()).toList());
                if (hasMore) {
                    return Optional.of(ListedPlace.of(last));
                }
                if (found.size() < many) {
                    looked += found.size();
                    return Optional.empty();
                }
                from = found.get(found.size() - 1).key();
                if (isEnough(found.size())) {
                    return Optional.of(from);
                }
            }
        }

        private void read(Connection connection, List<SeriesPlaces.Found> found) throws SQLException {
            if (found.isEmpty()) {
                return;
            }
            List<Object> arguments = new ArrayList<>();
            arguments.add(
                    Sql.numbers(found.stream().map(SeriesPlaces.Found::seriesId).toList()));
            arguments.add(texts(found, each -> each.key().refArea()));
            arguments.add(texts(found, SeriesPlaces.Found::begins));
            arguments.add(texts(found, SeriesPlaces.Found::until));
            String line = asked.filter().ofLine("l", arguments);
            arguments.add(left + 1);
            String sql = PAGE.replace("{figures}", asked.figures()).replace("{line}", line);
            Sql.each(connection, sql, row -> take(Observations.row(row)), arguments.toArray());
        }

        /** Some may be null. */
        private static Object texts(List<SeriesPlaces.Found> found, Function<SeriesPlaces.Found, String> text) {
            List<String> texts = new ArrayList<>();
            found.forEach(each -> texts.add(text.apply(each)));
            return Sql.texts(texts);
        }

        private void take(Row row) {
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
}
