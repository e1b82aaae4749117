// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.Line;

/** Rows that hold no data but text about the table: notes, signatures, dates. Consecutive ones make one finding. */
final class NoteRows {

    private final int most;
    private long from;
    private long to;
    private String text;

    /** Recognises notes in a table with so many columns: a note fills at most half of them. */
    NoteRows(int columns) {
        this.most = Math.max(1, columns / 2);
    }

    /** Whether the row is a note; if so, it joins the notes right before it. */
    boolean take(TableRecord record) {
        String first = firstInk(record.cells());
        boolean belongs = NoteLabels.begin(first) ? mayBeNote(record.cells()) : from > 0 && ink(record.cells()) == 1;
        if (!belongs) {
            return false;
        }
        if (from == 0) {
            from = record.no();
            text = first;
        }
        to = record.no();
        return true;
    }

    boolean any() {
        return from > 0;
    }

    /** The finding for the notes so far, which are then forgotten. */
    Line.BadRow told() {
        String rows = from == to ? Long.toString(from) : from + "–" + to;
        Line.BadRow told =
                new Line.BadRow(from, Finding.at(FindingCode.NOTES_AMONG_ROWS, Location.row(from), text, rows));
        from = 0;
        return told;
    }

    private static String firstInk(String[] cells) {
        for (String cell : cells) {
            if (!cell.isEmpty() && !cell.isBlank()) {
                return cell;
            }
        }
        return "";
    }

    /** Whether there are few cells, or each has a label of its own, as signatures in one row have. */
    private boolean mayBeNote(String[] cells) {
        if (ink(cells) <= most) {
            return true;
        }
        for (String cell : cells) {
            if (!cell.isBlank() && !NoteLabels.begin(cell)) {
                return false;
            }
        }
        return true;
    }

    private static int ink(String[] cells) {
        int ink = 0;
        for (String cell : cells) {
            ink += cell.isBlank() ? 0 : 1;
        }
        return ink;
    }
}
