// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.observation.TimePeriod;

/** The known figures of a series, the oldest first, each period once. */
public final class SeriesHistory {

    /** No figure is known. */
    public static final SeriesHistory NONE = new SeriesHistory(List.of());

    private final List<KnownFigure> figures;
    private Map<TimePeriod, BigDecimal> byPeriod;

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
        if (byPeriod == null) {
            Map<TimePeriod, BigDecimal> read = new HashMap<>();
            figures.forEach(figure -> read.put(figure.period(), figure.value()));
            byPeriod = read;
        }
        return byPeriod.get(period);
    }
}
