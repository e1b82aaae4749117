// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.observation.Freq;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;

/** A delivery laid out for the signs: its figures beside their history, by column and period. */
final class Examination {

    private static final Comparator<SeriesKey> BY_SERIES = Comparator.comparing(SeriesKey::indicator)
            .thenComparing(SeriesKey::freq)
            .thenComparing(SeriesKey::regionId)
            .thenComparing(series ->
                    series.dimensions().isEmpty() ? "" : series.dimensions().toString());
    private static final Comparator<DeliveredFigure> BY_PERIOD_AND_PLACE = Comparator.comparing(
                    (DeliveredFigure figure) -> figure.period().firstDay())
            .thenComparingLong(figure -> figure.place().rowNo())
            .thenComparingInt(figure -> figure.place().columnNo())
            .thenComparing(DeliveredFigure::series, BY_SERIES);

    private final DeliveredFigures delivered;
    private final FeedHistory history;
    private final Catalogue catalogue;
    private final SortedMap<TimePeriod, SortedMap<String, List<ComparedFigure>>> figures = new TreeMap<>();
    private final Map<SeriesKey, Map<TimePeriod, BigDecimal>> values = new HashMap<>();
    private final Map<Slice, DeliveredPeriod> counts = new HashMap<>();
    private final Map<Line, Set<Long>> deliveries = new HashMap<>();
    private final Map<SeriesKey, SeriesHistory> histories = new HashMap<>();

    /** An indicator in a period. */
    private record Slice(String indicator, TimePeriod period) {}

    /** An indicator of a frequency: what one column holds. */
    private record Line(String indicator, Freq freq) {}

    Examination(DeliveredFigures delivered, FeedHistory history, Catalogue catalogue) {
        this.delivered = delivered;
        this.history = history;
        this.catalogue = catalogue;
        delivered.periods().forEach(each -> counts.put(new Slice(each.indicator(), each.period()), each));
        List<DeliveredFigure> sorted = new ArrayList<>(delivered.figures());
        sorted.sort(BY_PERIOD_AND_PLACE);
        for (DeliveredFigure figure : sorted) {
            values.computeIfAbsent(figure.series(), first -> new HashMap<>()).put(figure.period(), figure.value());
            catalogue.indicator(figure.series().indicator()).ifPresent(indicator -> add(figure, indicator));
        }
    }

    private void add(DeliveredFigure figure, Indicator indicator) {
        SeriesHistory known = of(figure.series());
        figures.computeIfAbsent(figure.period(), first -> new TreeMap<>())
                .computeIfAbsent(indicator.id(), first -> new ArrayList<>())
                .add(new ComparedFigure(figure, indicator, known));
    }

    /** The known figures of a series. */
    SeriesHistory of(SeriesKey series) {
        SeriesHistory known = histories.get(series);
        if (known == null) {
            known = history.of(series);
            histories.put(series, known);
            Set<Long> set =
                    deliveries.computeIfAbsent(new Line(series.indicator(), series.freq()), first -> new HashSet<>());
            for (int at = 0; at < known.figures().size() && set.size() < 2; at++) {
                set.add(known.figures().get(at).deliveryId());
            }
        }
        return known;
    }

    DeliveredFigures delivered() {
        return delivered;
    }

    FeedHistory history() {
        return history;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** The figures by period and indicator, each list in the order of rows. */
    SortedMap<TimePeriod, SortedMap<String, List<ComparedFigure>>> figures() {
        return figures;
    }

    /** How many figures equal to the known ones the delivery brings of an indicator in a period. */
    long unchanged(String indicator, TimePeriod period) {
        DeliveredPeriod count = counts.get(new Slice(indicator, period));
        return count == null ? 0 : count.unchanged();
    }

    /** The figure of a series in a period, as it would be after the delivery; null where none is known. */
    BigDecimal after(SeriesKey series, TimePeriod period) {
        BigDecimal now = values.getOrDefault(series, Map.of()).get(period);
        return now == null ? of(series).at(period) : now;
    }

    /** Whether the delivery changes the figure of a series in a period. */
    boolean changes(SeriesKey series, TimePeriod period) {
        return values.getOrDefault(series, Map.of()).containsKey(period);
    }

    /** Whether at least two earlier deliveries have set the figures of the column, so that a sign may stop this one. */
    boolean hasTwoDeliveries(SeriesKey series) {
        return deliveries
                        .getOrDefault(new Line(series.indicator(), series.freq()), Set.of())
                        .size()
                > 1;
    }
}
