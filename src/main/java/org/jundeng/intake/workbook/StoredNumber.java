// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as a workbook stores them: binary ones, of which a spreadsheet keeps 15 digits. So 0.1, which is stored as
 * 0.1000000000000000055…, is 0.1 again, and no figure that somebody typed changes.
 */
final class StoredNumber {

    /** As many digits a spreadsheet keeps. */
    static final int MOST_DIGITS = 15;

    /** The least whole number that may have more. */
    static final double MANY_DIGITS = 1e15;

    private static final MathContext KEPT = new MathContext(MOST_DIGITS, RoundingMode.HALF_UP);
    private static final int LONGEST = 400;
    private static final int LEAST_EXPONENT = -330;
    private static final int GREATEST_EXPONENT = 330;

    private StoredNumber() {}

    /** The number of a text such as {@code 0.95199999999999996} or {@code 1.5E-3}; null where the text is none. */
    static BigDecimal of(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            return kept(new BigDecimal(text));
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /**
     * Whether a whole number has more digits than a spreadsheet keeps, so that another one than the stored is seen.
     * Digits that stem from the binary form alone are none: 1E23 may be stored as 9.9999999999999992E22.
     */
    static boolean isSeenOtherwise(BigDecimal number) {
        BigDecimal kept = number.round(KEPT);
        return kept.compareTo(number) != 0
                && number.stripTrailingZeros().scale() <= 0
                && kept.doubleValue() != number.doubleValue();
    }

    /** The number that a binary one stands for; null where it is infinite or none. */
    static BigDecimal of(double binary) {
        return Double.isFinite(binary) ? kept(new BigDecimal(Double.toString(binary))) : null;
    }

    private static BigDecimal kept(BigDecimal number) {
        BigDecimal kept = number.round(KEPT).stripTrailingZeros();
        int exponent = kept.precision() - kept.scale();
        // No binary number is that large or small, and its digits would fill a page.
        return kept.signum() == 0 || exponent >= LEAST_EXPONENT && exponent <= GREATEST_EXPONENT ? kept : null;
    }

    /** The shortest decimal text, without an exponent. */
    static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.toPlainString();
    }

    /** The same in per cent, {@code 95.2%} for 0.952. */
    static String percent(BigDecimal number) {
        return text(number.movePointRight(2).stripTrailingZeros()) + "%";
    }

    /** Whether a text is its number's shortest text already, as most are. */
    static boolean isShortest(String text) {
        int length = text.length();
        if (length == 0 || length > MOST_DIGITS) {
            return false;
        }
        int point = -1;
        int from = text.charAt(0) == '-' ? 1 : 0;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        if (length == from || point == from || point == length - 1 || point > 0 && text.charAt(length - 1) == '0') {
            return false;
        }
        int whole = (point < 0 ? length : point) - from;
        return text.charAt(from) != '0' || whole == 1 && (from == 0 || point > 0);
    }
}
