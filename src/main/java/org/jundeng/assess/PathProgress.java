// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

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
}
