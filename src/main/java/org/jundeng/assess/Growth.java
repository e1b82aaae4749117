// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Progress by growth: the yearly growth so far divided by the yearly growth needed (ProgressMeasure of sdg-build). It
 * takes roots, so it is the only place that computes in floating point; it is a statistic about figures, not a figure.
 *
 * @param ratio R = ±o / |r|, where o is the growth so far and r the growth needed
 */
record Growth(BigDecimal ratio) {

    private static final double ON_TRACK = 0.95;
    private static final double MODERATE = 0.60;
    private static final double DAYS_A_YEAR = 365.25;

    /**
     * Empty where there is no rate of growth: a value of zero, a change of sign, a target equal to the baseline, or no
     * time that has passed.
     */
    static Optional<Growth> of(
            BigDecimal from, BigDecimal to, BigDecimal value, PathProgress.Span span, LocalDate day) {
        boolean signs = from.signum() != 0 && from.signum() == to.signum() && from.signum() == value.signum();
        double soFar = ChronoUnit.DAYS.between(span.start(), day) / DAYS_A_YEAR;
        double inAll = ChronoUnit.DAYS.between(span.start(), span.end()) / DAYS_A_YEAR;
        if (!signs || from.compareTo(to) == 0 || soFar <= 0) {
            return Optional.empty();
        }
        double observed = Math.pow(value.doubleValue() / from.doubleValue(), 1 / soFar) - 1;
        double needed = Math.pow(to.doubleValue() / from.doubleValue(), 1 / inAll) - 1;
        double ratio = observed / needed;
        return Optional.of(new Growth(BigDecimal.valueOf(ratio).setScale(6, RoundingMode.HALF_UP)));
    }

    State state() {
        if (ratio.doubleValue() >= ON_TRACK) {
            return State.ON_TRACK;
        }
        return ratio.doubleValue() >= MODERATE ? State.AT_RISK : State.OFF_TRACK;
    }
}
