// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The nights that a rehearsal covers.
 *
 * @param from the first night that is asked for; null for what there is, three years at most
 * @param to the last night that is asked for; null for today
 * @param today today's business date
 */
public record PastNights(LocalDate from, LocalDate to, LocalDate today) {

    private static final int YEARS_BACK = 3;
    private static final int YEARS_AFTER = 1;

    /** The nights that are asked for; a first one after the last is an exception. */
    public PastNights {
        if (from != null && from.isAfter(to == null ? today : to)) {
            throw new IllegalArgumentException("the first night, " + from + ", is after the last");
        }
    }

    /** The last night. */
    public LocalDate last() {
        return to == null ? today : to;
    }

    /**
     * Every day from the first on which something could be seen to the last night; where no last night is asked for and
     * nothing has come for more than a year, only a year of that silence and today.
     *
     * @param seen nights on which something new could be seen, at least the first and the last of them; empty where
     *     there were none
     */
    List<LocalDate> of(SortedSet<LocalDate> seen) {
        SortedSet<LocalDate> until = new TreeSet<>(seen).headSet(last().plusDays(1));
        if (until.isEmpty()) {
            return List.of(last());
        }
        LocalDate first = latest(until.first(), from == null ? until.last().minusYears(YEARS_BACK) : from);
        LocalDate daily = to == null ? earliest(last(), until.last().plusYears(YEARS_AFTER)) : to;
        SortedSet<LocalDate> nights = new TreeSet<>();
        nights.add(last());
        if (!first.isAfter(daily)) {
            first.datesUntil(daily.plusDays(1)).forEach(nights::add);
        }
        return List.copyOf(nights);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
