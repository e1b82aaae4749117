// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The progress of a figure compared with the time that has passed (序时进度).
 *
 * @param progress P = (V − V0) / (T − V0)
 * @param elapsed τ, the share of the time from the baseline to the deadline, at the end of the figure's period
 * @param lag 100 (τ − P), in percentage points; below zero where progress is ahead
 */
record PathProgress(BigDecimal progress, BigDecimal elapsed, BigDecimal lag) {

    private static final BigDecimal AT_RISK = new BigDecimal("10");
    private static final BigDecimal OFF_TRACK = new BigDecimal("30");
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int DIGITS = 6;

    /** The straight way from a value on a day to another one at the deadline. */
    record Line(LocalDate start, BigDecimal from, LocalDate end, BigDecimal to) {

        /** The way from the end of a figure's period; empty where the deadline is not later. */
        static Optional<Line> from(Figure figure, LocalDate end, BigDecimal to) {
            LocalDate start = figure.timePeriod().lastDay();
            return start.isBefore(end) ? Optional.of(new Line(start, figure.obsValue(), end, to)) : Optional.empty();
        }
    }

    /** A span of days. */
    record Span(LocalDate start, LocalDate end) {

        /** The share of the span that has passed at the end of {@code day}. */
        BigDecimal elapsed(LocalDate day) {
            return BigDecimal.valueOf(ChronoUnit.DAYS.between(start, day))
                    .divide(BigDecimal.valueOf(ChronoUnit.DAYS.between(start, end)), MathContext.DECIMAL64);
        }

        boolean isEmpty() {
            return !start.isBefore(end);
        }
    }

    /**
     * The straight way from {@code from} at the start of the span to {@code to} at its end; the two values must differ.
     */
    static PathProgress linear(BigDecimal from, BigDecimal to, BigDecimal value, Span span, LocalDate day) {
        BigDecimal progress = value.subtract(from).divide(to.subtract(from), MathContext.DECIMAL64);
        return of(progress, span.elapsed(day));
    }

    static PathProgress of(BigDecimal progress, BigDecimal elapsed) {
        return new PathProgress(
                rounded(progress),
                rounded(elapsed),
                rounded(elapsed.subtract(progress).multiply(HUNDRED)));
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.setScale(DIGITS, RoundingMode.HALF_UP);
    }

    /** At risk from ten points of lag on, off track from thirty. */
    State state() {
        if (lag.compareTo(OFF_TRACK) >= 0) {
            return State.OFF_TRACK;
        }
        return lag.compareTo(AT_RISK) >= 0 ? State.AT_RISK : State.ON_TRACK;
    }

    /**
     * Progress by growth: the yearly growth so far divided by the yearly growth needed (ProgressMeasure of sdg-build).
     * It takes roots, so it is the only place that computes in floating point; it is a statistic about figures, not a
     * figure.
     *
     * @param ratio R = ±o / |r|, where o is the growth so far and r the growth needed
     */
    record Growth(BigDecimal ratio) {

        private static final double ON_TRACK = 0.95;
        private static final double MODERATE = 0.60;
        private static final double DAYS_A_YEAR = 365.25;

        /**
         * Empty where there is no rate of growth: a value of zero, a change of sign, a target equal to the baseline, or
         * no time that has passed.
         */
        static Optional<Growth> of(BigDecimal from, BigDecimal to, BigDecimal value, Span span, LocalDate day) {
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
}
