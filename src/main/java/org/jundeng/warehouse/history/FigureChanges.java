// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
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
     * Hands over the first {@code most} changes behind {@code after}, and returns the key of the last one where more
     * follow. Only reported figures are looked at, whatever the filter's kind says.
     */
    public static Optional<Key> page(
            Connection connection, FigureFilter filter, Span span, Page page, Consumer<Change> to) throws SQLException {
        Sql.execute(connection, "set local jit = off");
        List<Object> arguments = new ArrayList<>();
        arguments.add(span.after());
        arguments.add(span.upTo());
        arguments.add(page.after().line());
        arguments.add(page.after().seriesId());
        arguments.add(page.after().firstDay());
        arguments.add(filter.from());
        arguments.add(filter.to());
        String now = filter.ofLine("n", arguments);
        String series = filter.ofSeries(arguments);
        String before = filter.ofLine("b", arguments);
        arguments.add(page.most() + 1);
        String sql = CHANGES.replace("{series}", series).replace("{now}", now).replace("{before}", before);
        List<Key> keys = new ArrayList<>();
        Sql.each(
                connection,
                sql,
                row -> {
                    if (keys.size() < page.most()) {
                        boolean gone = row.getBoolean("is_gone");
                        to.accept(new Change(Observations.row(row), gone, row.getLong("changed_by")));
                    }
                    keys.add(new Key(
                            row.getLong("changed_by"),
                            row.getLong("series_id"),
                            row.getObject("time_period", LocalDate.class)));
                },
                arguments.toArray());
        return keys.size() > page.most() ? Optional.of(keys.get(page.most() - 1)) : Optional.empty();
    }

    /**
     * Which part of the list.
     *
     * @param after the key of the last change of the page before; {@link Key#BEGINNING} for the first page
     * @param most how many changes it has at most
     */
    public record Page(Key after, int most) {}
}
