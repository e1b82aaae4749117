// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

/**
 * A cell that is part of a merged one, whose content stands in its upper left corner only; the corner is such a cell,
 * too. A reader sees the content in each of them. Whether it stands for each depends on the column: a region does, but
 * a figure belongs to no single row or column of them, not even to the corner's.
 *
 * @param at its place among the record's cells, from 0
 * @param fromRow the corner's row: the record's own or an earlier one
 * @param fromAt the corner's place among the cells of its row, from 0
 * @param text the corner's content, never blank
 */
public record MergedCell(int at, long fromRow, int fromAt, String text) {

    /** Whether the content stands in this very cell of row {@code rowNo}. */
    public boolean isCorner(long rowNo) {
        return at == fromAt && rowNo == fromRow;
    }
}
