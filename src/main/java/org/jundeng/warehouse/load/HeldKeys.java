// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** The observations that a delivery holds, by the keys noted when they came. */
final class HeldKeys implements Absences.Held {

    private final SeriesIds series;
    private final KeysSeen seen;
    private final PeriodNumbers numbers = new PeriodNumbers();
    private final Set<LocalDate> periods = new HashSet<>();
    private int lastDay = Integer.MIN_VALUE;

    HeldKeys(SeriesIds series, KeysSeen seen) {
        this.series = series;
        this.seen = seen;
    }

    /** Notes the periods of a block. */
    void note(Block block) {
        for (int place = 0; place < block.size(); place++) {
            if (block.day(place) != lastDay) {
                lastDay = block.day(place);
                periods.add(LocalDate.ofEpochDay(lastDay));
            }
        }
    }

    /** Must not be called before all observations have come. */
    @Override
    public boolean seen(long seriesId, LocalDate period) {
        int no = series.number(seriesId);
        return no != SeriesNumbers.NONE
                && seen.contains(no, numbers.of(series.key(no).freq(), (int) period.toEpochDay()));
    }

    @Override
    public Set<LocalDate> periods() {
        return periods;
    }
}
