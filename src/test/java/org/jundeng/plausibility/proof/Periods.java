// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.math.BigDecimal;
import java.util.Optional;
import org.jundeng.catalogue.Indicator;
import org.jundeng.observation.Freq;
import org.jundeng.observation.Observation;
import org.jundeng.observation.TimePeriod;

/** Figures of another time than the delivery says. */
final class Periods {

    private Periods() {}

    /** The newest period's figures under the year before; only they are in the file. */
    static Optional<SentDelivery> underLastYear(Mistake.Place place) {
        TimePeriod newest = place.honest().newest();
        if (newest.freq() == Freq.D) {
            return Optional.empty();
        }
        TimePeriod before =
                TimePeriod.containing(newest.freq(), newest.firstDay().minusYears(1));
        return known(
                place,
                before,
                place.honest()
                        .with(place.honest().ofTheNewest().stream()
                                .map(cell -> new Observation(
                                        cell.series(), before, cell.obsValue(), cell.obsStatus(), cell.origin()))
                                .toList()));
    }

    /** The wrong delivery, where most of the figures that it would replace are known and differ. */
    private static Optional<SentDelivery> known(Mistake.Place place, TimePeriod period, SentDelivery wrong) {
        long differing = wrong.cells().stream()
                .filter(cell -> {
                    BigDecimal known = place.known().at(cell.series(), period);
                    return known != null && known.compareTo(cell.obsValue()) != 0;
                })
                .count();
        return differing > 0.6 * wrong.cells().size() ? Optional.of(wrong) : Optional.empty();
    }

    /** The figures of the period before, with the new period written over them. */
    static Optional<SentDelivery> lastPeriodAgain(Mistake.Place place) {
        TimePeriod newest = place.honest().newest();
        TimePeriod before = newest.plus(-1);
        return Cells.altered(
                place,
                cell -> cell.timePeriod().equals(newest) && place.known().at(cell.series(), before) != null,
                cell -> place.known().at(cell.series(), before));
    }

    /** The file of one period under the name of another. */
    static Optional<SentDelivery> namedForAnother(Mistake.Place place) {
        TimePeriod newest = place.honest().newest();
        if (newest.freq() == Freq.D) {
            return Optional.empty();
        }
        TimePeriod first = place.honest().cells().stream()
                .map(Observation::timePeriod)
                .min(TimePeriod::compareTo)
                .orElseThrow();
        TimePeriod other = place.draw().chance(0.5)
                ? newest.plus(1)
                : first.plus(-1 - place.draw().below(3));
        String name = place.honest().fileName();
        for (String[] words : new String[][] {
            {FileName.chinese(newest), FileName.chinese(other)},
            {newest.toString(), other.toString()},
            {newest.toString().replace("-", ""), other.toString().replace("-", "")}
        }) {
            if (name.contains(words[0])
                    && !name.contains(FileName.compact(place.honest().day()))) {
                return Optional.of(place.honest().named(name.replace(words[0], words[1])));
            }
        }
        return Optional.empty();
    }

    /** The month's own number in the column of the total since January, in all districts. */
    static Optional<SentDelivery> monthForRunningTotal(Mistake.Place place) {
        TimePeriod newest = place.honest().newest();
        TimePeriod before = newest.plus(-1);
        return Cells.rewritten(
                place,
                cell -> isRunningTotal(cell, newest) && place.known().at(cell.series(), before) != null,
                cell -> cell.obsValue().subtract(place.known().at(cell.series(), before)));
    }

    /** Two districts start to count anew in the middle of the year. */
    static Optional<SentDelivery> runningTotalOfSomeFalls(Mistake.Place place) {
        TimePeriod newest = place.honest().newest();
        TimePeriod before = newest.plus(-1);
        long skipped = place.draw().below(5);
        Observation[] some = place.honest().ofTheNewest().stream()
                .filter(cell -> isRunningTotal(cell, newest) && place.known().at(cell.series(), before) != null)
                .skip(skipped)
                .limit(2)
                .toArray(Observation[]::new);
        return Cells.rewritten(place, cell -> java.util.Arrays.asList(some).contains(cell), cell -> cell.obsValue()
                .subtract(place.known().at(cell.series(), before)));
    }

    private static boolean isRunningTotal(Observation cell, TimePeriod newest) {
        Indicator indicator =
                World.CATALOGUE.indicator(cell.series().indicator()).orElseThrow();
        boolean january = newest.firstDay().getMonthValue() == 1;
        return indicator.yearToDateOf() != null && cell.timePeriod().equals(newest) && !january;
    }
}
