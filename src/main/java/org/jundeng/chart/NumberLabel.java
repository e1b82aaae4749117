// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.math.BigDecimal;

/**
 * The text of a number in a picture, such as a tick of an axis: exact, without trailing zeros, in the shorter of the
 * two usual forms. Figures are written by whoever knows their decimals.
 */
final class NumberLabel {

    /** A longer text does not fit beside a plot. */
    static final int MOST_CHARACTERS = 18;

    private static final int MOST_ZEROS = 9;

    private NumberLabel() {}

    /**
     * The number, such as {@code 0.35} or {@code 1.2E+15}; "" where it is too long for a picture, since no number is
     * rounded.
     */
    static String of(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        boolean near = bare.scale() > -MOST_ZEROS && bare.scale() - bare.precision() < MOST_ZEROS;
        String written = near ? bare.toPlainString() : bare.toString();
        return written.length() > MOST_CHARACTERS ? "" : written;
    }
}
