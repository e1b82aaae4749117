// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.util.ArrayList;
import java.util.List;
import org.jundeng.cli.terminal.AnswerStream;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.view.Names;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.Observations.Row;

/**
 * One line a figure. The first ten columns are a promise to programs; whatever is added stands behind them.
 *
 * @param names the names to add; null for none
 * @param withMethod whether a column says how a figure was derived
 */
record FigureLines(Names names, boolean withMethod) implements FigureTable {

    private static final List<String> PROMISED = List.of(
            "freq",
            "indicator",
            "ref_area",
            "time_period",
            "obs_value",
            "obs_status",
            "unit_measure",
            "delivery",
            "dimensions",
            "region_id");
    private static final List<String> NAMES = List.of(
            "indicator_name",
            "region_name",
            "unit_name",
            "status_name",
            "bureau",
            "bureau_name",
            "feed",
            "feed_name",
            "method_name");

    @Override
    public String[] columns(Rows rows) {
        List<String> columns = new ArrayList<>(PROMISED);
        if (names != null) {
            columns.addAll(NAMES);
        }
        if (withMethod) {
            columns.add("method");
        }
        return columns.toArray(String[]::new);
    }

    @Override
    public void print(Rows rows, AnswerStream to) {
        rows.each(row -> to.add(cells(row)));
    }

    private Object[] cells(Row row) {
        int width = PROMISED.size() + (names == null ? 0 : NAMES.size()) + (withMethod ? 1 : 0);
        Object[] cells = new Object[width];
        cells[0] = row.freq();
        cells[1] = row.indicator();
        cells[2] = row.refArea();
        cells[3] = row.timePeriod();
        cells[4] = row.obsValue();
        cells[5] = row.obsStatus();
        cells[6] = row.unitMeasure();
        cells[7] = row.delivery();
        cells[8] = new AnswerTable.RawJson(row.dimensions());
        cells[9] = row.regionId();
        if (names != null) {
            name(row, cells);
        }
        if (withMethod) {
            cells[width - 1] = row.method();
        }
        return cells;
    }

    private void name(Row row, Object[] cells) {
        int at = PROMISED.size();
        cells[at++] = names.indicator(row.indicator());
        cells[at++] =
                names.region(row.regionId(), TimePeriod.parse(row.timePeriod()).orElseThrow());
        cells[at++] = names.unit(row.unitMeasure());
        cells[at++] = names.status(row.obsStatus());
        cells[at++] = row.bureau();
        cells[at++] = names.bureau(row.bureau());
        cells[at++] = row.feed();
        cells[at++] = names.feed(row.feed());
        cells[at] = names.method(row.method());
    }
}
