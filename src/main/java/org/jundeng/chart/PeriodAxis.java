// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.awt.FontMetrics;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.observation.TimePeriod;

/** The horizontal axis: each period is placed at its last day, so that a gap is as wide as it lasted. */
final class PeriodAxis {

    private static final int BETWEEN_PX = 40;
    // Steps of months, so that each year has the same labels.
    private static final List<Integer> EVERY = List.of(1, 2, 3, 4, 6, 12, 24);

    private final List<TimePeriod> periods;
    private final long first;
    private final long span;

    /** An axis for ascending periods, at least one. */
    PeriodAxis(List<TimePeriod> periods) {
        this.periods = periods;
        this.first = day(periods.get(0));
        this.span = day(periods.get(periods.size() - 1)) - first;
    }

    /** How far right a period lies: 0 for the first, 1 for the last; the middle where there is one only. */
    double share(TimePeriod period) {
        return span == 0 ? 0.5 : (double) (day(period) - first) / span;
    }

    /** The periods that get a label: every nth, counted from the last, as many as fit side by side. */
    List<TimePeriod> labelled(FontMetrics metrics, double widthPx) {
        return EVERY.stream()
                .map(this::fromLast)
                .filter(labelled -> fit(labelled, metrics, widthPx))
                .findFirst()
                .orElseGet(() -> fromLast(periods.size()));
    }

    private List<TimePeriod> fromLast(int every) {
        List<TimePeriod> chosen = new ArrayList<>();
        for (int i = periods.size() - 1; i >= 0; i -= every) {
            chosen.add(periods.get(i));
        }
        return chosen;
    }

    private boolean fit(List<TimePeriod> chosen, FontMetrics metrics, double widthPx) {
        for (int i = 1; i < chosen.size(); i++) {
            double distance = (share(chosen.get(i - 1)) - share(chosen.get(i))) * widthPx;
            if (distance < metrics.stringWidth(chosen.get(i).toString()) + BETWEEN_PX) {
                return false;
            }
        }
        return true;
    }

    private static long day(TimePeriod period) {
        return period.lastDay().toEpochDay();
    }
}
