// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/** Which days are worked: Monday to Friday without public holidays, and the week-end days swapped for them. */
public final class WorkingDays {

    private final Set<LocalDate> holidays;
    private final Set<LocalDate> swapped;

    /** Takes the public holidays and the week-end days that are worked instead. */
    public WorkingDays(Set<LocalDate> holidays, Set<LocalDate> swapped) {
        this.holidays = Set.copyOf(holidays);
        this.swapped = Set.copyOf(swapped);
    }

    /** Whether {@code day} is worked; in a year without a calendar every Monday to Friday is. */
    public boolean isWorkingDay(LocalDate day) {
        boolean weekEnd = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return swapped.contains(day) || (!weekEnd && !holidays.contains(day));
    }

    /** The n-th working day after {@code day}, which itself does not count; n from 1, else an exception. */
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

    /** How many working days come after {@code day}, up to and including {@code last}; 0 where that is not later. */
    public int after(LocalDate day, LocalDate last) {
        int worked = 0;
        for (LocalDate each = day.plusDays(1); !each.isAfter(last); each = each.plusDays(1)) {
            worked += isWorkingDay(each) ? 1 : 0;
        }
        return worked;
    }
}
