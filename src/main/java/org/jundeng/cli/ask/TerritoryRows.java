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
import org.jundeng.cli.option.RegionLookup;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.Observations;
import org.jundeng.warehouse.Observations.Row;
import org.jundeng.warehouse.Observations.Selection;

/**
 * Asks for the series of one territory through time.
 *
 * @param catalogue what is known of regions and indicators
 * @param observations what the warehouse holds
 */
record TerritoryRows(Catalogue catalogue, Observations observations) {

    /**
     * Hands over the selected rows of the territory.
     *
     * @param area the region that has the territory: an id, or a code or name on the day
     * @param on the day
     * @param selection what is asked; its region does not count
     * @param to who takes the rows
     */
    void each(String area, LocalDate on, Selection selection, Consumer<Row> to) {
        String regionId = RegionLookup.idOf(catalogue.regions(), area, new TimePeriod(Freq.D, on));
        List<Row> rows = new ArrayList<>();
        for (String indicator : indicators(selection.indicator())) {
            for (String kin : catalogue.regions().kin(regionId)) {
                // From the beginning on: what comes before decides whether a period is the first behind a boundary.
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

    /** What must be read to answer for an indicator: itself, and what a ratio is made of; null for all. */
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
