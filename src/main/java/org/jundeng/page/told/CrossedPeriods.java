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

    /** The periods, the earliest first; empty where no figure was seen. */
    List<TimePeriod> of(EpisodeBook.Entry entry, List<Happened> course, Map<Long, Sight> sights) {
        List<Sight> seen = course.stream()
                .filter(each -> !each.isAcknowledgement() && !isEnd(each))
                .map(each -> sights.get(each.eventId()))
                .filter(sight -> sight.measure() != null && sight.figure() != null)
                .toList();
        List<TimePeriod> periods = seen.stream()
                .map(sight -> sight.figure().timePeriod())
                .distinct()
                .sorted()
                .toList();
        boolean figuresAreCompared = rule != null
                && rule.condition() instanceof Condition.Threshold
                && entry.indicator() != null
                && seen.stream().map(Sight::facts).noneMatch(Facts::soFar);
        if (periods.isEmpty() || !figuresAreCompared) {
            return periods;
        }
        List<TimePeriod> crossing = inSeries(entry, periods);
        return crossing.isEmpty() ? periods : crossing;
    }

    private static boolean isEnd(Happened each) {
        return each.event().equals("closed") || each.event().equals("lapsed");
    }

    /** The figures of the series that cross, from the row in which it began to the last period that was seen. */
    private List<TimePeriod> inSeries(EpisodeBook.Entry entry, List<TimePeriod> seen) {
        TimePeriod first = seen.get(0);
        TimePeriod last = seen.get(seen.size() - 1);
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
        return figures.subMap(from, true, last, true).entrySet().stream()
                .filter(each -> crosses(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean crosses(BigDecimal value) {
        return rule.ladder().grade(value) != null;
    }
}
