// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Scoreboard;
import org.jundeng.assess.State;
import org.jundeng.page.PageContext;
import org.jundeng.page.plan.BoardModel.Part;
import org.jundeng.page.plan.BoardModel.Tally;

/** Counts targets by state, and divides a strip among the states that occur. */
final class Tallies {

    /** The states from the best to the worst, as strips and legends show them. */
    static final List<State> IN_ORDER = List.of(
            State.MET,
            State.MET_LATE,
            State.ON_TRACK,
            State.NOT_YET_DUE,
            State.AWAITING_FIGURE,
            State.NO_DATA,
            State.AT_RISK,
            State.OFF_TRACK,
            State.LOST,
            State.MISSED);

    private static final int STRIP = 1000;

    private Tallies() {}

    /** The assessment that is worst; empty where there is none. */
    static Optional<Assessment> worst(List<Assessment> assessments) {
        return assessments.stream().max(Comparator.comparing((Assessment one) -> IN_ORDER.indexOf(one.state())));
    }

    /** The tally of targets, by the worst state of each. */
    static Tally of(PageContext context, List<Scoreboard.Line> lines) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        lines.forEach(line -> counts.merge(line.state(), 1, Integer::sum));
        return of(context, counts);
    }

    /** The tally of counted states; parts of a strip end where the next begins, without a gap by rounding. */
    static Tally of(PageContext context, Map<State, Integer> counts) {
        int total = counts.values().stream().mapToInt(count -> count).sum();
        List<Part> parts = new ArrayList<>();
        int before = 0;
        for (State state : IN_ORDER) {
            int count = counts.getOrDefault(state, 0);
            if (count > 0) {
                int start = before * STRIP / total;
                int end = (before + count) * STRIP / total;
                parts.add(new Part(context.state(state), count, start, end - start));
                before += count;
            }
        }
        return new Tally(total, parts);
    }
}
