// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jundeng.warehouse.history.FigureSelection.Kind;
import org.jundeng.warehouse.sql.Sql;

/** The indicators of the warehouse and the dimensions that split them, whatever the catalogue says of them by now. */
public final class StoredDimensions {

    private static final String NAMES = """
            select distinct s.indicator, k.name
            from series s cross join lateral jsonb_object_keys(s.dimensions) as k (name)
            where s.dimensions <> '{}'::jsonb
            """;

    private static final String INDICATORS =
            "select distinct s.indicator from unnest(?::bigint[]) n (series_id) join series s using (series_id)";

    private StoredDimensions() {}

    /** The names of the dimensions by the id of the indicator, of all indicators of which a figure was ever stored. */
    public static Map<String, Set<String>> byIndicator(Connection connection) throws SQLException {
        Map<String, Set<String>> names = new TreeMap<>();
        Observations.indicators(connection).forEach(each -> names.put(each, new TreeSet<>()));
        Sql.each(connection, NAMES, row -> names.computeIfAbsent(row.getString(1), each -> new TreeSet<>())
                .add(row.getString(2)));
        return names;
    }

    /**
     * The indicators of which these bureaus ever brought a figure; empty where they brought so many that finding them
     * would cost too much.
     */
    public static Optional<Set<String>> indicatorsOf(Connection connection, Set<String> bureaus) throws SQLException {
        FigureFilter theirs = new FigureFilter(null, null, null, null, null, List.copyOf(bureaus), null, Kind.REPORTED);
        Optional<List<Long>> series = ScopedSeries.of(connection, theirs);
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(Set.copyOf(Sql.column(connection, INDICATORS, Sql.numbers(series.get()))));
    }
}
