// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jundeng.cli.terminal.AnswerStream;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.view.Names;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.Observations.Row;

/**
 * One line a series, one column a period: years first, then half-years, quarters, months and days. A cell is empty
 * where there is no value. It reads the figures twice, once for the periods; one series at a time is in memory. The
 * figures must come series by series.
 */
final class WideFigures implements FigureTable {

    private static final List<String> OF_SERIES =
            List.of("freq", "indicator", "ref_area", "unit_measure", "dimensions", "region_id");
    private static final List<String> NAMES = List.of("indicator_name", "region_name", "unit_name");
    private static final Comparator<TimePeriod> BY_LENGTH =
            Comparator.comparing(TimePeriod::freq).thenComparing(TimePeriod::firstDay);

    private final Names names;
    private final Map<String, Integer> columnOf = new HashMap<>();
    private int width;

    /** Adds {@code names}; null for none. */
    WideFigures(Names names) {
        this.names = names;
    }

    @Override
    public String[] columns(Rows rows) {
        SortedSet<TimePeriod> periods = new TreeSet<>(BY_LENGTH);
        Map<String, Boolean> seen = new HashMap<>();
        rows.each(row -> {
            if (seen.put(row.timePeriod(), true) == null) {
                periods.add(period(row));
            }
        });
        List<String> columns = new ArrayList<>(OF_SERIES);
        if (names != null) {
            columns.addAll(NAMES);
        }
        for (TimePeriod period : periods) {
            columnOf.put(period.toString(), columns.size());
            columns.add(period.toString());
        }
        width = columns.size();
        return columns.toArray(String[]::new);
    }

    @Override
    public void print(Rows rows, AnswerStream to) {
        Line line = new Line(to);
        rows.each(line::take);
        line.print();
    }

    private static TimePeriod period(Row row) {
        return TimePeriod.parse(row.timePeriod()).orElseThrow();
    }

    /** The line of the series that is being read. */
    private final class Line {

        private final AnswerStream to;
        private Row last;
        private Object[] cells;

        Line(AnswerStream to) {
            this.to = to;
        }

        void take(Row row) {
            if (last == null || !isOneSeries(last, row)) {
                print();
                cells = new Object[width];
            }
            cells[columnOf.get(row.timePeriod())] = row.obsValue();
            last = row;
        }

        private boolean isOneSeries(Row one, Row other) {
            return one.indicator().equals(other.indicator())
                    && one.regionId().equals(other.regionId())
                    && one.freq().equals(other.freq())
                    && one.dimensions().equals(other.dimensions());
        }

        /** The code and the name are those of the last period. */
        void print() {
            if (last == null) {
                return;
            }
            cells[0] = last.freq();
            cells[1] = last.indicator();
            cells[2] = last.refArea();
            cells[3] = last.unitMeasure();
            cells[4] = new AnswerTable.RawJson(last.dimensions());
            cells[5] = last.regionId();
            if (names != null) {
                cells[6] = names.indicator(last.indicator());
                cells[7] = names.region(last.regionId(), period(last));
                cells[8] = names.unit(last.unitMeasure());
            }
            to.add(cells);
        }
    }
}
