// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.contract.TableShape.Layout;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;

/** The rows of a delivery, each figure with its row and column in the layout of the contract. */
final class HonestSheet {

    private static final int FIRST_COLUMN = 3;

    private final Layout layout;
    private final List<Observation> cells = new ArrayList<>();
    private final Map<Object, Integer> columns = new HashMap<>();
    private final Map<List<?>, Integer> lines = new HashMap<>();

    HonestSheet(Layout layout) {
        this.layout = layout;
    }

    /** Adds the figures of a period, by region and indicator. */
    void add(TimePeriod period, Map<String, Map<String, BigDecimal>> byRegion) {
        byRegion.forEach((region, figures) -> figures.forEach((indicator, value) -> {
            SeriesKey series = SeriesKey.of(period.freq(), indicator, region);
            cells.add(new Observation(series, period, value, ObsStatus.A, origin(series, period)));
        }));
    }

    private Observation.Origin origin(SeriesKey series, TimePeriod period) {
        String region = series.regionId();
        String indicator = series.indicator();
        return switch (layout) {
            case LONG -> at(List.of(region, indicator, period), "figure");
            case WIDE -> at(List.of(region, period), indicator);
            case WIDE_AREAS -> at(List.of(indicator, period), region);
            case WIDE_PERIODS -> at(List.of(region, indicator), period);
        };
    }

    private Observation.Origin at(List<?> line, Object column) {
        lines.putIfAbsent(line, lines.size());
        columns.putIfAbsent(column, columns.size());
        return new Observation.Origin(2 + lines.get(line), FIRST_COLUMN + columns.get(column));
    }

    List<Observation> cells() {
        return cells;
    }

    TimePeriod firstPeriod() {
        return cells.stream()
                .map(Observation::timePeriod)
                .min(Comparator.comparing(TimePeriod::firstDay))
                .orElseThrow();
    }
}
