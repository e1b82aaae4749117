// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import java.util.List;

/**
 * Findings of one cause: one thing to do about all of them.
 *
 * @param code what kind of fault it is
 * @param column the column's header as delivered; null where rows or the delivery are meant
 * @param count how many findings
 * @param rows the rows, as ranges, in the order found; of very many the first
 * @param moreRows whether there are rows beyond those
 * @param cells the first cells as a spreadsheet names them; empty where there are none
 * @param examples the first findings that differ in what was found or what is promised
 * @param moreExamples whether there are such beyond those
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
     * Rows one after the other.
     *
     * @param first the first
     * @param last the last; the same where it is one row
     */
    public record Rows(long first, long last) {}

    /** The finding that stands for all: what to do about it is what to do about each. */
    public Finding first() {
        return examples.get(0);
    }

    /** Whether it is one row and no more. */
    public boolean isOneRow() {
        return !moreRows
                && rows.size() == 1
                && rows.get(0).first() == rows.get(0).last();
    }
}
