// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import org.jundeng.catalogue.Indicator;
import org.jundeng.sign.Sign;
import org.jundeng.sign.SignBound;

/**
 * A figure that is many times the largest of its series, or outside the indicator's minimum and maximum. The rows of
 * files with the latter are rejected when they are read; here it holds for whoever else brings figures.
 */
final class FarBeyond implements SignSeeker {

    @Override
    public void seek(Examination examination, SignsInForce inForce, Suspicions suspicions) {
        examination.figures().values().forEach(columns -> columns.values().forEach(figures -> figures.stream()
                .filter(figure -> !suspicions.isExplained(figure))
                .forEach(figure -> look(figure, inForce, suspicions))));
    }

    private static void look(ComparedFigure figure, SignsInForce inForce, Suspicions suspicions) {
        String indicator = figure.indicator().id();
        if (isImpossible(figure.value(), figure.indicator())) {
            suspicions.add(
                    Sign.BEYOND, figure, Magnitude.plain(inForce.number(indicator, Sign.BEYOND, SignBound.TIMES)));
            return;
        }
        if (figure.before() == null || !figure.isOutside()) {
            return;
        }
        BigDecimal times = inForce.number(indicator, Sign.BEYOND, SignBound.TIMES);
        int periods = inForce.number(indicator, Sign.BEYOND, SignBound.PERIODS).intValueExact();
        BigDecimal largest = figure.lowest().abs().max(figure.highest().abs());
        if (largest.signum() == 0 || figure.others().size() < periods) {
            return;
        }
        if (figure.value().abs().compareTo(largest.multiply(times)) > 0) {
            suspicions.add(Sign.BEYOND, figure, Magnitude.plain(times));
        }
    }

    private static boolean isImpossible(BigDecimal value, Indicator indicator) {
        return indicator.minimum() != null && value.compareTo(indicator.minimum()) < 0
                || indicator.maximum() != null && value.compareTo(indicator.maximum()) > 0;
    }
}
