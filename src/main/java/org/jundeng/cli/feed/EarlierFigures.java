// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.feed;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jundeng.contract.Contract;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.template.FiguresBefore;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.Observations;

/** What bureaus reported for one period, as a template shows it. */
record EarlierFigures(OpenWorkspace opened) {

    /** The reported values of the feed's indicators that have no dimensions, in the feed's frequency. */
    FiguresBefore of(Contract contract, TimePeriod period) {
        Map<FiguresBefore.Figure, BigDecimal> values = new LinkedHashMap<>();
        Observations stored = new Observations(opened.database());
        for (String indicator : contract.broughtIndicators()) {
            FigureSelection wanted =
                    FigureSelection.REPORTED.of(indicator).between(period.firstDay(), period.lastDay());
            stored.each(wanted, row -> {
                boolean plain = row.dimensions() == null || row.dimensions().equals("{}");
                if (plain && row.obsValue() != null && row.timePeriod().equals(period.toString())) {
                    values.put(new FiguresBefore.Figure(row.indicator(), row.regionId()), row.obsValue());
                }
            });
        }
        return new FiguresBefore(values);
    }
}
