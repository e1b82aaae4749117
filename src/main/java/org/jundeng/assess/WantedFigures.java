// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which figures have to be known: all of what is watched, or those of periods that end on a day or later. Where both
 * are asked for, or two days, the longer past counts. What a district behind a city's target had before the term is
 * never looked at, and a town has hundreds of them.
 */
public final class WantedFigures {

    private final Map<RegionalIndicator, LocalDate> since = new LinkedHashMap<>();

    /** All figures of {@code watched}. */
    public WantedFigures all(RegionalIndicator watched) {
        return from(watched, LocalDate.MIN);
    }

    /** The figures of {@code watched} whose periods end on {@code day} or later, and maybe some before. */
    public WantedFigures from(RegionalIndicator watched, LocalDate day) {
        since.merge(watched, day, (one, other) -> one.isBefore(other) ? one : other);
        return this;
    }

    /** Also what {@code other} has. */
    public WantedFigures and(WantedFigures other) {
        other.since.forEach(this::from);
        return this;
    }

    /** From when on each is wanted, in the order in which it was asked for first; {@link LocalDate#MIN}: all. */
    Map<RegionalIndicator, LocalDate> since() {
        return since;
    }
}
