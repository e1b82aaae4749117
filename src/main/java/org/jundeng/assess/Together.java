// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jundeng.observation.Freq;

/**
 * A level that was promised of each district, and was not kept by all at the deadline: what has become of it since. It
 * is reached late where the city or group and each district satisfy the bound at one time after the deadline, and none
 * has violated it since. What held at the deadline alone says nothing about that time.
 */
final class Together {

    /** Stands for the city or group as a whole among the districts. */
    static final String TOTAL = "";

    private final Bound bound;
    private final LocalDate until;
    /** The figures of the total and of each district, from that of the deadline on. */
    private final Map<String, List<Figure>> since = new LinkedHashMap<>();

    private LocalDate begins;
    private LocalDate reached;

    /**
     * Looks at the total and the districts.
     *
     * @param freq the frequency of the total's figure at the deadline
     */
    Together(TargetTerm term, Freq freq, Collection<String> districts) {
        this.bound = term.bound();
        this.until = term.target().until();
        since.put(TOTAL, from(term, term.history().of(freq)));
        districts.forEach(district ->
                since.put(district, from(term, term.known().of(district).main(freq))));
        SortedSet<LocalDate> days = new TreeSet<>(Comparator.reverseOrder());
        since.values().forEach(figures -> figures.stream()
                .map(figure -> figure.timePeriod().lastDay())
                .filter(day -> day.isAfter(term.target().until()))
                .forEach(days::add));
        for (LocalDate day : days) {
            if (since.keySet().stream().anyMatch(part -> isBroken(part, day))) {
                break;
            }
            begins = day;
            reached = since.keySet().stream().allMatch(part -> at(part, day).isPresent()) ? day : reached;
        }
    }

    private static List<Figure> from(TargetTerm term, List<Figure> figures) {
        return figures.stream()
                .filter(figure -> !figure.timePeriod()
                        .lastDay()
                        .isBefore(term.lastPeriod(figure.timePeriod().freq()).lastDay()))
                .toList();
    }

    /** The last figure of a district or of the {@link #TOTAL}; empty where there is none from the deadline on. */
    Optional<Figure> last(String part) {
        return LevelRules.latest(since.get(part));
    }

    /**
     * How a district or the {@link #TOTAL} stands by its last figure: late only if it is known to have violated the
     * bound at the deadline.
     */
    State state(String part) {
        List<Figure> figures = since.get(part);
        if (figures.isEmpty()) {
            return State.AWAITING_FIGURE;
        }
        Figure first = figures.get(0);
        boolean inTime = first.timePeriod().firstDay().isAfter(until) || bound.holds(first.obsValue());
        boolean still = bound.holds(LevelRules.last(figures).obsValue());
        return still ? inTime ? State.MET : State.MET_LATE : State.MISSED;
    }

    /** The figure since which a district or the {@link #TOTAL} has always satisfied the bound, as it does still. */
    Figure sinceWhen(String part) {
        return LevelRules.sinceWhen(since.get(part), bound);
    }

    /** The first day on which all were known to satisfy the bound, and since which none violated it; null for none. */
    LocalDate reached() {
        return reached;
    }

    /** The day since which none has violated the bound, by what is known; null where one does. */
    LocalDate begins() {
        return begins;
    }

    /** The figure that was known on {@code day}; empty where that of a later period was due by then, or it violates. */
    Optional<Figure> at(String part, LocalDate day) {
        return known(part, day)
                .filter(figure -> bound.holds(figure.obsValue())
                        && figure.timePeriod().plus(1).lastDay().isAfter(day));
    }

    private boolean isBroken(String part, LocalDate day) {
        return known(part, day)
                .filter(figure -> !bound.holds(figure.obsValue()))
                .isPresent();
    }

    private Optional<Figure> known(String part, LocalDate day) {
        return since.get(part).stream()
                .filter(figure -> !figure.timePeriod().lastDay().isAfter(day))
                .reduce((earlier, later) -> later);
    }
}
