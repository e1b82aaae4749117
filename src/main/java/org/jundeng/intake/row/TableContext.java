// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.row;

import java.util.List;

/**
 * What stands around a table: it may say for all rows what no column says.
 *
 * @param above the texts in the lines above the header, from top to bottom
 * @param sheet the name of the workbook's sheet; null where there is none
 */
public record TableContext(List<TableContext.Text> above, String sheet) {

    /** Nothing stands around the table. */
    public static final TableContext NONE = new TableContext(List.of(), null);

    public TableContext {
        above = List.copyOf(above);
    }

    /**
     * A text above the header.
     *
     * @param rowNo the number of its row
     * @param columnNo the number of its first cell, from 1
     * @param text the text as delivered
     */
    public record Text(long rowNo, int columnNo, String text) {}
}
