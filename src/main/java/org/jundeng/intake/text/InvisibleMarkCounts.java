// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.InvisibleMarks;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.RowLimits;

/** The invisible marks that were removed from cells, reported once per column with the first of them. */
public final class InvisibleMarkCounts {

    private final Map<Integer, Seen> byColumn = new TreeMap<>();

    /** The text without invisible marks; any that it had are noted. */
    public String without(String text, int column, long rowNo) {
        int at = InvisibleMarks.first(text);
        if (at < 0) {
            return text;
        }
        note(text, at, column, rowNo);
        return InvisibleMarks.strip(text);
    }

    private void note(String text, int at, int column, long rowNo) {
        if (column < RowLimits.MOST_CELLS) {
            byColumn.computeIfAbsent(column, first -> new Seen(rowNo, InvisibleMarks.name(text, at))).cells++;
        }
    }

    /** One note for each column; with column numbers if {@code numbered}. */
    public List<Finding> notes(List<String> columns, boolean numbered) {
        List<Finding> notes = new ArrayList<>();
        byColumn.forEach((column, seen) -> {
            String name = column < columns.size() ? columns.get(column) : null;
            Location place = new Location(seen.rowNo, name, numbered ? column + 1 : 0);
            notes.add(Finding.at(FindingCode.INVISIBLE_MARKS, place, seen.mark, Long.toString(seen.cells)));
        });
        return notes;
    }

    private static final class Seen {

        private final long rowNo;
        private final String mark;
        private long cells;

        Seen(long rowNo, String mark) {
            this.rowNo = rowNo;
            this.mark = mark;
        }
    }
}
