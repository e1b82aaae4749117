// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import java.util.List;

/**
 * Findings with one cause, and so with one remedy.
 *
 * @param code what kind of fault it is
 * @param column the column's header as delivered; null where rows or the delivery are meant
 * @param count how many findings
 * @param rows the rows as ranges, in the order found; only the first where there are very many
 * @param moreRows whether there are more rows
 * @param cells the first cells as a spreadsheet names them; empty where there are none
 * @param examples the first findings that differ in the text found or in the promise
 * @param moreExamples whether there are more examples
 */
public record FindingGroup(
        FindingCode code,
        String column,
        long count,
        List<Rows> rows,
        boolean moreRows,
        List<String> cells,
        List<Finding> examples,
        boolean moreExamples) {

    public FindingGroup {
        rows = List.copyOf(rows);
        cells = List.copyOf(cells);
        examples = List.copyOf(examples);
    }

    /**
     * A range of consecutive rows.
     *
     * @param first the first
     * @param last the last; equal to the first where it is one row
     */
    public record Rows(long first, long last) {}

    /** A finding that stands for all, since all have the same remedy. */
    public Finding first() {
        return examples.get(0);
    }

    /** Whether the group is about exactly one row. */
    public boolean isOneRow() {
        return !moreRows
                && rows.size() == 1
                && rows.get(0).first() == rows.get(0).last();
    }
}
