// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jundeng.warehouse.sql.Sql;

/** The dimensions by which figures are split in the warehouse, whatever the catalogue says of them by now. */
public final class StoredDimensions {

    private static final String NAMES = """
            select distinct s.indicator, k.name
            from series s cross join lateral jsonb_object_keys(s.dimensions) as k (name)
            where s.dimensions <> '{}'::jsonb
            """;

    private StoredDimensions() {}

    /** The names of the dimensions by the id of the indicator, of all indicators of which a figure was ever stored. */
    public static Map<String, Set<String>> byIndicator(Connection connection) throws SQLException {
        Map<String, Set<String>> names = new TreeMap<>();
        Observations.indicators(connection).forEach(each -> names.put(each, new TreeSet<>()));
        Sql.each(connection, NAMES, row -> names.computeIfAbsent(row.getString(1), each -> new TreeSet<>())
                .add(row.getString(2)));
        return names;
    }
}
