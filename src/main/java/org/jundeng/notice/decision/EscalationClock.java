// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.jundeng.catalogue.WorkingDays;

/**
 * Counts the working days on which a person could have answered. The same clock says when others are told and when they
 * will be. Pure.
 */
final class EscalationClock {

    /** Nothing is foreseen beyond; a silence lasts for at most a year. */
    private static final int LONGEST_DAYS = 800;

    private final WorkingDays calendar;
    private final Predicate<LocalDate> standsStill;

    /** @param standsStill the days that do not count: silences, and absences without a deputy */
    EscalationClock(WorkingDays calendar, Predicate<LocalDate> standsStill) {
        this.calendar = calendar;
        this.standsStill = standsStill;
    }

    /** The days counted after {@code start}, up to and including {@code until}. */
    int count(LocalDate start, LocalDate until) {
        return until.isAfter(start)
                ? (int) start.plusDays(1)
                        .datesUntil(until.plusDays(1))
                        .filter(this::counts)
                        .count()
                : 0;
    }

    /** The day on which {@code days} days are counted; empty where that is out of sight. */
    Optional<LocalDate> reaches(LocalDate start, int days) {
        return start.plusDays(1)
                .datesUntil(start.plusDays(LONGEST_DAYS))
                .filter(this::counts)
                .skip(days - 1L)
                .findFirst();
    }

    /** The first working day from {@code day} on that counts; empty where that is out of sight. */
    Optional<LocalDate> from(LocalDate day) {
        return reaches(day.minusDays(1), 1);
    }

    private boolean counts(LocalDate day) {
        return calendar.isWorkingDay(day) && !standsStill.test(day);
    }
}
