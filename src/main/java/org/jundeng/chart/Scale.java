// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * The vertical axis: from {@code low} to {@code high} in equal steps, all of them short decimals.
 *
 * <p>It need not begin at zero, since a line shows change, not size. Figures that differ only after the sixth digit are
 * drawn at nearly the same height, because six-digit labels could not distinguish them.
 *
 * @param low the lowest tick, a multiple of the step
 * @param high the highest tick, a multiple of the step
 * @param step the distance between two ticks: 1, 2 or 5 times a power of ten
 */
record Scale(BigDecimal low, BigDecimal high, BigDecimal step) {

    private static final int DIGITS = 6;
    private static final int STEPS = 4;
    // Limited, so that a figure with an absurd exponent costs no more than any other.
    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL128;
    /** Seven digits: no picture is as high, and a division to 34 digits takes as long as drawing the figure. */
    private static final MathContext PIXELS = MathContext.DECIMAL32;

    /** The scale on which all {@code values} fit; there must be at least one. */
    static Scale of(Collection<BigDecimal> values) {
        BigDecimal least = Collections.min(values).round(EXACT_ENOUGH);
        BigDecimal most = Collections.max(values).round(EXACT_ENOUGH);
        BigDecimal largest = least.abs().max(most.abs());
        BigDecimal span = most.subtract(least, EXACT_ENOUGH);
        if (span.signum() == 0) {
            span = largest.signum() == 0 ? BigDecimal.ONE : largest.movePointLeft(1);
        }
        BigDecimal finest = power(magnitude(largest) - DIGITS + 1);
        BigDecimal step =
                rounded(span.divide(BigDecimal.valueOf(STEPS), EXACT_ENOUGH).max(finest));
        BigDecimal low = multiple(least, step, RoundingMode.FLOOR);
        BigDecimal high = multiple(most, step, RoundingMode.CEILING);
        while (high.subtract(low, EXACT_ENOUGH).compareTo(step.add(step)) < 0) {
            low = low.signum() == 0 ? low : low.subtract(step, EXACT_ENOUGH);
            high = high.add(step, EXACT_ENOUGH);
        }
        return new Scale(low, high, step);
    }

    /** The ticks from the lowest to the highest. */
    List<BigDecimal> ticks() {
        List<BigDecimal> ticks = new ArrayList<>();
        for (BigDecimal tick = low; tick.compareTo(high) <= 0; tick = tick.add(step, EXACT_ENOUGH)) {
            ticks.add(tick);
        }
        return ticks;
    }

    /** How high a value lies, to seven digits: 0 at the lowest tick, 1 at the highest. */
    double share(BigDecimal value) {
        return value.subtract(low, EXACT_ENOUGH)
                .divide(high.subtract(low, EXACT_ENOUGH), PIXELS)
                .doubleValue();
    }

    private static BigDecimal rounded(BigDecimal roughStep) {
        BigDecimal power = power(magnitude(roughStep));
        for (int factor : new int[] {1, 2, 5}) {
            BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
            if (step.compareTo(roughStep) >= 0) {
                return step;
            }
        }
        return power.scaleByPowerOfTen(1);
    }

    private static BigDecimal multiple(BigDecimal value, BigDecimal step, RoundingMode mode) {
        BigDecimal steps = value.divide(step, EXACT_ENOUGH);
        // For a value far below one step, setScale would write out every zero of the exponent.
        BigDecimal near = magnitude(steps) < -EXACT_ENOUGH.getPrecision()
                ? BigDecimal.valueOf(steps.signum()).movePointLeft(1)
                : steps;
        return near.setScale(0, mode).multiply(step, EXACT_ENOUGH);
    }

    private static int magnitude(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static BigDecimal power(int exponent) {
        return BigDecimal.ONE.scaleByPowerOfTen(exponent);
    }
}
