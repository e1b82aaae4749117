// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.row;

import java.util.List;

/**
 * Texts below the header of a table that are no data, but may say what its figures are.
 *
 * @param units those that may speak of a unit, wherever they stand
 * @param aboveHeads those between the last row of data and a repeated header
 */
public record TextsAmong(List<TableContext.Text> units, List<TableContext.Text> aboveHeads) {

    /** There are no texts. */
    public static final TextsAmong NONE = new TextsAmong(List.of(), List.of());

    public TextsAmong {
        units = List.copyOf(units);
        aboveHeads = List.copyOf(aboveHeads);
    }
}
