// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.row;

/** How large a row may be before the delivery is refused, whatever its format. */
public final class RowLimits {

    /** The number of columns in the widest spreadsheet. */
    public static final int MOST_CELLS = 16_384;

    /** The most characters in a row, far beyond any real row. */
    public static final int MOST_CHARACTERS = 1 << 20;

    private RowLimits() {}
}
