// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.regex.Pattern;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.Line;

/** Rows that hold no data but text about the table: notes, signatures, dates. Consecutive ones make one finding. */
final class NoteRows {

    private static final Pattern LABEL = Pattern.compile(
            "^[（(【\\[*＊\\s]*(附?注|备注|说明|.{0,4}说明|制表.{0,3}|填表.{0,3}|填报.{0,3}|编制.{0,3}|审[核批].{0,3}|复核.{0,3}"
                    + "|.{0,4}负责人|.{0,2}经办人?|.{0,2}联系人|.{0,2}电话|.{0,3}日期|.{0,4}来源|单位.{0,4}盖章.{0,1}"
                    + "|notes?|remarks?|sources?|prepared by|filled in by|checked by|approved by|contact|phone|date)"
                    + "\\s*\\d{0,2}[)）】\\]]?\\s*[:：].*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int LONGEST_LABEL = 20;

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
        boolean belongs = isNote(first) ? mayBeNote(record.cells()) : from > 0 && ink(record.cells()) == 1;
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

    /** Most cells have no colon, and that is cheap to see. */
    private static boolean isNote(String cell) {
        int wide = cell.indexOf('：');
        int colon = wide >= 0 ? wide : cell.indexOf(':');
        return colon > 0 && colon <= LONGEST_LABEL && LABEL.matcher(cell).matches();
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
            if (!cell.isBlank() && !isNote(cell)) {
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
