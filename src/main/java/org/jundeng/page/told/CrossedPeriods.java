// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.told;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Rule;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.book.EpisodeBook.Happened;
import org.jundeng.alert.book.EpisodeBook.Sight;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.Observations;

/**
 * Finds the periods whose figures crossed the bound in an episode. A night sees the latest figure alone: those that
 * came together with it are found in the series, and one between the bound and the margin has not crossed.
 *
 * @param warehouse where figures are looked up, as known now
 * @param rule the rule as it is configured now; null where it was removed
 */
record CrossedPeriods(DataSource warehouse, Rule rule) {

    /** The periods with the figure that crossed, or with the measure seen last; empty where no figure was seen. */
    NavigableMap<TimePeriod, BigDecimal> of(EpisodeBook.Entry entry, List<Happened> course, Map<Long, Sight> sights) {
        List<Sight> seen = course.stream()
                .filter(each -> !each.isByPerson() && !isEnd(each))
                .map(each -> sights.get(each.eventId()))
                .filter(sight -> sight.measure() != null && sight.figure() != null)
                .toList();
        NavigableMap<TimePeriod, BigDecimal> periods = new TreeMap<>();
        seen.forEach(sight -> periods.put(sight.figure().timePeriod(), sight.measure()));
        boolean figuresAreCompared = rule != null
                && rule.condition() instanceof Condition.Threshold
                && entry.indicator() != null
                && seen.stream().map(Sight::facts).noneMatch(Facts::soFar);
        if (periods.isEmpty() || !figuresAreCompared) {
            return periods;
        }
        NavigableMap<TimePeriod, BigDecimal> crossing = inSeries(entry, periods.firstKey(), periods.lastKey());
        return crossing.isEmpty() ? periods : crossing;
    }

    private static boolean isEnd(Happened each) {
        return each.event().equals("closed") || each.event().equals("lapsed");
    }

    /** The figures of the series that cross, from the row in which it began to the last period that was seen. */
    private NavigableMap<TimePeriod, BigDecimal> inSeries(EpisodeBook.Entry entry, TimePeriod first, TimePeriod last) {
        NavigableMap<TimePeriod, BigDecimal> figures = new TreeMap<>();
        new Observations(warehouse)
                .each(
                        FigureSelection.ALL
                                .of(entry.indicator())
                                .in(entry.regionId())
                                .between(null, last.lastDay()),
                        row -> TimePeriod.parse(row.timePeriod())
                                .filter(period -> row.obsValue() != null
                                        && row.dimensions().equals("{}"))
                                .filter(period -> period.freq() == last.freq())
                                .ifPresent(period -> figures.put(period, row.obsValue())));
        TimePeriod from = first;
        for (TimePeriod before = figures.lowerKey(from);
                before != null && crosses(figures.get(before));
                before = figures.lowerKey(from)) {
            from = before;
        }
        NavigableMap<TimePeriod, BigDecimal> crossing = new TreeMap<>(figures.subMap(from, true, last, true));
        crossing.values().removeIf(value -> !crosses(value));
        return crossing;
    }

    private boolean crosses(BigDecimal value) {
        return rule.ladder().grade(value) != null;
    }
}
