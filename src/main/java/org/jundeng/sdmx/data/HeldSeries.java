// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.observation.TimePeriod;
import org.jundeng.sdmx.Component;

/** The figures of one series by their periods, or only as many from its ends as are asked for. */
final class HeldSeries {

    private final int first;
    private final int most;
    private final List<LocalDate> days = new ArrayList<>();
    private final List<SdmxFigure> figures = new ArrayList<>();

    HeldSeries(DataQuery query) {
        int last = query.last() == null ? 0 : query.last();
        this.first = query.first() == null ? 0 : query.first();
        this.most = query.isOfEnds() ? first + last : Integer.MAX_VALUE;
    }

    /** Adds a figure; whether one more is held than before. Most come in the order of their periods. */
    boolean add(SdmxFigure figure) {
        LocalDate day = TimePeriod.parse(figure.value(Component.TIME_PERIOD))
                .orElseThrow()
                .firstDay();
        int place = behind(day);
        days.add(place, day);
        figures.add(place, figure);
        if (figures.size() <= most) {
            return true;
        }
        // The first one behind those from the beginning: all others are nearer to an end.
        days.remove(first);
        figures.remove(first);
        return false;
    }

    /** The place behind all figures of a day and of those before it. */
    private int behind(LocalDate day) {
        int from = 0;
        int to = days.size();
        if (to > 0 && !days.get(to - 1).isAfter(day)) {
            return to;
        }
        while (from < to) {
            int middle = (from + to) / 2;
            if (days.get(middle).isAfter(day)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    List<SdmxFigure> figures() {
        return List.copyOf(figures);
    }
}
