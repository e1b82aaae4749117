// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.past;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Figure;
import org.jundeng.assess.LastEvaluation;
import org.jundeng.assess.RegionalIndicator;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Sql;

/** The values that figures had at the last evaluation. */
final class KnownBefore {

    /** The values that were replaced or withdrawn since, as they were then; they are few. */
    private static final String REPLACED = """
            select r.series_id, r.time_period, r.obs_value, s.indicator, exists (
                select from derived d
                where d.series_id = r.series_id and d.time_period = r.time_period and d.outranks) as outranked
            from revision r
            cross join lateral (select k.indicator from series k where k.series_id = r.series_id offset 0) s
            where r.replaced_by > ? and r.known_since <= ?
            """;

    private final LastEvaluation.Point last;
    private final LocalDate night;
    private final boolean byNewFormulas;
    private final Map<Cell, BigDecimal> replaced = new HashMap<>();
    private final Map<DerivedCell, BigDecimal> derived = new HashMap<>();
    /** Reported figures that were replaced or withdrawn, but did not count, because their parts did. */
    private final Set<Cell> outranked = new HashSet<>();

    private final Set<String> indicators = new HashSet<>();

    private record Cell(long seriesId, LocalDate firstDay) {}

    private record DerivedCell(RegionalIndicator series, TimePeriod timePeriod) {}

    private KnownBefore(LastEvaluation.Point last, LocalDate night, boolean byNewFormulas) {
        this.last = last;
        this.night = night;
        this.byNewFormulas = byNewFormulas;
    }

    /**
     * Reads the values as they were at {@code last}.
     *
     * @param changes what was derived anew since
     * @param complete whether the figures count as new whose periods have ended since the last complete evaluation
     */
    static KnownBefore read(Connection connection, LastEvaluation.Point last, DerivedAnew changes, boolean complete)
            throws SQLException {
        KnownBefore known = new KnownBefore(last, complete ? last.night() : null, changes.byNewFormulas());
        Sql.each(
                connection,
                REPLACED,
                row -> {
                    Cell cell = new Cell(row.getLong(1), row.getObject(2, LocalDate.class));
                    known.replaced.put(cell, row.getBigDecimal(3));
                    if (row.getBoolean(5)) {
                        known.outranked.add(cell);
                    }
                    known.indicators.add(row.getString(4));
                },
                last.line(),
                last.line());
        for (Derivation.Change change : changes.changes()) {
            RegionalIndicator series = new RegionalIndicator(change.indicator(), change.regionId());
            known.derived.put(new DerivedCell(series, change.timePeriod()), change.before());
            known.indicators.add(change.indicator());
        }
        return known;
    }

    /** The indicators of which a figure was replaced, withdrawn or derived anew. */
    Set<String> indicators() {
        return indicators;
    }

    /** The value that the figure had; null where it was not known, or where its period had not ended. */
    BigDecimal value(RegionalIndicator series, Figure figure) {
        if (night != null && !figure.timePeriod().lastDay().isBefore(night)) {
            return null;
        }
        Cell cell = new Cell(figure.seriesId(), figure.timePeriod().firstDay());
        if (figure.source().method() == null) {
            return replaced.containsKey(cell)
                    ? replaced.get(cell)
                    : figure.source().deliveryId() > last.line() ? null : figure.obsValue();
        }
        if (byNewFormulas && figure.source().deliveryId() <= last.line()) {
            return figure.obsValue(); // nothing came or was corrected: it is only reckoned in another way
        }
        DerivedCell key = new DerivedCell(series, figure.timePeriod());
        if (derived.containsKey(key)) {
            BigDecimal before = derived.get(key);
            return before == null ? replaced.get(cell) : before;
        }
        return outranked.contains(cell) ? figure.obsValue() : replaced.getOrDefault(cell, figure.obsValue());
    }
}
