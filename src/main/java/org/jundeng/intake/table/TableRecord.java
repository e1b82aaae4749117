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
 * @param merged those of its cells that are part of merged ones with content, from left to right; all but the corners
 *     are empty in {@code cells}, and some may stand behind its end
 */
public record TableRecord(long no, String[] cells, RowFault fault, List<MergedCell> merged) {

    /** A record without merged cells. */
    public TableRecord(long no, String[] cells, RowFault fault) {
        this(no, cells, fault, List.of());
    }
}
