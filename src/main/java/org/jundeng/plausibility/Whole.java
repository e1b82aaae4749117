// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Aggregation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;

/**
 * A whole with its parts: an indicator with those that it is the sum of, or the city with its districts.
 *
 * @param series the whole
 * @param parts the parts, all that there should be
 * @param isRate whether the whole lies among its parts instead of being their sum
 */
record Whole(SeriesKey series, List<SeriesKey> parts, boolean isRate) {

    /** The wholes of one indicator that the figures of a period belong to, as parts or as the whole itself. */
    static List<Whole> of(
            Indicator whole, SortedMap<String, List<ComparedFigure>> columns, TimePeriod period, Catalogue catalogue) {
        List<Whole> wholes = new ArrayList<>();
        if (!whole.sumOf().isEmpty() && areCounts(whole.sumOf(), catalogue)) {
            SortedSet<SeriesKeyOrder> seen = new TreeSet<>();
            List<String> all = new ArrayList<>(whole.sumOf());
            all.add(whole.id());
            all.forEach(id -> columns.getOrDefault(id, List.of())
                    .forEach(figure -> seen.add(new SeriesKeyOrder(as(figure, whole.id())))));
            seen.forEach(each -> wholes.add(new Whole(
                    each.series(),
                    whole.sumOf().stream().map(part -> as(each.series(), part)).toList(),
                    false)));
        }
        List<ComparedFigure> own = columns.getOrDefault(whole.id(), List.of());
        boolean sums = whole.aggregation() == Aggregation.SUM && areCounts(List.of(whole.id()), catalogue);
        if (!own.isEmpty() && (sums || isRate(whole))) {
            List<String> districts = districts(whole, period, catalogue);
            SortedSet<SeriesKeyOrder> seen = new TreeSet<>();
            own.forEach(figure -> seen.add(new SeriesKeyOrder(
                    in(figure.figure().series(), catalogue.regions().city()))));
            seen.forEach(each -> wholes.add(new Whole(
                    each.series(),
                    districts.stream()
                            .map(district -> in(each.series(), district))
                            .toList(),
                    !sums)));
        }
        return wholes;
    }

    /** Orders series, so that the same delivery always gives the same findings. */
    private record SeriesKeyOrder(SeriesKey series) implements Comparable<SeriesKeyOrder> {
        @Override
        public int compareTo(SeriesKeyOrder other) {
            return series.toString().compareTo(other.series.toString());
        }
    }

    private static SeriesKey as(ComparedFigure figure, String indicator) {
        return as(figure.figure().series(), indicator);
    }

    private static SeriesKey as(SeriesKey series, String indicator) {
        return new SeriesKey(series.freq(), indicator, series.regionId(), series.dimensions());
    }

    private static SeriesKey in(SeriesKey series, String regionId) {
        return new SeriesKey(series.freq(), series.indicator(), regionId, series.dimensions());
    }

    private static List<String> districts(Indicator indicator, TimePeriod period, Catalogue catalogue) {
        String group = indicator.coverage().regions();
        return group == null
                ? catalogue.regions().districts(period)
                : catalogue.regions().group(group, period);
    }

    /** Whether all of them are never negative and in one unit, so that no part can be above its whole. */
    private static boolean areCounts(List<String> indicators, Catalogue catalogue) {
        String unit =
                catalogue.indicator(indicators.get(0)).map(Indicator::unit).orElse("");
        return indicators.stream().allMatch(id -> catalogue
                .indicator(id)
                .filter(indicator -> indicator.unit().equals(unit))
                .map(Indicator::minimum)
                .filter(minimum -> minimum.signum() >= 0)
                .isPresent());
    }

    private static boolean isRate(Indicator indicator) {
        boolean sign = indicator.unit().startsWith("%") || indicator.unit().startsWith("‰");
        return indicator.equality() == null
                && (indicator.aggregation() == Aggregation.RATIO
                        || indicator.aggregation() == Aggregation.MEAN
                        || indicator.aggregation() == Aggregation.REPORTED_ONLY && sign);
    }
}
