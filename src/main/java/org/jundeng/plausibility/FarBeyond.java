// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import org.jundeng.sign.Sign;
import org.jundeng.sign.SignBound;

/**
 * A figure that is many times the largest of its series. What lies outside an indicator's minimum and maximum never
 * comes here: such rows are rejected when they are read.
 */
final class FarBeyond implements SignSeeker {

    /** Counts below it are reckoned as it: a single outbreak is many times nearly nothing. */
    private static final BigDecimal SMALL_COUNT = new BigDecimal("5");

    @Override
    public void seek(Examination examination, SignsInForce inForce, Suspicions suspicions) {
        examination.figures().values().forEach(columns -> columns.values().forEach(figures -> figures.stream()
                .filter(figure -> !suspicions.isExplained(figure))
                .forEach(figure -> look(figure, inForce, suspicions))));
    }

    private static void look(ComparedFigure figure, SignsInForce inForce, Suspicions suspicions) {
        if (figure.before() == null || !figure.isOutside()) {
            return;
        }
        String indicator = figure.indicator().id();
        BigDecimal times = inForce.number(indicator, Sign.BEYOND, SignBound.TIMES);
        int periods = inForce.number(indicator, Sign.BEYOND, SignBound.PERIODS).intValueExact();
        BigDecimal largest = figure.lowest().abs().max(figure.highest().abs());
        if (largest.signum() == 0 || figure.others().size() < periods) {
            return;
        }
        BigDecimal least = SMALL_COUNT.movePointLeft(
                figure.indicator().whole() ? 0 : figure.indicator().decimals());
        if (figure.value().abs().compareTo(largest.max(least).multiply(times)) > 0) {
            suspicions.add(Sign.BEYOND, figure, Magnitude.plain(times));
        }
    }
}
