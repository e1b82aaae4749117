// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jundeng.assess.ComparableSeries;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.cli.option.RegionArgument;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.operation.FigureQuery.Figures;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.FigureSelection.Order;
import org.jundeng.warehouse.history.Observations.Row;

/**
 * Finds the figures of one territory through time, whatever its regions were called.
 *
 * @param catalogue the regions and indicators
 * @param figures the figures of the warehouse
 */
record TerritoryRows(Catalogue catalogue, Figures figures) {

    /** The regions whose rows stay apart, one after the other. */
    private static final Comparator<Row> BY_SERIES =
            Comparator.comparing(Row::dimensions).thenComparing(Row::freq).thenComparing(Row::regionId);

    /**
     * Passes the selected rows of the territory on, with no more than one indicator's in memory.
     *
     * @param area the region that has the territory: its id, or its code or name on the day
     * @param on the day
     * @param selection the other conditions; its region is ignored
     * @param to receives the rows
     */
    void each(String area, LocalDate on, FigureSelection selection, Consumer<Row> to) {
        String regionId = RegionArgument.idOf(catalogue.regions(), area, new TimePeriod(Freq.D, on));
        List<String> indicators = selection.indicator() == null ? figures.indicators() : List.of(selection.indicator());
        indicators.forEach(indicator -> each(regionId, selection.of(indicator), to));
    }

    private void each(String regionId, FigureSelection selection, Consumer<Row> to) {
        List<Row> rows = new ArrayList<>();
        for (String indicator : withParts(selection.indicator())) {
            for (String kin : catalogue.regions().kin(regionId)) {
                // From the beginning on: only earlier periods tell whether a period is the first after a change of
                // boundaries.
                figures.each(selection.of(indicator).in(kin).between(null, selection.to()), rows::add);
            }
        }
        Stream<Row> series = new ComparableSeries(catalogue, regionId)
                .of(rows).stream()
                        .filter(row -> row.indicator().equals(selection.indicator()))
                        .filter(row -> selection.from() == null || !starts(row).isBefore(selection.from()));
        (selection.order() == Order.BY_SERIES ? series.sorted(BY_SERIES) : series).forEach(to);
    }

    /** The indicators to read: the one that was asked for and, for a ratio, its parts. */
    private Set<String> withParts(String indicator) {
        Set<String> indicators = new LinkedHashSet<>();
        indicators.add(indicator);
        catalogue.indicator(indicator).ifPresent(known -> indicators.addAll(known.parts()));
        return indicators;
    }

    private static LocalDate starts(Row row) {
        return TimePeriod.parse(row.timePeriod()).orElseThrow().firstDay();
    }
}
