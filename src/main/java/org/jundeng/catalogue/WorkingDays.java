// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The working days: Monday to Friday without public holidays, and the weekend days that are worked instead. */
public final class WorkingDays {

    private final Set<LocalDate> holidays;
    private final Set<LocalDate> swapped;

    /** Takes the public holidays, and the weekend days that are worked instead. */
    public WorkingDays(Set<LocalDate> holidays, Set<LocalDate> swapped) {
        this.holidays = Set.copyOf(holidays);
        this.swapped = Set.copyOf(swapped);
    }

    /** Whether {@code day} is a working day; in a year without a calendar every Monday to Friday is. */
    public boolean isWorkingDay(LocalDate day) {
        boolean weekEnd = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return swapped.contains(day) || (!weekEnd && !holidays.contains(day));
    }

    /** The n-th working day after {@code day}, which itself does not count; throws an exception where n is below 1. */
    public LocalDate nthAfter(LocalDate day, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n " + n + " is not positive");
        }
        LocalDate reached = day;
        int left = n;
        while (left > 0) {
            reached = reached.plusDays(1);
            left -= isWorkingDay(reached) ? 1 : 0;
        }
        return reached;
    }

    /**
     * The number of working days after {@code day} up to and including {@code until}; 0 where {@code until} is not
     * later.
     */
    public int between(LocalDate day, LocalDate until) {
        return (int) day.plusDays(1)
                .datesUntil(until.isAfter(day) ? until.plusDays(1) : day.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    /** The years that the calendar covers. */
    public Set<Integer> years() {
        return Stream.concat(holidays.stream(), swapped.stream())
                .map(LocalDate::getYear)
                .collect(Collectors.toUnmodifiableSet());
    }
}
