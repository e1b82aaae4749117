// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.List;
import org.jundeng.conform.said.SaidUnits;

/**
 * What stands around a table, and where the table was found.
 *
 * @param firstRow the number of the header's first row; 0 where there is none
 * @param lastRow the number of its last row
 * @param titles the texts above the header, from top to bottom
 * @param units the units above the header; null where no line speaks of them
 * @param periods where beside the table its period is said
 * @param sheet the name of its sheet; null where there is none
 * @param otherSheets the names of the other sheets that a reader sees
 * @param packed whether it came in a zip
 * @param beside the first name of another table behind a gap; empty where there is none
 */
record TableSurroundings(
        long firstRow,
        long lastRow,
        List<String> titles,
        SaidUnits units,
        SaidPeriods periods,
        String sheet,
        List<String> otherSheets,
        boolean packed,
        String beside) {

    /** Nothing stands around. */
    static final TableSurroundings NONE =
            new TableSurroundings(0, 0, List.of(), null, SaidPeriods.NONE, null, List.of(), false, "");

    TableSurroundings {
        titles = List.copyOf(titles);
        otherSheets = List.copyOf(otherSheets);
    }
}
