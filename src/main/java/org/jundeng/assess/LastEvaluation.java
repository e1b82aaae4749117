// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jundeng.warehouse.sql.Sql;

/** Records up to which ledger line everything has been evaluated, and finds the changes since. */
public final class LastEvaluation {

    private static final String HAS_NEWS = """
            select from evaluation
            where last_line < (select coalesce(max(delivery_id), 0) from delivery)
               or exists (select from episode_event where event_id > last_event and event = 'handed')
            """;

    private static final String INDICATORS = """
            select distinct s.indicator
            from (select o.series_id from observation o where o.delivery_id > ?
                  union
                  select r.series_id from revision r where r.replaced_by > ?) t
            cross join lateral (select k.indicator from series k where k.series_id = t.series_id offset 0) s
            """;

    private static final String FEEDS = """
            select distinct coalesce(d.feed, c.feed)
            from delivery d
            left join delivery c on c.delivery_id = d.concerns
            where d.delivery_id > ? and coalesce(d.feed, c.feed) is not null
            """;

    private LastEvaluation() {}

    /**
     * The changes since the last evaluation.
     *
     * @param indicators the indicators with a figure that was added, changed or removed
     * @param feeds the feeds with a new or withdrawn delivery
     */
    public record Changes(Set<String> indicators, Set<String> feeds) {
        public Changes {
            indicators = Set.copyOf(indicators);
            feeds = Set.copyOf(feeds);
        }
    }

    /**
     * How far evaluation has come.
     *
     * @param line the last ledger line that was evaluated; 0 where none was
     * @param night the business date of the last complete evaluation; null where there was none
     */
    public record Point(long line, LocalDate night) {}

    /** How far evaluation has come. */
    public static Point point(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "select last_line, last_full from evaluation",
                        row -> new Point(row.getLong(1), row.getObject(2, LocalDate.class)))
                .orElse(new Point(0, null));
    }

    /** Whether the ledger has lines that no evaluation has seen, or an episode was handed to somebody since. */
    public static boolean hasNews(Connection connection) throws SQLException {
        return Sql.any(connection, HAS_NEWS);
    }

    /**
     * The changes since the last evaluation, including the figures in {@code derived}. The last evaluated line is bound
     * as a number and not joined; with a join, the planner expects a third of all observations to be new and reads them
     * all.
     */
    public static Changes since(Connection connection, List<Derivation.Change> derived) throws SQLException {
        long seen = Sql.number(connection, "select coalesce(max(last_line), 0) from evaluation");
        Set<String> indicators = new HashSet<>(Sql.column(connection, INDICATORS, seen, seen));
        derived.forEach(change -> indicators.add(change.indicator()));
        return new Changes(indicators, new HashSet<>(Sql.column(connection, FEEDS, seen)));
    }

    /**
     * Records that everything up to a ledger line has been evaluated.
     *
     * @param night the business date of a complete evaluation; null where only the changes were evaluated
     */
    public static void note(Connection connection, long lastLine, LocalDate night) throws SQLException {
        Sql.run(connection, "update evaluation set last_line = ?, last_full = coalesce(?, last_full)", lastLine, night);
    }
}
