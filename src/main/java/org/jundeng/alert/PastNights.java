// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The nights that a rehearsal covers.
 *
 * @param from the first night requested; null for the first night with data, at most three years before the last such
 *     night
 * @param to the last night requested; null for today
 * @param today today's business date
 */
public record PastNights(LocalDate from, LocalDate to, LocalDate today) {

    private static final int YEARS_BACK = 3;
    private static final int YEARS_AFTER = 1;

    /** Checks that the first night is not after the last; otherwise an {@link IllegalArgumentException}. */
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
     * Every day from the first night with data to the last night. Where no last night was requested and no data has
     * arrived for more than a year, the days end one year after the last data, and today is added.
     *
     * @param seen nights with new data, at least the first and the last of them; empty where no night had any
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
