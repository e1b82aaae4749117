// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.Arrays;
import java.util.List;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.PromisedNames;

/**
 * Compares the number of a row's cells with the header's. A row may leave out optional cells at its end, or add blank
 * ones, except where a number may have been split at its thousands comma. The first row shows which of these the table
 * does.
 */
final class RowWidth {

    private final List<String> columns;
    private final int headerLength;
    private final int least;
    private final boolean commas;
    private int usual;

    /** Compares rows with a header of {@code headerLength} cells, including blank ones at its end. */
    RowWidth(Contract contract, List<String> columns, int headerLength) {
        this.columns = columns;
        this.headerLength = headerLength;
        this.commas = contract.form().csv().delimiter().equals(",");
        this.least = least(contract, columns);
    }

    /** The least number of cells in a row: all but the notes and optional cells at its end. */
    private static int least(Contract contract, List<String> columns) {
        PromisedNames names = new PromisedNames(contract);
        int least = columns.size();
        while (least > 1 && mayBeAbsent(names.column(columns.get(least - 1)))) {
            least--;
        }
        return least;
    }

    private static boolean mayBeAbsent(ColumnContract column) {
        return column != null && (column.optional() || column.role() == Role.NOTE || column.role() == Role.IGNORE);
    }

    Line row(TableRecord record) {
        String[] cells = record.cells();
        int promised = columns.size();
        if (cells.length == promised && promised == headerLength) {
            usual = usual == 0 ? headerLength : usual;
            return new Line.Row(record.no(), Arrays.asList(cells));
        }
        int found = lengthWithoutBlanks(cells, promised);
        boolean fits = found <= promised && found >= least;
        if (cells.length != headerLength && cells.length != usual && commas) {
            Finding split = SplitNumber.finding(record, columns, mostDigits(cells.length, fits));
            if (split != null) {
                usual = usual == 0 ? headerLength : usual;
                return new Line.BadRow(record.no(), split);
            }
        }
        usual = usual == 0 && fits ? cells.length : usual;
        if (fits) {
            return new Line.Row(record.no(), Arrays.asList(Arrays.copyOf(cells, promised)));
        }
        FindingCode code = found < promised ? FindingCode.TOO_FEW_CELLS : FindingCode.TOO_MANY_CELLS;
        return new Line.BadRow(
                record.no(),
                Finding.at(code, Location.row(record.no()), Integer.toString(found), Integer.toString(promised)));
    }

    /**
     * How many digits the first part of a split number may have. Where a row lacks only optional cells, a split number
     * would leave a column without its figure, so two figures of three digits are taken as they are.
     */
    private int mostDigits(int length, boolean fits) {
        return fits && length < headerLength ? 2 : SplitNumber.GROUP;
    }

    /** The number of cells without blank ones at the end, but at least {@code atLeast}. */
    static int lengthWithoutBlanks(String[] cells, int atLeast) {
        int length = cells.length;
        while (length > atLeast && cells[length - 1].isBlank()) {
            length--;
        }
        return length;
    }
}
