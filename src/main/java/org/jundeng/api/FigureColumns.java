// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import static org.jundeng.api.ApiColumn.always;
import static org.jundeng.api.ApiColumn.maybe;

import java.util.List;
import java.util.stream.Stream;
import org.jundeng.api.ApiColumn.Type;
import org.jundeng.warehouse.history.Observations.Row;

/** The columns of figures. The first ten are those of {@code jundeng observations --csv}. */
final class FigureColumns {

    static final List<ApiColumn> OF_FIGURES = List.of(
            always("freq", Type.TEXT, "The frequency: A year, S half-year, Q quarter, M month, D day."),
            always("indicator", Type.TEXT, "The indicator's id."),
            maybe("ref_area", Type.TEXT, "The code that the region had in the period."),
            always(
                    "time_period",
                    Type.TEXT,
                    "The period, as SDMX writes it: 2014, 2014-S1, 2014-Q2, 2014-06, 2014-06-10."),
            maybe("obs_value", Type.DECIMAL, "The value in unit_measure, exact; null is missing, and never zero."),
            maybe("obs_status", Type.TEXT, "The status by SDMX: A normal, M missing, Q confidential, and others."),
            maybe("unit_measure", Type.TEXT, "The unit."),
            maybe(
                    "delivery",
                    Type.INTEGER,
                    "The ledger number of its delivery; of a derived figure, the last one among those of its inputs."),
            always("dimensions", Type.OBJECT, "What else splits it; an empty object for the whole."),
            always("region_id", Type.TEXT, "The region's id, which stays the same whatever its code."),
            maybe("method", Type.TEXT, "How it was derived; null where it was reported."),
            maybe("bureau", Type.TEXT, "The bureau that reported it; null where it was derived."),
            maybe("feed", Type.TEXT, "The feed that brought it; null where it was derived."));

    static final List<ApiColumn> OF_CHANGES = Stream.concat(
                    OF_FIGURES.stream(),
                    Stream.of(
                            always(
                                    "action",
                                    Type.TEXT,
                                    "With updatedAfter only. replace: take this figure in place of what you have;"
                                            + " delete: it is known no longer, drop it."),
                            always(
                                    "changed_by",
                                    Type.INTEGER,
                                    "With updatedAfter only. The ledger number of the line that made it so.")))
            .toList();

    private FigureColumns() {}

    static Object[] cells(Row row) {
        return cells(row, OF_FIGURES.size());
    }

    static Object[] cells(Row row, boolean isGone, long line) {
        Object[] cells = cells(row, OF_CHANGES.size());
        cells[OF_FIGURES.size()] = isGone ? "delete" : "replace";
        cells[OF_FIGURES.size() + 1] = line;
        return cells;
    }

    private static Object[] cells(Row row, int width) {
        Object[] cells = new Object[width];
        int at = 0;
        cells[at++] = row.freq();
        cells[at++] = row.indicator();
        cells[at++] = row.refArea();
        cells[at++] = row.timePeriod();
        cells[at++] = row.obsValue();
        cells[at++] = row.obsStatus();
        cells[at++] = row.unitMeasure();
        cells[at++] = row.delivery();
        cells[at++] = row.dimensions();
        cells[at++] = row.regionId();
        cells[at++] = row.method();
        cells[at++] = row.bureau();
        cells[at] = row.feed();
        return cells;
    }
}
