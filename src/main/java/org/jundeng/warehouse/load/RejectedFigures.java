// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jundeng.observation.FigureKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Sql;

/**
 * What the figures of rejected rows are about, as far as the rows say so: a later delivery that has the same figure
 * stored mends the row, under whatever name it comes. Of a delivery that is refused, the periods that it has figures
 * of. Of a great many rows the first are kept.
 */
public final class RejectedFigures {

    /** As many as findings are listed. */
    private static final int MOST = 10_000;

    private static final int MOST_PERIODS = 1_000;

    private static final String KEEP = """
            insert into rejected_figure (delivery_id, row_no, freq, time_period, indicator, region_id, dimensions)
            values (?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private static final String KEEP_PERIOD =
            "insert into refused_period (delivery_id, freq, time_period) values (?, ?, ?)";

    private final Map<Long, List<FigureKey>> byRow = new TreeMap<>();
    private final Set<TimePeriod> periods = new TreeSet<>();
    private int count;

    /** Notes a row; not at all where it has more figures than there is room for. */
    public void add(long rowNo, Collection<FigureKey> keys) {
        if (!keys.isEmpty() && count + keys.size() <= MOST) {
            byRow.computeIfAbsent(rowNo, first -> new ArrayList<>()).addAll(keys);
            count += keys.size();
        }
    }

    /** Forgets all, before they are read again. */
    public void clear() {
        byRow.clear();
        periods.clear();
        count = 0;
    }

    /** Notes a period of which there are figures, taken or not. */
    public void addPeriod(TimePeriod period) {
        if (periods.size() < MOST_PERIODS) {
            periods.add(period);
        }
    }

    /** Whether no period is noted. */
    public boolean hasNoPeriod() {
        return periods.isEmpty() && byRow.isEmpty();
    }

    /** Keeps the periods of a delivery of which nothing was taken. */
    void writePeriods(Connection connection, long deliveryId) throws SQLException {
        Set<TimePeriod> all = new TreeSet<>(periods);
        byRow.values().forEach(keys -> keys.forEach(key -> all.add(key.timePeriod())));
        Sql.runAll(
                connection,
                KEEP_PERIOD,
                all.stream()
                        .map(period -> List.of(deliveryId, period.freq().name(), period.firstDay()))
                        .toList());
    }

    void write(Connection connection, long deliveryId) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        byRow.forEach((rowNo, keys) -> keys.forEach(key -> rows.add(List.of(
                deliveryId,
                rowNo,
                key.timePeriod().freq().name(),
                key.timePeriod().firstDay(),
                key.series().indicator(),
                key.series().regionId(),
                SeriesIds.dimensions(key.series())))));
        Sql.runAll(connection, KEEP, rows);
    }
}
