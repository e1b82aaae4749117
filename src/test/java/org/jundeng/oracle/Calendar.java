// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Working days, silences and absences, as the county knows them. */
final class Calendar {

    private static final Set<String> HOLIDAYS =
            Set.of("2014-01-31", "2014-02-03", "2014-02-04", "2014-02-05", "2014-02-06", "2014-04-07", "2014-05-01");
    private static final Set<String> WORKED = Set.of("2014-01-26", "2014-02-08");

    private final Map<String, List<Span>> silences = new HashMap<>();
    private final List<Span> absences = new ArrayList<>();

    /** Some days, the first and the last included. */
    private record Span(LocalDate from, LocalDate until) {
        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    void silence(String place, LocalDate from, LocalDate until) {
        silences.computeIfAbsent(place, first -> new ArrayList<>()).add(new Span(from, until));
    }

    void leave(LocalDate from, LocalDate until) {
        absences.add(new Span(from, until));
    }

    static boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return WORKED.contains(day.toString()) || !weekend && !HOLIDAYS.contains(day.toString());
    }

    /** Whether the head of the bureau is away. */
    boolean isAway(LocalDate day) {
        return absences.stream().anyMatch(span -> span.holds(day));
    }

    /** The last day of the absence in which the day lies. */
    LocalDate awayUntil(LocalDate day) {
        LocalDate until = day;
        while (isAway(until.plusDays(1))) {
            until = until.plusDays(1);
        }
        return until;
    }

    boolean isSilenced(String place, LocalDate day) {
        return silences.getOrDefault(place, List.of()).stream().anyMatch(span -> span.holds(day));
    }

    /** The working days after {@code start} up to {@code day} on which the place was not silenced. */
    int counted(String place, LocalDate start, LocalDate day) {
        int counted = 0;
        for (LocalDate each = start.plusDays(1); !each.isAfter(day); each = each.plusDays(1)) {
            counted += isWorkingDay(each) && !isSilenced(place, each) ? 1 : 0;
        }
        return counted;
    }
}
