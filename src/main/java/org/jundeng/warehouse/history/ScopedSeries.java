// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jundeng.warehouse.sql.Sql;

/**
 * Which series a question by bureau or feed can be about: those of which one of their lines ever held a figure. So
 * whoever asks for little reads little, however much others brought.
 */
final class ScopedSeries {

    /** Of whom the ledger knows more figures than these, looking for their series would take longer than it spares. */
    static final int MOST_FIGURES = 300_000;

    /** Where more series than these have the dimensions that are asked for, the next one is never far. */
    private static final int MOST_SERIES = 20_000;

    private static final String COUNTED = "select coalesce(sum(l.obs_new + l.obs_revised), 0) from delivery l where ";

    private static final String SERIES = """
            with held as materialized (
              select t.series_id
              from (select l.delivery_id from delivery l where {line} offset 0) y
              cross join lateral (
                (select series_id from observation where delivery_id = y.delivery_id offset 0)
                union all
                (select series_id from revision where delivery_id = y.delivery_id offset 0)) t
              limit {most})
            select series_id, count(*) as figures from held group by series_id
            """;

    private ScopedSeries() {}

    /** The series of the filter's bureaus and feeds; empty where it names none, or where they brought very much. */
    static Optional<List<Long>> of(Connection connection, FigureFilter filter) throws SQLException {
        if (filter.feeds() == null && filter.bureaus() == null) {
            return Optional.empty();
        }
        List<Object> arguments = new ArrayList<>();
        String line = filter.ofLine("l", arguments);
        if (Sql.number(connection, COUNTED + line, arguments.toArray()) > MOST_FIGURES) {
            return Optional.empty();
        }
        String sql = SERIES.replace("{line}", line).replace("{most}", String.valueOf(MOST_FIGURES + 1));
        List<Long> series = new ArrayList<>();
        long[] figures = new long[1];
        Sql.each(
                connection,
                sql,
                row -> {
                    series.add(row.getLong("series_id"));
                    figures[0] += row.getLong("figures");
                },
                arguments.toArray());
        return figures[0] > MOST_FIGURES ? Optional.empty() : Optional.of(series);
    }

    /** As {@link #of}; else those with the filter's dimensions, where they are few. Null means any. */
    static List<Long> orOfDimensions(Connection connection, FigureFilter filter) throws SQLException {
        Optional<List<Long>> scoped = of(connection, filter);
        if (scoped.isPresent() || filter.dimensions() == null) {
            return scoped.orElse(null);
        }
        List<Object> arguments = new ArrayList<>();
        String sql = "select s.series_id from series s where " + filter.ofDimensions(arguments) + " limit "
                + (MOST_SERIES + 1);
        List<Long> series = Sql.list(connection, sql, row -> row.getLong(1), arguments.toArray());
        return series.size() > MOST_SERIES ? null : series;
    }

    /** As {@link #of}; of whom that is too many, the series of the filter's indicators. Null means any. */
    static List<Long> orOfIndicators(Connection connection, FigureFilter filter) throws SQLException {
        Optional<List<Long>> scoped = of(connection, filter);
        if (scoped.isPresent() || filter.indicators() == null) {
            return scoped.orElse(null);
        }
        return Sql.list(
                connection,
                "select series_id from series where indicator = any (?::text[])",
                row -> row.getLong(1),
                Sql.texts(filter.indicators()));
    }
}
