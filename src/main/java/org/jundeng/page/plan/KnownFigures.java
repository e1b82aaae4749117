// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Indicator;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.PageContext;
import org.jundeng.warehouse.history.Observations;

/**
 * The figures of an indicator that have a value and no dimension, in the order of time.
 *
 * @param all the figures
 */
record KnownFigures(List<Known> all) {

    KnownFigures {
        all = List.copyOf(all);
    }

    /** A figure of a region and a period. */
    record Known(String regionId, TimePeriod period, BigDecimal value) {}

    /** Those among {@code rows}. */
    static KnownFigures of(List<Observations.Row> rows) {
        return new KnownFigures(
                rows.stream()
                        .filter(row -> row.dimensions().equals("{}") && row.obsValue() != null)
                        .flatMap(row -> TimePeriod.parse(row.timePeriod())
                                .map(period -> new Known(row.regionId(), period, row.obsValue()))
                                .stream())
                        .sorted(Comparator.comparing(Known::period))
                        .toList());
    }

    /** Those of each region. */
    Map<String, List<Known>> byRegion() {
        Map<String, List<Known>> byRegion = new LinkedHashMap<>();
        all.forEach(each -> byRegion.computeIfAbsent(each.regionId(), first -> new ArrayList<>())
                .add(each));
        return byRegion;
    }

    /** Those of the frequency of which there are most; of as many, the longer ones. */
    List<Known> mostOften() {
        return all.stream()
                .collect(Collectors.groupingBy(known -> known.period().freq(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .max(Comparator.comparing((List<Known> each) -> each.size()))
                .orElse(List.of());
    }

    /** A figure with its period, in words. */
    static String said(PageContext context, Known known, Indicator indicator, Bound bound) {
        return context.words()
                .say(
                        "board.figure",
                        context.phrases().period(known.period()),
                        context.phrases().figure(known.value(), indicator, bound));
    }
}
