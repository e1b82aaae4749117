// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.RowRanges;

/**
 * The rows of earlier deliveries that rows of this one stand for, as their marks say: those that were taken mend them,
 * and those that were rejected wait in their place.
 */
public final class MendedRows {

    private final Map<Long, List<Marked>> taken = new TreeMap<>();
    private final Map<Long, List<Marked>> rejected = new TreeMap<>();

    private record Marked(long rowNo, long earlier) {}

    /** Notes that a row was taken, which said that it mends {@code mark}; null where it said nothing. */
    public void taken(long rowNo, RowMark mark) {
        note(taken, rowNo, mark);
    }

    /** Notes that a row was rejected, as {@link #taken}. */
    public void rejected(long rowNo, RowMark mark) {
        note(rejected, rowNo, mark);
    }

    private static void note(Map<Long, List<Marked>> to, long rowNo, RowMark mark) {
        if (mark != null && !mark.note() && mark.deliveryId() > 0) {
            to.computeIfAbsent(mark.deliveryId(), first -> new ArrayList<>()).add(new Marked(rowNo, mark.rowNo()));
        }
    }

    /**
     * Notes for each earlier delivery.
     *
     * @param refused whether nothing of the delivery is taken, whatever its rows are
     */
    public List<Finding> notes(boolean refused) {
        if (refused) {
            taken.forEach((delivery, rows) -> rejected.computeIfAbsent(delivery, first -> new ArrayList<>())
                    .addAll(rows));
            taken.clear();
        }
        List<Finding> notes = new ArrayList<>();
        taken.forEach((delivery, rows) -> notes.add(
                Finding.of(FindingCode.MENDS_EARLIER_ROWS, "", Long.toString(delivery), ranges(rows), count(rows))));
        rejected.forEach((delivery, rows) -> notes.add(Finding.of(
                FindingCode.STILL_WRONG_ROWS,
                "",
                Long.toString(delivery),
                ranges(rows),
                count(rows),
                rows.stream().map(row -> row.rowNo() + ":" + row.earlier()).collect(Collectors.joining(",")))));
        return notes;
    }

    private static String ranges(List<Marked> rows) {
        return RowRanges.text(rows.stream().map(Marked::earlier).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String count(List<Marked> rows) {
        return Integer.toString(rows.size());
    }
}
