// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
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
 * @param kind how they belong together
 */
record Whole(SeriesKey series, List<SeriesKey> parts, Whole.Kind kind) {

    /** How parts and whole belong together. */
    enum Kind {
        /** The whole is the sum of its parts. */
        SUM,
        /** No part is above the whole. */
        LIMIT,
        /** The whole lies within the range of its parts. */
        RANGE
    }

    /** The wholes of one indicator that the figures of a period belong to, as parts or as the whole itself. */
    static List<Whole> of(
            Indicator whole, SortedMap<String, List<ComparedFigure>> columns, TimePeriod period, Catalogue catalogue) {
        List<Whole> wholes = new ArrayList<>();
        if (!whole.sumOf().isEmpty() && areCounts(whole.sumOf(), catalogue)) {
            wholes.addAll(of(whole.id(), whole.sumOf(), Kind.SUM, columns));
        }
        if (isShare(whole) && areCounts(whole.parts(), catalogue)) {
            wholes.addAll(of(whole.denominator(), List.of(whole.numerator()), Kind.LIMIT, columns));
        }
        List<ComparedFigure> own = columns.getOrDefault(whole.id(), List.of());
        boolean sums = whole.aggregation() == Aggregation.SUM && areCounts(List.of(whole.id()), catalogue);
        if (!own.isEmpty() && (sums || isRate(whole))) {
            List<String> districts = districts(whole, period, catalogue);
            Set<SeriesKey> seen = new LinkedHashSet<>();
            own.forEach(figure ->
                    seen.add(in(figure.figure().series(), catalogue.regions().city())));
            seen.forEach(each -> wholes.add(new Whole(
                    each,
                    districts.stream().map(district -> in(each, district)).toList(),
                    sums ? Kind.SUM : Kind.RANGE)));
        }
        return wholes;
    }

    /** For each region that has a figure of the whole or of a part. */
    private static List<Whole> of(
            String whole, List<String> parts, Kind kind, SortedMap<String, List<ComparedFigure>> columns) {
        Set<SeriesKey> seen = new LinkedHashSet<>();
        Stream.concat(parts.stream(), Stream.of(whole))
                .forEach(id -> columns.getOrDefault(id, List.of()).forEach(figure -> seen.add(as(figure, whole))));
        return seen.stream()
                .map(each -> new Whole(
                        each, parts.stream().map(part -> as(each, part)).toList(), kind))
                .toList();
    }

    /** Whether it is the share that a part has in a whole: no more than the factor that it is multiplied by. */
    private static boolean isShare(Indicator indicator) {
        return indicator.aggregation() == Aggregation.RATIO
                && indicator.maximum() != null
                && indicator.maximum().compareTo(indicator.per()) == 0;
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
