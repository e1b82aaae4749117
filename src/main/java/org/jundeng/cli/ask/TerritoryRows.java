// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jundeng.assess.ComparableSeries;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.cli.option.RegionArgument;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.history.Observations.Row;
import org.jundeng.warehouse.history.Observations.Selection;

/**
 * Finds the observations of one territory through time, whatever its regions were called.
 *
 * @param catalogue the regions and indicators
 * @param observations the observations of the warehouse
 */
record TerritoryRows(Catalogue catalogue, Observations observations) {

    /**
     * Passes the selected rows of the territory on.
     *
     * @param area the region that has the territory: its id, or its code or name on the day
     * @param on the day
     * @param selection the other conditions; its region is ignored
     * @param to receives the rows
     */
    void each(String area, LocalDate on, Selection selection, Consumer<Row> to) {
        String regionId = RegionArgument.idOf(catalogue.regions(), area, new TimePeriod(Freq.D, on));
        List<Row> rows = new ArrayList<>();
        for (String indicator : indicators(selection.indicator())) {
            for (String kin : catalogue.regions().kin(regionId)) {
                // From the beginning on: only earlier periods tell whether a period is the first after a change of
                // boundaries.
                observations.each(new Selection(indicator, kin, null, selection.to(), selection.asKnown()), row -> {
                    if (row.regionId().equals(kin)) {
                        rows.add(row);
                    }
                });
            }
        }
        new ComparableSeries(catalogue, regionId)
                .of(rows).stream()
                        .filter(row ->
                                selection.indicator() == null || row.indicator().equals(selection.indicator()))
                        .filter(row -> selection.from() == null || !starts(row).isBefore(selection.from()))
                        .forEach(to);
    }

    /** The indicators to read: the one that was asked for and, for a ratio, its parts. Null means all. */
    private Set<String> indicators(String indicator) {
        Set<String> indicators = new LinkedHashSet<>();
        indicators.add(indicator);
        if (indicator != null) {
            catalogue.indicator(indicator).ifPresent(known -> indicators.addAll(known.parts()));
        }
        return indicators;
    }

    private static LocalDate starts(Row row) {
        return TimePeriod.parse(row.timePeriod()).orElseThrow().firstDay();
    }
}
