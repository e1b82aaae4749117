// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.List;
import java.util.Set;
import org.jundeng.finding.Finding;
import org.jundeng.intake.row.TableContext;

/**
 * The header of a table, and what was found with it.
 *
 * @param rows its rows, from top to bottom
 * @param columns the names of the columns
 * @param passedOver the places of columns that are no part of the table
 * @param values the places of columns that hold figures
 * @param context what stands around the table
 * @param findings the column of findings; null where there is none
 * @param notes what the steward should know of the columns; of weight NOTE
 * @param refusal why nothing below it can be read; null where it can
 */
record TableHead(
        List<TableRecord> rows,
        List<String> columns,
        Set<Integer> passedOver,
        Set<Integer> values,
        TableContext context,
        FindingsColumn findings,
        List<Finding> notes,
        Finding refusal) {

    /** The number of its first row. */
    long no() {
        return rows.get(0).no();
    }

    /** The number of its last row. */
    long lastNo() {
        return rows.get(rows.size() - 1).no();
    }
}
