// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jundeng.catalogue.Scope;

/**
 * The figures to read: for each series all of them, or only those of periods that end on a day or later. Where a series
 * is asked for twice, the earlier day counts. The limit is for the districts of a city's target: their figures before
 * the term are never used, and there are hundreds of them.
 */
public final class WantedFigures {

    private final Map<RegionalIndicator, LocalDate> since = new LinkedHashMap<>();
    private final Set<LocalDate> ends = new HashSet<>();

    /**
     * An indicator and the scope in which a rule watches it. Where the scope is a group as a whole, the group's figure
     * must be derived.
     *
     * @param indicator the indicator's id
     * @param scope the regions in which it is watched
     */
    public record WatchedScope(String indicator, Scope scope) {}

    /** Asks for all figures of {@code watched}. */
    public WantedFigures all(RegionalIndicator watched) {
        return from(watched, LocalDate.MIN);
    }

    /**
     * Asks for the figures of {@code watched} whose periods end on {@code day} or later. Some earlier ones may be read,
     * too.
     */
    public WantedFigures from(RegionalIndicator watched, LocalDate day) {
        since.merge(watched, day, (one, other) -> one.isBefore(other) ? one : other);
        return this;
    }

    /** Adds the figures that {@code other} asks for. */
    public WantedFigures and(WantedFigures other) {
        other.since.forEach(this::from);
        ends.addAll(other.ends);
        return this;
    }

    /**
     * Says that figures whose periods end on {@code day} may decide although others came since: of these, too, the
     * values that they replaced are read, and how certain they are.
     */
    public WantedFigures deciding(LocalDate day) {
        ends.add(day);
        return this;
    }

    /** Whether a figure whose period ends on {@code day} may decide although others came since. */
    boolean mayDecide(LocalDate day) {
        return ends.contains(day);
    }

    /**
     * The day from which each is wanted, in the order in which they were first asked for; {@link LocalDate#MIN} for all
     * figures.
     */
    Map<RegionalIndicator, LocalDate> since() {
        return since;
    }
}
