// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * The periods that a feed has delivered, from a given day on. A contract may have had another frequency earlier, so
 * each frequency is kept apart.
 *
 * @param since the listed periods begin on this day or later
 * @param periods those periods and, for each frequency, the very first one, however early it was; empty where nothing
 *     was ever delivered
 * @param asked of a feed that never delivered anything, the first period for which it was reported as overdue, while it
 *     is; by its frequency
 */
public record BroughtPeriods(LocalDate since, SortedSet<TimePeriod> periods, Map<Freq, TimePeriod> asked) {

    public BroughtPeriods {
        Objects.requireNonNull(since, "since");
        asked = Map.copyOf(asked);
        periods = Collections.unmodifiableSortedSet(new TreeSet<>(periods));
    }

    /** The periods of a feed that was never reported as overdue. */
    public BroughtPeriods(LocalDate since, SortedSet<TimePeriod> periods) {
        this(since, periods, Map.of());
    }

    /** Exactly the periods of {@code came}. */
    public static BroughtPeriods of(Collection<TimePeriod> came) {
        return new BroughtPeriods(LocalDate.MIN, new TreeSet<>(came));
    }

    /** Whether the feed has delivered the period; false for a period before {@link #since}, which is not listed. */
    public boolean has(TimePeriod period) {
        return periods.contains(period);
    }

    /** The first period of the frequency that was ever delivered; empty where none was. */
    public Optional<TimePeriod> first(Freq freq) {
        return of(freq).findFirst();
    }

    /** The last period of the frequency that was delivered; empty where none was. */
    public Optional<TimePeriod> last(Freq freq) {
        return of(freq).reduce((earlier, later) -> later);
    }

    /**
     * The period of the frequency from which on all are expected: the first that was ever delivered; where none was,
     * the first that was asked for; empty where there is none of either.
     */
    Optional<TimePeriod> expectedFrom(Freq freq) {
        return first(freq)
                .map(first -> first.firstDay().isBefore(since) ? firstSince(freq) : first)
                .or(() -> Optional.ofNullable(asked.get(freq)));
    }

    private TimePeriod firstSince(Freq freq) {
        TimePeriod around = TimePeriod.containing(freq, since);
        return around.firstDay().isBefore(since) ? around.plus(1) : around;
    }

    private Stream<TimePeriod> of(Freq freq) {
        return periods.stream().filter(period -> period.freq() == freq);
    }
}
