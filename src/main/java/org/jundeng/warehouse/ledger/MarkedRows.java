// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.finding.RowRanges;
import org.jundeng.warehouse.sql.Sql;

/**
 * What rows say by their marks: which row of an earlier line each mends that was taken, and for which one each waits
 * that was rejected again. A copy of a copy names the row of the line before it, so a row is known by the first in its
 * chain.
 */
final class MarkedRows {

    private static final String MENDED = Sql.resource(MarkedRows.class, "mended.sql");
    private static final String STILL_WRONG = Sql.resource(MarkedRows.class, "still-wrong.sql");

    private final Map<Long, Long> origins;
    private final Map<Row, Row> standsFor = new HashMap<>();
    private final Map<Mended, Long> newest = new HashMap<>();

    private MarkedRows(Map<Long, Long> origins) {
        this.origins = origins;
    }

    private record Row(long line, long no) {}

    private record Mended(Row row, String feed) {}

    private record Mending(long of, Set<Long> rows, long by, String feed) {

        static Mending of(ResultSet row) throws SQLException {
            String[] said = (String[]) row.getArray("arguments").getArray();
            return new Mending(
                    Long.parseLong(said[0]), RowRanges.of(said[1]), row.getLong("delivery_id"), row.getString("feed"));
        }
    }

    private record StillWrong(long line, long earlier, String pairs) {

        static StillWrong of(ResultSet row) throws SQLException {
            return new StillWrong(row.getLong("delivery_id"), row.getLong("earlier"), row.getString("pairs"));
        }
    }

    /**
     * The marks that matter for some lines.
     *
     * @param origins the takings of the lines, each with the first of the same bytes
     */
    static MarkedRows of(Connection connection, Map<Long, Long> origins) throws SQLException {
        MarkedRows marks = new MarkedRows(origins);
        List<Mending> mendings = Sql.list(connection, MENDED, Mending::of);
        Set<Long> lines = new HashSet<>(origins.keySet());
        mendings.forEach(mending -> lines.add(mending.of()));
        marks.follow(connection, lines);
        for (Mending mending : mendings) {
            for (long row : mending.rows()) {
                Row first = marks.first(mending.of(), row);
                marks.newest.merge(new Mended(first, mending.feed()), mending.by(), Math::max);
            }
        }
        return marks;
    }

    /** An earlier line has a smaller number, so this ends. */
    private void follow(Connection connection, Collection<Long> lines) throws SQLException {
        Set<Long> known = new HashSet<>(lines);
        Collection<Long> next = lines;
        while (!next.isEmpty()) {
            List<Long> following = new ArrayList<>();
            for (StillWrong each : Sql.list(connection, STILL_WRONG, StillWrong::of, Sql.numbers(next))) {
                for (String pair : each.pairs().split(",")) {
                    int colon = pair.indexOf(':');
                    standsFor.put(
                            new Row(each.line(), Long.parseLong(pair.substring(0, colon))),
                            new Row(each.earlier(), Long.parseLong(pair.substring(colon + 1))));
                }
                if (known.add(each.earlier())) {
                    following.add(each.earlier());
                }
            }
            next = following;
        }
    }

    private Row first(long line, long no) {
        Row row = new Row(line, no);
        for (Row earlier = standsFor.get(row); earlier != null; earlier = standsFor.get(row)) {
            row = earlier;
        }
        return new Row(origins.getOrDefault(row.line(), row.line()), row.no());
    }

    /**
     * Whether a line of a feed that came after {@code origin}, the first taking of the bytes of {@code line}, mends a
     * row of it.
     */
    boolean isMended(long line, long no, String feed, long origin) {
        return newest.getOrDefault(new Mended(first(line, no), feed), 0L) > origin;
    }
}
