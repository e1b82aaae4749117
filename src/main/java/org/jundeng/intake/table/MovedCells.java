// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.List;
import java.util.regex.Pattern;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.Contract;
import org.jundeng.contract.TableShape;
import org.jundeng.intake.row.PromisedNames;

/**
 * Whether the cells of a row stand one place too far to the right, since a thousands comma split a number. The last of
 * them then stands where a finding would, and is no answer to one.
 */
final class MovedCells {

    private static final Pattern FIRST = Pattern.compile("[-+－]?[\\d０-９]{1,3}");

    /** The rest of the number, which a unit or another mark may follow: {@code 200}, {@code 200.5}, {@code 200人}. */
    private static final Pattern REST = Pattern.compile("[\\d０-９]{3}(?![\\d０-９]).*", Pattern.DOTALL);

    private static final Pattern DIGIT = Pattern.compile("[\\d０-９]");

    private final List<String> cells;
    private final List<String> columns;
    private final Contract contract;
    private final PromisedNames promised;
    private final ValueMarks marks;

    private MovedCells(List<String> cells, List<String> columns, Contract contract) {
        this.cells = cells;
        this.columns = columns;
        this.contract = contract;
        this.promised = new PromisedNames(contract);
        this.marks = new ValueMarks(contract);
    }

    /**
     * Whether a number may be split: three digits follow a figure, and if the two were one, each column of figures
     * behind it would still have a figure, or none. Which columns these are is known from {@code columns}.
     */
    static boolean maySplit(List<String> cells, List<String> columns, Contract contract) {
        if (!contract.form().csv().delimiter().equals(",")) {
            return false;
        }
        MovedCells moved = null;
        for (int at = 0; at + 1 < cells.size(); at++) {
            if (FIRST.matcher(cells.get(at).strip()).matches()
                    && REST.matcher(cells.get(at + 1).strip()).matches()) {
                moved = moved == null ? new MovedCells(cells, columns, contract) : moved;
                if (moved.fitWithoutSplit(at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean fitWithoutSplit(int split) {
        if (saysWhat(split)) {
            return false;
        }
        for (int at = split + 2; at < cells.size(); at++) {
            String cell = cells.get(at).strip();
            boolean fits = cell.isEmpty() || DIGIT.matcher(cell).find() || marks.is(cell);
            if (!fits && isFigures(at - 1)) {
                return false;
            }
        }
        return true;
    }

    private ColumnContract column(int at) {
        return at < columns.size() ? promised.column(columns.get(at)) : null;
    }

    /** Whether it is a column of regions, periods or the like: none has a number with a thousands comma. */
    private boolean saysWhat(int at) {
        ColumnContract column = column(at);
        return column != null
                && switch (column.role()) {
                    case OBS_VALUE, MUST_EQUAL, NOTE, IGNORE -> false;
                    default -> true;
                };
    }

    private boolean isFigures(int at) {
        ColumnContract column = column(at);
        TableShape.Layout layout = contract.table().layout();
        boolean spread = layout == TableShape.Layout.WIDE_AREAS || layout == TableShape.Layout.WIDE_PERIODS;
        return column == null ? spread && at < columns.size() : column.role() == Role.OBS_VALUE;
    }
}
