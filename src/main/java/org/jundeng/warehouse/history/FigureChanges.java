// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jundeng.warehouse.history.Observations.Row;
import org.jundeng.warehouse.sql.Sql;

/**
 * Which reported figures differ from what was known after an earlier ledger line, and which are gone. Each figure comes
 * once, as it is at the later point, in the order of the lines that made it so. A figure that changed and changed back
 * comes, too; one that came and went in between does not.
 */
public final class FigureChanges {

    private static final String CHANGES = Sql.resource(FigureChanges.class, "figure-changes.sql");
    private static final String KEYS = Sql.resource(FigureChanges.class, "changed-keys.sql");

    /**
     * So many keys are looked at in one query at most; where the filter leaves few of them, more are at once. After so
     * many, a page ends although it is not full.
     */
    private static final int MOST_KEYS = 20_000;

    private FigureChanges() {}

    /**
     * Between which two points.
     *
     * @param after the ledger line that the asker knows
     * @param upTo the last ledger line that counts
     */
    public record Span(long after, long upTo) {}

    /**
     * The place of a change in the list.
     *
     * @param line the ledger line that made it
     * @param seriesId the series
     * @param firstDay the first day of the period
     */
    public record Key(long line, long seriesId, LocalDate firstDay) {

        /** The place before all changes. */
        public static final Key BEGINNING = new Key(0, 0, LocalDate.of(1, 1, 1));
    }

    /**
     * A change.
     *
     * @param figure the figure as it is afterwards; of one that is gone, without value and status, and with the
     *     delivery that had brought it
     * @param isGone whether it is gone: withdrawn, or no longer of those that are asked for
     * @param line the ledger line that made it so
     */
    public record Change(Row figure, boolean isGone, long line) {}

    /**
     * Hands over changes behind {@code after}, at most as many as the page has, and returns the key behind which the
     * next page begins; empty where no more follow. Only reported figures are looked at, whatever the filter's kind
     * says.
     */
    public static Optional<Key> page(
            Connection connection, FigureFilter filter, Span span, Page page, Consumer<Change> to) throws SQLException {
        Sql.execute(connection, "set local jit = off");
        List<Long> series = ScopedSeries.orOfIndicators(connection, filter);
        Taking taking = new Taking(page.most(), to, new ArrayList<>());
        Key behind = page.after();
        long looked = 0;
        for (int many = page.most() + 1; ; many = Math.max(many, Math.min(4 * many, MOST_KEYS))) {
            List<Key> some = keys(connection, span, behind, new Picking(series, many));
            if (!some.isEmpty()) {
                read(connection, filter, span, new Some(some, taking));
            }
            if (taking.keys.size() > page.most()) {
                return Optional.of(taking.keys.get(page.most() - 1));
            }
            if (some.size() < many) {
                return Optional.empty();
            }
            behind = some.get(some.size() - 1);
            looked += some.size();
            if (looked >= MOST_KEYS) {
                return Optional.of(behind);
            }
        }
    }

    /** Hands over as many changes as a page has, and keeps all their keys. */
    private record Taking(int most, Consumer<Change> to, List<Key> keys) {
        void take(ResultSet row) throws SQLException {
            Key key = key(row);
            if (keys.size() < most) {
                to.accept(new Change(Observations.row(row), row.getBoolean("is_gone"), key.line()));
            }
            keys.add(key);
        }
    }

    /** The first {@code many} keys, of some series only; null means any. */
    private record Picking(List<Long> series, int many) {}

    /** Some of the keys, in their order. */
    private record Some(List<Key> keys, Taking taking) {}

    private static List<Key> keys(Connection connection, Span span, Key behind, Picking picking) throws SQLException {
        String narrow = picking.series() == null ? "true" : "o.series_id in (select series_id from narrowed)";
        return Sql.list(
                connection,
                KEYS.replace("{most}", String.valueOf(picking.many())).replace("{narrow}", narrow),
                FigureChanges::key,
                span.after(),
                span.upTo(),
                behind.line(),
                behind.seriesId(),
                behind.firstDay(),
                Sql.numbers(picking.series() == null ? List.of() : picking.series()));
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                row.getLong("changed_by"), row.getLong("series_id"), row.getObject("time_period", LocalDate.class));
    }

    private static void read(Connection connection, FigureFilter filter, Span span, Some some) throws SQLException {
        List<Object> arguments = new ArrayList<>();
        arguments.add(span.after());
        arguments.add(span.upTo());
        arguments.add(filter.from());
        arguments.add(filter.to());
        arguments.add(Sql.numbers(some.keys().stream().map(Key::line).toList()));
        arguments.add(Sql.numbers(some.keys().stream().map(Key::seriesId).toList()));
        arguments.add(Sql.days(some.keys().stream().map(Key::firstDay).toList()));
        String series = filter.ofSeries(arguments);
        String now = filter.ofLine("n", arguments);
        String before = filter.ofLine("b", arguments);
        String sql = CHANGES.replace("{series}", series).replace("{now}", now).replace("{before}", before);
        Sql.each(connection, sql, some.taking()::take, arguments.toArray());
    }

    /**
     * Which part of the list.
     *
     * @param after the key of the last change of the page before; {@link Key#BEGINNING} for the first page
     * @param most how many changes it has at most
     */
    public record Page(Key after, int most) {}
}
