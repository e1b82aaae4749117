// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jundeng.binding.FormerIds;
import org.jundeng.observation.Freq;

/**
 * Where the observations stand in a delivery's records.
 *
 * @param layout what the rows and the columns stand for
 * @param freq the frequency of what is delivered
 * @param columns the promised columns, at least one
 * @param indicator the one indicator of a wide-areas or wide-periods feed without an indicator column; else null
 * @param unit the unit of its values; null means the indicator's own
 * @param refArea the region, by code, of a feed without a region column; null elsewhere
 * @param rows what is said of rows that are not plain data; nothing where absent
 * @param periods what is said of periods beside their frequency; nothing where absent
 * @param timePeriod where the one period of all rows is said, if no column says it, or the year whose parts are the
 *     headers of a wide-periods feed; null where columns or headers say it
 */
public record TableShape(
        TableShape.Layout layout,
        Freq freq,
        List<ColumnContract> columns,
        String indicator,
        String unit,
        String refArea,
        RowRules rows,
        PeriodRules periods,
        PeriodSource timePeriod) {

    public TableShape {
        if (columns == null || columns.isEmpty()) {
            throw new IllegalArgumentException("columns is missing: a contract promises at least one");
        }
        columns = List.copyOf(columns);
        rows = rows == null ? RowRules.NONE : rows;
        periods = periods == null ? PeriodRules.NONE : periods;
    }

    /** The same with the present ids of its indicators. */
    TableShape with(FormerIds indicators) {
        return new TableShape(
                layout,
                freq,
                columns.stream().map(column -> column.with(indicators)).toList(),
                indicators.current(indicator),
                unit,
                refArea,
                rows,
                periods,
                timePeriod);
    }

    /** Whether headers name parts of a year, such as 6月, and the year stands beside the table. */
    public boolean needsYear() {
        return layout == Layout.WIDE_PERIODS && timePeriod != null;
    }

    /** All frequencies that the rows may have, the one by which they are due first. */
    public List<Freq> freqs() {
        return Stream.concat(Stream.of(freq), periods.alsoFreq().stream()).toList();
    }

    /** The same with values in other units: by the names of columns, and of all columns that have none of their own. */
    TableShape inUnits(Map<String, String> byColumn, String usual) {
        return new TableShape(
                layout,
                freq,
                columns.stream()
                        .map(column -> byColumn.containsKey(column.name())
                                ? column.inUnit(byColumn.get(column.name()))
                                : column)
                        .toList(),
                indicator,
                usual,
                refArea,
                rows,
                periods,
                timePeriod);
    }

    /** What the rows and the columns of a table stand for. */
    public enum Layout {
        /** One observation a row. */
        LONG,
        /** Indicators as columns. */
        WIDE,
        /** Regions as columns: every header that no column claims is read as a region. */
        WIDE_AREAS,
        /** Periods as columns: every header that no column claims is read as a period. */
        WIDE_PERIODS
    }
}
