// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * The periods that a feed has brought, as far as anybody asked. A contract may have had another frequency earlier, so
 * each frequency is looked at by itself.
 *
 * @param since all periods that begin on this day or later are listed
 * @param periods these, and of each frequency the very first, however early it was; empty where nothing ever came
 */
public record BroughtPeriods(LocalDate since, SortedSet<TimePeriod> periods) {

    public BroughtPeriods {
        Objects.requireNonNull(since, "since");
        periods = Collections.unmodifiableSortedSet(new TreeSet<>(periods));
    }

    /** The periods of {@code came} and no others. */
    public static BroughtPeriods of(Collection<TimePeriod> came) {
        return new BroughtPeriods(LocalDate.MIN, new TreeSet<>(came));
    }

    /** Whether the feed has brought the period; of one before {@link #since} that is not known, and no. */
    public boolean has(TimePeriod period) {
        return periods.contains(period);
    }

    /** The first period of the frequency that ever came; empty where none did. */
    public Optional<TimePeriod> first(Freq freq) {
        return of(freq).findFirst();
    }

    /** The last period of the frequency that came; empty where none did. */
    public Optional<TimePeriod> last(Freq freq) {
        return of(freq).reduce((earlier, later) -> later);
    }

    private Stream<TimePeriod> of(Freq freq) {
        return periods.stream().filter(period -> period.freq() == freq);
    }
}
