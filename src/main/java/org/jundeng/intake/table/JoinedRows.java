// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.Contract;
import org.jundeng.contract.TableShape;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.PromisedNames;
import org.jundeng.intake.row.RowFault;

/**
 * Finds rows that two stray quotation marks put into one cell. By the grammar such a cell has several lines, as an
 * address or a remark may have; but what says what a figure is of has one line only, and no remark has figures where
 * the lines of the table have theirs. Without this, a figure would be stored for the region of another row.
 */
final class JoinedRows {

    private static final Pattern LINES = Pattern.compile("\r\n|\r|\n");
    private static final Pattern FIGURE = Pattern.compile("[-+－]?[\\d０-９][\\d０-９.,，．]*[%％]?");

    private final String delimiter;
    private final Pattern cells;
    private final List<Place> places = new ArrayList<>();
    private final ValueMarks marks;
    private final int width;

    /** Looks at the records of a table with such columns, whose header has so many cells. */
    JoinedRows(TableRecords records, Contract contract, List<String> columns, int headerLength) {
        this.width = Math.max(headerLength, columns.size());
        this.delimiter = records.delimiter().orElse("");
        this.cells = Pattern.compile(Pattern.quote(delimiter));
        this.marks = new ValueMarks(contract);
        PromisedNames promised = new PromisedNames(contract);
        boolean spread = contract.table().layout() == TableShape.Layout.WIDE_AREAS
                || contract.table().layout() == TableShape.Layout.WIDE_PERIODS;
        columns.forEach(name -> places.add(place(promised.column(name), spread)));
    }

    /** What a column holds. */
    private enum Place {
        FIGURES,
        SAYS_WHAT,
        REMARKS
    }

    private static Place place(ColumnContract column, boolean spread) {
        if (column == null) {
            return spread ? Place.FIGURES : Place.REMARKS;
        }
        boolean remark = column.role() == Role.NOTE || column.role() == Role.IGNORE;
        return column.role() == Role.OBS_VALUE ? Place.FIGURES : remark ? Place.REMARKS : Place.SAYS_WHAT;
    }

    /** The record; with a fault where it may be several rows. Cells of a workbook are never joined by marks. */
    TableRecord checked(TableRecord record) {
        if (delimiter.isEmpty() || record == null || record.fault() != null) {
            return record;
        }
        return checked(record, false);
    }

    /** A row of the header, which may have names of several lines; with a fault where it has swallowed rows. */
    TableRecord checkedHead(TableRecord record) {
        return delimiter.isEmpty() || record.fault() != null ? record : checked(record, true);
    }

    private TableRecord checked(TableRecord record, boolean names) {
        String[] all = record.cells();
        for (int at = 0; at < all.length; at++) {
            boolean lines = all[at].indexOf('\n') >= 0 || all[at].indexOf('\r') >= 0;
            if (!names && all.length < width && holdsCells(at, all)
                    || lines && (!names && isOfOneLine(at, all[at]) || hasRows(at, all[at]))) {
                return new TableRecord(record.no(), all, new Joined(all[at]), record.merged());
            }
        }
        return record;
    }

    /** Whether the cell may be several ones, with a figure, where the row lacks so many. */
    private boolean holdsCells(int at, String[] all) {
        if (!all[at].contains(delimiter)) {
            return false;
        }
        String[] parts = cells.split(all[at], -1);
        boolean fits = all.length + parts.length - 1 <= width;
        for (int part = 1; fits && part < parts.length; part++) {
            if (is(at + part, Place.FIGURES) && isFigure(parts[part])) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfOneLine(int at, String cell) {
        return is(at, Place.FIGURES, Place.SAYS_WHAT)
                && LINES.matcher(cell.stripTrailing()).find();
    }

    /** Whether a line of the cell has a figure, or what stands for one, where the table has figures. */
    private boolean hasRows(int at, String cell) {
        String[] lines = LINES.split(cell, -1);
        for (int line = 0; line < lines.length; line++) {
            String[] parts = cells.split(lines[line], -1);
            for (int part = 0; parts.length > 1 && part < parts.length; part++) {
                boolean own = line == 0 && part == 0;
                if (!own && is(line == 0 ? at + part : part, Place.FIGURES) && isFigure(parts[part])) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean is(int at, Place... sought) {
        return at < places.size() && List.of(sought).contains(places.get(at));
    }

    private boolean isFigure(String part) {
        String text = part.replace("\"", "").strip();
        return !text.isEmpty() && (FIGURE.matcher(text).matches() || marks.is(text));
    }

    /** Why the record cannot be trusted. */
    private record Joined(String cell) implements RowFault {

        @Override
        public Finding inRow(long rowNo) {
            return Finding.at(FindingCode.STRAY_QUOTE, Location.row(rowNo), cell);
        }

        @Override
        public Finding inHeader(long rowNo) {
            return Finding.at(FindingCode.UNCLOSED_QUOTE, Location.row(rowNo), cell, Long.toString(rowNo));
        }
    }
}
