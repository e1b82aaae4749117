// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jundeng.finding.Location;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.plausibility.DeliveredFigure;
import org.jundeng.plausibility.DeliveredFigures;
import org.jundeng.plausibility.DeliveredPeriod;
import org.jundeng.plausibility.FeedHistory;
import org.jundeng.plausibility.KnownFigure;
import org.jundeng.plausibility.SeriesHistory;

/** What is believed of one feed so far, kept in memory as the warehouse keeps it. */
final class Knowledge implements FeedHistory {

    private static final int NAMES = 6;
    private static final Comparator<TimePeriod> BY_DAY = Comparator.comparing(TimePeriod::firstDay);

    private final Map<SeriesKey, TreeMap<TimePeriod, KnownFigure>> figures = new HashMap<>();
    private final Map<SeriesKey, SeriesHistory> histories = new HashMap<>();
    private final Deque<NamedDelivery> named = new ArrayDeque<>();
    private long taken;

    /** An indicator in a period. */
    private record Slice(String indicator, TimePeriod period) {}

    @Override
    public SeriesHistory of(SeriesKey series) {
        TreeMap<TimePeriod, KnownFigure> known = figures.get(series);
        return known == null
                ? SeriesHistory.NONE
                : histories.computeIfAbsent(series, absent -> new SeriesHistory(List.copyOf(known.values())));
    }

    @Override
    public List<NamedDelivery> named() {
        return List.copyOf(named);
    }

    /** The known figure; null where there is none. */
    BigDecimal at(SeriesKey series, TimePeriod period) {
        TreeMap<TimePeriod, KnownFigure> known = figures.get(series);
        KnownFigure figure = known == null ? null : known.get(period);
        return figure == null ? null : figure.value();
    }

    /** How many periods of a series are known. */
    int periods(Observation cell) {
        TreeMap<TimePeriod, KnownFigure> known = figures.get(cell.series());
        return known == null ? 0 : known.size();
    }

    /** The number of periods of the longest series. */
    int longest() {
        return figures.values().stream().mapToInt(TreeMap::size).max().orElse(0);
    }

    /** The largest figure of a series; 0 where none is known. */
    BigDecimal largest(Observation cell) {
        TreeMap<TimePeriod, KnownFigure> known = figures.get(cell.series());
        return known == null
                ? BigDecimal.ZERO
                : known.values().stream().map(KnownFigure::value).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** By how much a series usually changes from one period to the next; 0 where too little is known. */
    BigDecimal usualStep(Observation cell) {
        TreeMap<TimePeriod, KnownFigure> known = figures.get(cell.series());
        if (known == null) {
            return BigDecimal.ZERO;
        }
        List<BigDecimal> steps = new ArrayList<>();
        BigDecimal before = null;
        for (KnownFigure figure : known.values()) {
            if (before != null) {
                steps.add(figure.value().subtract(before).abs());
            }
            before = figure.value();
        }
        steps.sort(Comparator.naturalOrder());
        return steps.isEmpty() ? BigDecimal.ZERO : steps.get(steps.size() / 2);
    }

    /** What of a delivery would change anything, as the loader finds it. */
    DeliveredFigures difference(SentDelivery delivered, boolean pulled) {
        List<DeliveredFigure> changing = new ArrayList<>();
        Map<Slice, long[]> counts = new LinkedHashMap<>();
        for (Observation cell : delivered.cells()) {
            BigDecimal known = at(cell.series(), cell.timePeriod());
            long[] count = counts.computeIfAbsent(
                    new Slice(cell.series().indicator(), cell.timePeriod()), absent -> new long[3]);
            boolean same = known != null && known.compareTo(cell.obsValue()) == 0;
            count[same ? 2 : known == null ? 0 : 1]++;
            if (!same) {
                Location place = new Location(
                        cell.origin().rowNo(),
                        "column " + cell.origin().columnNo(),
                        cell.origin().columnNo());
                changing.add(new DeliveredFigure(cell.series(), cell.timePeriod(), cell.obsValue(), known, place));
            }
        }
        List<DeliveredPeriod> brought = new ArrayList<>();
        counts.forEach((slice, count) ->
                brought.add(new DeliveredPeriod(slice.indicator(), slice.period(), count[0], count[1], count[2])));
        return new DeliveredFigures(changing, brought, 0, pulled ? null : delivered.fileName(), delivered.day());
    }

    /** Believes a delivery. */
    void take(SentDelivery delivered) {
        taken++;
        for (Observation cell : delivered.cells()) {
            TreeMap<TimePeriod, KnownFigure> series =
                    figures.computeIfAbsent(cell.series(), absent -> new TreeMap<>(BY_DAY));
            KnownFigure known = series.get(cell.timePeriod());
            if (known == null || known.value().compareTo(cell.obsValue()) != 0) {
                histories.remove(cell.series());
                series.put(cell.timePeriod(), new KnownFigure(cell.timePeriod(), cell.obsValue(), taken));
            }
        }
        Set<TimePeriod> brought =
                delivered.cells().stream().map(Observation::timePeriod).collect(Collectors.toSet());
        named.addFirst(new NamedDelivery(delivered.fileName(), brought));
        if (named.size() > NAMES) {
            named.removeLast();
        }
    }
}
