// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

/** How large a row may be before the delivery is refused, whatever its format. */
final class RowLimits {

    /** The number of columns in the widest spreadsheet. */
    static final int MOST_CELLS = 16_384;

    /** The most characters in a row, far beyond any real row. */
    static final int MOST_CHARACTERS = 1 << 20;

    private RowLimits() {}
}
