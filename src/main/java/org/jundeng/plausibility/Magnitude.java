// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How far numbers lie apart. All bounds are decided on exact numbers. */
final class Magnitude {

    /** The highest z-score. */
    static final BigDecimal BEYOND_MEASURE = new BigDecimal("999");

    private static final BigDecimal NORMAL = new BigDecimal("0.6745");
    private static final int DECIMALS = 6;

    private Magnitude() {}

    /** The median; throws {@link IllegalArgumentException} for no values. */
    static BigDecimal median(List<BigDecimal> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values have no median");
        }
        List<BigDecimal> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(BigDecimal.valueOf(2));
    }

    /**
     * The modified z-score of {@code value}, without its sign: 0.6745·|x − median|/MAD (Iglewicz and Hoaglin, 1993).
     *
     * @param least the least MAD to reckon with, so that a change of a series that hardly ever varied is not measured
     *     by that alone; where this and the MAD are 0, any difference measures 999
     */
    static BigDecimal zScore(BigDecimal value, List<BigDecimal> others, BigDecimal least) {
        BigDecimal middle = median(others);
        BigDecimal deviation = median(others.stream()
                        .map(other -> other.subtract(middle).abs())
                        .toList())
                .max(least);
        BigDecimal distance = value.subtract(middle).abs();
        if (deviation.signum() == 0) {
            return distance.signum() == 0 ? BigDecimal.ZERO : BEYOND_MEASURE;
        }
        return NORMAL.multiply(distance)
                .divide(deviation, DECIMALS, RoundingMode.HALF_EVEN)
                .min(BEYOND_MEASURE);
    }

    /** Whether two numbers of the same sign differ by at most the factor {@code times}; two zeros do. */
    static boolean isWithin(BigDecimal one, BigDecimal other, BigDecimal times) {
        if (one.signum() != other.signum()) {
            return false;
        }
        BigDecimal a = one.abs();
        BigDecimal b = other.abs();
        return a.compareTo(b.multiply(times)) <= 0 && b.compareTo(a.multiply(times)) <= 0;
    }

    /** The form in which findings show a number: without an exponent, and without zeros at its end. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
