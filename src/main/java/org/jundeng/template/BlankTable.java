// SPDX-License-Identifier: Apache-2.0
package org.jundeng.template;

import java.util.List;
import org.jundeng.catalogue.Indicator;
import org.jundeng.contract.ColumnContract.Role;

/**
 * A table whose figures are still to come.
 *
 * @param columns its columns
 * @param rows its rows, each with a cell for each column
 */
record BlankTable(List<BlankTable.Column> columns, List<List<BlankTable.Cell>> rows) {

    BlankTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * A column.
     *
     * @param header its header
     * @param role what its cells are; {@code OBS_VALUE} for a column that stands for a region or a period
     * @param asked what its cells ask for in any row; null where each row says so, or no figure is asked for
     */
    record Column(String header, Role role, Asked asked) {}

    /**
     * A cell.
     *
     * @param text what stands in it; empty where it is to be filled in
     * @param asked the figure that it asks for; null where it asks for none
     */
    record Cell(String text, Asked asked) {

        static Cell of(String text) {
            return new Cell(text, null);
        }
    }

    /**
     * The figure that a cell asks for.
     *
     * @param indicator what is measured
     * @param unit the id of the unit in which it is to be given
     */
    record Asked(Indicator indicator, String unit) {}
}
