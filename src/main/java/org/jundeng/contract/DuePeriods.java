// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jundeng.catalogue.WorkingDays;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * Which periods of a feed are due, and when: on the n-th working day after a period's end, as the contract says. A feed
 * whose contract names no due day is never overdue.
 */
public final class DuePeriods {

    private final Freq freq;
    private final Expectations.Due due;
    private final WorkingDays workingDays;

    /** Due days as {@code contract} promises them, counted in {@code workingDays}. */
    public DuePeriods(Contract contract, WorkingDays workingDays) {
        this.freq = contract.table().freq();
        this.due = contract.expectations().due();
        this.workingDays = workingDays;
    }

    /**
     * A period that should have been delivered by now.
     *
     * @param timePeriod the period
     * @param dueDay the last day on which it would have been in time
     * @param workingDays how many working days have begun since: 1 on the first working day after the due day, 0 on
     *     days off before it
     */
    public record Overdue(TimePeriod timePeriod, LocalDate dueDay, int workingDays) {}

    /**
     * A period that can still be delivered in time.
     *
     * @param timePeriod the period
     * @param dueDay the last day on which it is in time
     * @param workingDays how many working days are left after today, including the due day: 0 on the due day itself
     */
    public record Upcoming(TimePeriod timePeriod, LocalDate dueDay, int workingDays) {}

    /**
     * The day on which the period's figures are due; empty where the contract names none. Throws
     * {@link IllegalArgumentException} for a period of another frequency than the contract's.
     */
    public Optional<LocalDate> dueDay(TimePeriod period) {
        if (period.freq() != freq) {
            throw new IllegalArgumentException(
                    "the feed brings periods of frequency " + freq + ", which " + period + " is not");
        }
        return due == null ? Optional.empty() : Optional.of(dayOf(period));
    }

    private LocalDate dayOf(TimePeriod period) {
        return workingDays.nthAfter(period.lastDay(), due.workingDay());
    }

    /**
     * The periods that are missing although {@code businessDate} is later than their due day, the earliest first. They
     * are expected from the first period that the feed ever delivered, as far back as is known; from a feed that never
     * delivered anything, only the last period is, and those after the one for which it was first reported as overdue.
     */
    public List<Overdue> overdueOn(LocalDate businessDate, BroughtPeriods brought) {
        List<Overdue> overdue = new ArrayList<>();
        if (due == null) {
            return overdue;
        }
        TimePeriod last = lastDueBefore(businessDate);
        TimePeriod period = brought.expectedFrom(freq).orElse(last);
        for (; period.compareTo(last) <= 0; period = period.plus(1)) {
            if (!brought.has(period)) {
                LocalDate dueDay = dayOf(period);
                overdue.add(new Overdue(period, dueDay, workingDays.between(dueDay, businessDate)));
            }
        }
        return overdue;
    }

    /**
     * The first missing period that is due on {@code businessDate} or later, whether or not it has ended; empty where
     * the contract names no due day.
     */
    public Optional<Upcoming> nextDue(LocalDate businessDate, BroughtPeriods brought) {
        if (due == null) {
            return Optional.empty();
        }
        TimePeriod next = lastDueBefore(businessDate).plus(1);
        while (brought.has(next)) {
            next = next.plus(1);
        }
        LocalDate dueDay = dayOf(next);
        return Optional.of(new Upcoming(next, dueDay, workingDays.between(businessDate, dueDay)));
    }

    private TimePeriod lastDueBefore(LocalDate businessDate) {
        TimePeriod period = TimePeriod.containing(freq, businessDate);
        while (!dayOf(period).isBefore(businessDate)) {
            period = period.plus(-1);
        }
        return period;
    }
}
