// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import org.jundeng.catalogue.Indicator;
import org.jundeng.observation.TimePeriod;
import org.jundeng.sign.Sign;
import org.jundeng.sign.SignBound;

/**
 * A total since January that is less than it was earlier in the year, or more than it is later. Only indicators that
 * are marked as such totals are looked at, and of these only totals of what cannot be negative.
 */
final class FallingTotals implements SignSeeker {

    @Override
    public void seek(Examination examination, SignsInForce inForce, Suspicions suspicions) {
        examination.figures().values().forEach(columns -> columns.values().forEach(figures -> {
            if (neverFalls(figures.get(0).indicator(), examination)) {
                figures.stream()
                        .filter(figure -> !suspicions.isExplained(figure))
                        .forEach(figure -> look(figure, examination, inForce, suspicions));
            }
        }));
    }

    private static boolean neverFalls(Indicator indicator, Examination examination) {
        return indicator.yearToDateOf() != null
                && examination
                        .catalogue()
                        .indicator(indicator.yearToDateOf())
                        .filter(periodic -> periodic.minimum() != null)
                        .filter(periodic -> periodic.minimum().signum() >= 0)
                        .isPresent();
    }

    private static void look(
            ComparedFigure figure, Examination examination, SignsInForce inForce, Suspicions suspicions) {
        BigDecimal kept =
                BigDecimal.ONE.subtract(inForce.number(figure.indicator().id(), Sign.RUNNING_TOTAL, SignBound.SHARE));
        TimePeriod earlier = nearest(figure, -1, examination);
        TimePeriod later = nearest(figure, 1, examination);
        BigDecimal value = figure.value();
        if (earlier != null && value.compareTo(at(figure, earlier, examination).multiply(kept)) < 0) {
            tell(figure, earlier, examination, suspicions);
        } else if (later != null
                && !examination.changes(figure.figure().series(), later)
                && value.multiply(kept).compareTo(at(figure, later, examination)) > 0) {
            tell(figure, later, examination, suspicions);
        }
    }

    private static void tell(ComparedFigure figure, TimePeriod other, Examination examination, Suspicions suspicions) {
        suspicions.add(Sign.RUNNING_TOTAL, figure, other.toString(), Magnitude.plain(at(figure, other, examination)));
    }

    private static BigDecimal at(ComparedFigure figure, TimePeriod period, Examination examination) {
        return examination.after(figure.figure().series(), period);
    }

    /** The nearest period of the year, in one direction, that has a figure; null where none has. */
    private static TimePeriod nearest(ComparedFigure figure, int step, Examination examination) {
        TimePeriod period = figure.period().plus(step);
        while (period.firstDay().getYear() == figure.period().firstDay().getYear()) {
            if (at(figure, period, examination) != null) {
                return period;
            }
            period = period.plus(step);
        }
        return null;
    }
}
