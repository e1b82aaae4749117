// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jundeng.warehouse.sql.Sql;

/**
 * The keys of what ledger lines brought, replaced or gave back, in the order of {@link FigureChanges}. Those of most
 * lines are read by their lines. A line of very many figures would be read whole for each page: its keys are sought
 * among all, a stretch at a time.
 *
 * @param after the ledger line behind which they are
 * @param upTo the last ledger line that counts
 * @param series of some series only; null for any
 * @param large so many figures are very many, and so many are looked at in a stretch at most
 */
record ChangedKeys(long after, long upTo, List<Long> series, int large) {

    private static final String OF_LINES = Sql.resource(ChangedKeys.class, "changed-keys.sql");
    private static final String OF_LARGE = Sql.resource(ChangedKeys.class, "changed-keys-of-large.sql");

    /** A withdrawal, release or replay has as much to do with as the line that it concerns. */
    private static final String LARGE = """
            select d.delivery_id
            from delivery d left join delivery c on c.delivery_id = d.concerns
            where d.delivery_id > ? and d.delivery_id <= ? and d.delivery_id >= ?
              and greatest(d.obs_new + d.obs_revised, c.obs_new + c.obs_revised) > ?
            order by d.delivery_id limit 1
            """;

    private static final String STRETCH = """
            with asked as materialized (select ?::bigint as series_id, ?::date as time_period)
            select t.series_id, t.time_period
            from asked a
            cross join lateral (
              (select o.series_id, o.time_period from observation o
               where (o.series_id, o.time_period) > (a.series_id, a.time_period)
               order by o.series_id, o.time_period offset {before} limit 1)
              union all
              (select r.series_id, r.time_period from revision r
               where (r.series_id, r.time_period) > (a.series_id, a.time_period)
               order by r.series_id, r.time_period offset {before} limit 1)) t
            order by t.series_id, t.time_period limit 1
            """;

    /** So many times as many keys as are wanted are looked at in a stretch. */
    private static final int WIDE = 4;

    private static final ChangeKey END = new ChangeKey(0, Long.MAX_VALUE, LocalDate.of(9999, 12, 31));

    /**
     * Some of the keys, in their order.
     *
     * @param keys the keys
     * @param end behind which to go on; null where there are no more
     * @param looked how many were looked at
     */
    record Some(List<ChangeKey> keys, ChangeKey end, int looked) {}

    /** The first {@code most} keys behind one, or fewer where that takes long. */
    Some next(Connection connection, ChangeKey behind, int most) throws SQLException {
        Optional<Long> next = Sql.first(connection, LARGE, row -> row.getLong(1), after, upTo, behind.line(), large);
        if (next.isPresent() && next.get() == behind.line()) {
            return ofLarge(connection, behind, most);
        }
        long last = next.isPresent() ? next.get() - 1 : upTo;
        List<ChangeKey> keys = Sql.list(
                connection,
                sql(OF_LINES, most),
                ChangeKey::of,
                after,
                last,
                behind.line(),
                behind.seriesId(),
                behind.firstDay(),
                Sql.numbers(series == null ? List.of() : series));
        ChangeKey end = keys.size() == most
                ? keys.get(most - 1)
                : next.map(ChangeKey::beginning).orElse(null);
        return new Some(keys, end, keys.size());
    }

    private Some ofLarge(Connection connection, ChangeKey behind, int most) throws SQLException {
        int wide = Math.min(WIDE * most, large);
        Optional<ChangeKey> stretch = Sql.first(
                connection,
                STRETCH.replace("{before}", String.valueOf(wide - 1)),
                row -> new ChangeKey(behind.line(), row.getLong(1), row.getObject(2, LocalDate.class)),
                behind.seriesId(),
                behind.firstDay());
        ChangeKey last = stretch.orElse(END);
        List<ChangeKey> keys = Sql.list(
                connection,
                sql(OF_LARGE, most),
                ChangeKey::of,
                behind.line(),
                behind.seriesId(),
                behind.firstDay(),
                last.seriesId(),
                last.firstDay(),
                Sql.numbers(series == null ? List.of() : series));
        if (keys.size() == most) {
            return new Some(keys, keys.get(most - 1), wide);
        }
        ChangeKey line = behind.line() < upTo ? ChangeKey.beginning(behind.line() + 1) : null;
        return new Some(keys, stretch.orElse(line), wide);
    }

    private String sql(String template, int most) {
        String narrow = series == null ? "true" : "o.series_id in (select series_id from narrowed)";
        return template.replace("{most}", String.valueOf(most)).replace("{narrow}", narrow);
    }
}
