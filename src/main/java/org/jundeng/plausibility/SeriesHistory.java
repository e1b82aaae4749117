// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jundeng.observation.TimePeriod;

/** The known figures of a series, the oldest first, each period once. All periods are of the series' frequency. */
public final class SeriesHistory {

    /** No figure is known. */
    public static final SeriesHistory NONE = new SeriesHistory(List.of());

    private final List<KnownFigure> figures;

    /** Takes the figures in any order. */
    public SeriesHistory(List<KnownFigure> figures) {
        this.figures = figures.stream()
                .sorted(Comparator.comparing(known -> known.period().firstDay()))
                .toList();
    }

    /** The figures, the oldest first. */
    public List<KnownFigure> figures() {
        return figures;
    }

    /** The figure of a period; null where none is known. */
    public BigDecimal at(TimePeriod period) {
        int low = 0;
        int high = figures.size() - 1;
        while (low <= high) {
            int middle = (low + high) / 2;
            int order = figures.get(middle).period().firstDay().compareTo(period.firstDay());
            if (order == 0) {
                return figures.get(middle).value();
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }
}
