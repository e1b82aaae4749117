// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private FigureChanges() {}

    /**
     * Between which two points.
     *
     * @param after the ledger line that the asker knows
     * @param upTo the last ledger line that counts
     */
    public record Span(long after, long upTo) {}

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
    public static Optional<ChangeKey> page(
            Connection connection, FigureFilter filter, Span span, Page page, Consumer<Change> to) throws SQLException {
        Sql.execute(connection, "set local jit = off");
        List<Long> series = ScopedSeries.orOfIndicators(connection, filter);
        ChangedKeys changed = new ChangedKeys(span.after(), span.upTo(), series, page.mostLooks());
        Taking taking = new Taking(page.most(), to, new ArrayList<>());
        ChangeKey behind = page.after();
        long looked = 0;
        for (int many = page.most() + 1; ; many = Math.max(many, Math.min(4 * many, page.mostLooks()))) {
            ChangedKeys.Some some = changed.next(connection, behind, many);
            if (!some.keys().isEmpty()) {
                read(connection, filter, span, new Some(some.keys(), taking));
            }
            if (taking.keys.size() > page.most()) {
                return Optional.of(taking.keys.get(page.most() - 1));
            }
            behind = some.end();
            looked += some.looked();
            if (behind == null || looked >= page.mostLooks()) {
                return Optional.ofNullable(behind);
            }
        }
    }

    /** Hands over as many changes as a page has, and keeps all their keys. */
    private record Taking(int most, Consumer<Change> to, List<ChangeKey> keys) {
        void take(ResultSet row) throws SQLException {
            ChangeKey key = ChangeKey.of(row);
            if (keys.size() < most) {
                to.accept(new Change(Observations.row(row), row.getBoolean("is_gone"), key.line()));
            }
            keys.add(key);
        }
    }

    /** Some of the keys, in their order. */
    private record Some(List<ChangeKey> keys, Taking taking) {}

    private static void read(Connection connection, FigureFilter filter, Span span, Some some) throws SQLException {
        List<Object> arguments = new ArrayList<>();
        arguments.add(span.after());
        arguments.add(span.upTo());
        arguments.add(filter.from());
        arguments.add(filter.to());
        arguments.add(Sql.numbers(some.keys().stream().map(ChangeKey::line).toList()));
        arguments.add(Sql.numbers(some.keys().stream().map(ChangeKey::seriesId).toList()));
        arguments.add(Sql.days(some.keys().stream().map(ChangeKey::firstDay).toList()));
        String series = filter.ofSeries(arguments);
        String now = filter.ofLine("n", arguments);
        String before = filter.ofLine("b", arguments);
        String sql = CHANGES.replace("{series}", series).replace("{now}", now).replace("{before}", before);
        Sql.each(connection, sql, some.taking()::take, arguments.toArray());
    }

    /**
     * Which part of the list.
     *
     * @param after the key behind which it begins; {@link ChangeKey#BEGINNING} for the first page
     * @param most how many changes it has at most
     * @param mostLooks how many keys are looked at, about, before it ends although it is not full
     */
    public record Page(ChangeKey after, int most, int mostLooks) {

        private static final int USUAL_LOOKS = 20_000;

        /** With the usual patience. */
        public Page(ChangeKey after, int most) {
            this(after, most, USUAL_LOOKS);
        }
    }
}
