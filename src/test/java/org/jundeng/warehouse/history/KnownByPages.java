// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jundeng.warehouse.history.Observations.Row;
import org.jundeng.warehouse.sql.Transactions;

/** Holds what is read page by page against what is read at once. */
public final class KnownByPages {

    private static final FigureFilter REPORTED =
            new FigureFilter(null, null, null, null, null, null, null, FigureSelection.Kind.REPORTED);

    /** Pages that end before they are full come together to the same list. */
    private static final int FEW_LOOKS = 4;

    private final DataSource warehouse;

    public KnownByPages(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /** Whatever somebody knew after some of {@code lines}, the changes since lead to what is known after the last. */
    public void lead(List<Long> lines) {
        if (lines.isEmpty()) {
            return;
        }
        long last = lines.get(lines.size() - 1);
        Map<String, String> known = byKey(atOnce(last));
        long middle = lines.get(lines.size() / 2);
        for (long line : new long[] {0, lines.get(0), middle, lines.get(Math.max(0, lines.size() - 2)), last}) {
            lead(line, last, known);
        }
        assertThat(byPages(middle, 2)).isEqualTo(atOnce(middle));
        assertThat(byPages(last, 3)).isEqualTo(atOnce(last));
        lead(lines.get(0), middle, byKey(atOnce(middle)));
        scoped(middle);
        scoped(last);
    }

    /** Whoever asks for one feed or bureau sees all of its figures and no others. */
    private void scoped(long line) {
        List<Row> all = atOnce(line);
        for (String feed : all.stream().map(Row::feed).distinct().toList()) {
            assertThat(byPages(of(List.of(feed), null), line, 2))
                    .isEqualTo(
                            all.stream().filter(row -> row.feed().equals(feed)).toList());
        }
        for (String bureau : all.stream().map(Row::bureau).distinct().toList()) {
            List<Row> its =
                    all.stream().filter(row -> row.bureau().equals(bureau)).toList();
            assertThat(byPages(of(null, List.of(bureau)), line, 2)).isEqualTo(its);
            Map<String, String> came = new TreeMap<>();
            changes(of(null, List.of(bureau)), 0, line, 2)
                    .forEach(change -> came.put(key(change.figure()), value(change.figure())));
            assertThat(came).isEqualTo(byKey(its));
        }
    }

    private static FigureFilter of(List<String> feeds, List<String> bureaus) {
        return new FigureFilter(null, null, null, null, feeds, bureaus, null, FigureSelection.Kind.REPORTED);
    }

    private void lead(long from, long to, Map<String, String> known) {
        Map<String, String> led = byKey(from == 0 ? List.of() : atOnce(from));
        List<FigureChanges.Change> changes = changes(REPORTED, from, to, 2);
        changes.forEach(change -> {
            String before = change.isGone()
                    ? led.remove(key(change.figure()))
                    : led.put(key(change.figure()), value(change.figure()));
            assertThat(change.isGone() && before == null)
                    .as("nothing went that was not there: %s", change)
                    .isFalse();
        });
        assertThat(led).as("after %d, by the changes since %d", to, from).isEqualTo(known);
        assertThat(changes).extracting(change -> key(change.figure())).doesNotHaveDuplicates();
    }

    /** The changes, some at a time. */
    public List<FigureChanges.Change> changes(FigureFilter filter, long from, long to, int most) {
        List<FigureChanges.Change> changes = new ArrayList<>();
        Optional<ChangeKey> next = Optional.of(ChangeKey.BEGINNING);
        while (next.isPresent()) {
            FigureChanges.Page page = new FigureChanges.Page(next.get(), most, FEW_LOOKS);
            next = Transactions.readOnce(
                    warehouse,
                    connection -> FigureChanges.page(
                            connection, filter, new FigureChanges.Span(from, to), page, changes::add));
        }
        return changes;
    }

    /** The reported figures after a line, some at a time. */
    public List<Row> byPages(long line, int most) {
        return byPages(REPORTED, line, most);
    }

    /** The figures that a filter picks, some at a time. */
    public List<Row> byPages(FigureFilter filter, long line, int most) {
        List<Row> rows = new ArrayList<>();
        ListedPlace after = null;
        do {
            FigurePages.Page page = new FigurePages.Page(after, most, FEW_LOOKS);
            after = Transactions.readOnce(warehouse, connection -> {
                        KnownPoint known =
                                new KnownPoint(line, KnownPoint.now(connection).derivation());
                        return FigurePages.page(connection, filter, known, page, rows::add);
                    })
                    .orElse(null);
        } while (after != null);
        return rows;
    }

    private List<Row> atOnce(long line) {
        List<Row> rows = new ArrayList<>();
        new Observations(warehouse).each(FigureSelection.REPORTED.sourced().at(new AsKnown(line)), rows::add);
        return rows;
    }

    private static Map<String, String> byKey(List<Row> rows) {
        Map<String, String> known = new TreeMap<>();
        rows.forEach(row -> known.put(key(row), value(row)));
        return known;
    }

    private static String key(Row row) {
        return String.join(" ", row.freq(), row.indicator(), row.regionId(), row.dimensions(), row.timePeriod());
    }

    private static String value(Row row) {
        return row.obsValue() + " " + row.obsStatus() + " " + row.delivery();
    }
}
