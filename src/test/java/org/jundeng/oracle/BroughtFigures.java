// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who brought which figure when: the files are numbered as they come, withdrawals as well. */
final class BroughtFigures {

    private final Map<String, List<Line>> lines = new HashMap<>();
    private int last;

    /**
     * What a file made of a figure.
     *
     * @param number the number of the file
     * @param on the day on which it came
     * @param value the figure; null where it is marked as missing or withdrawn
     * @param withdrawn whether it was withdrawn
     */
    record Line(int number, LocalDate on, Integer value, boolean withdrawn) {}

    void brings(String place, LocalDate of, Integer value, LocalDate today) {
        of(place, of).add(new Line(++last, today, value, false));
    }

    void withdraws(String place, LocalDate of, LocalDate today) {
        of(place, of).add(new Line(++last, today, null, true));
    }

    /** All that was made of a figure, the oldest first. */
    List<Line> of(String place, LocalDate day) {
        return lines.computeIfAbsent(place + day, first -> new ArrayList<>());
    }

    /** What was made of it last. */
    Line last(String place, LocalDate day) {
        List<Line> all = of(place, day);
        return all.get(all.size() - 1);
    }

    /** What it was before it was made so last; null where it was none. */
    Integer valueBefore(String place, LocalDate day) {
        List<Line> all = of(place, day);
        return all.size() < 2 ? null : all.get(all.size() - 2).value();
    }

    /** Whether a file of that number brought the figure. */
    boolean brought(String place, LocalDate day, int number, Integer value) {
        return of(place, day).stream().anyMatch(line -> line.number() == number && value.equals(line.value()));
    }
}
