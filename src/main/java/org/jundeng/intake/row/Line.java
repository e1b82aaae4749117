// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.row;

import java.util.List;
import org.jundeng.finding.Finding;

/** The next thing that a reader finds in a delivery. */
public sealed interface Line {

    /**
     * A row: its cells as text, not interpreted, in the order of {@link Rows#columns}.
     *
     * @param rowNo the record's number from 1; in CSV the lines above the header and the header are counted
     * @param cells one for each column; null where the record lacks the field, or has a JSON null
     */
    record Row(long rowNo, List<String> cells) implements Line {}

    /**
     * A row that cannot be read, though later rows can.
     *
     * @param rowNo the record's number
     * @param finding what is wrong, of weight ROW
     */
    record BadRow(long rowNo, Finding finding) implements Line {}

    /**
     * The end of what can be read; nothing after it counts.
     *
     * @param finding what is wrong, of weight DELIVERY
     */
    record Broken(Finding finding) implements Line {}
}
