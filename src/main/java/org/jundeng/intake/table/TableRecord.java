// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.List;
import org.jundeng.intake.row.RowFault;

/**
 * A record of a table that is not blank: a line of a text file, a row of a sheet.
 *
 * @param no its number from 1, as a spreadsheet shows it
 * @param cells its cells as text; a cell without content is empty, never null
 * @param fault why its cells cannot be trusted; null where they can
 * @param covered those of its cells that a merged cell covers, from left to right; they are empty in {@code cells}
 */
public record TableRecord(long no, String[] cells, RowFault fault, List<CoveredCell> covered) {

    /** A record without merged cells. */
    public TableRecord(long no, String[] cells, RowFault fault) {
        this(no, cells, fault, List.of());
    }
}
