// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.past;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jundeng.alert.Evidence;
import org.jundeng.alert.Ladder;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Level;
import org.jundeng.observation.TimePeriod;

/**
 * The periods of one place that cross a bound and are over, by the measures of all its periods. Pure.
 */
final class PastPeriods {

    private final Ladder ladder;
    private final int needed;
    private final List<Evidence> measures;
    private final boolean inEpisode;
    private final int current;

    /**
     * Looks at the measures of a place under {@code rule}.
     *
     * @param measures the measures in the order of time, each with the figure that decided
     * @param inEpisode whether an episode of the place is pending or open: then the last periods that cross, or are not
     *     inside the bound by the margin, belong to it
     */
    PastPeriods(Rule rule, List<Evidence> measures, boolean inEpisode) {
        this.ladder = rule.ladder();
        this.needed = rule.timing().periods();
        this.measures = measures;
        this.inEpisode = inEpisode;
        int first = measures.size() - 1;
        while (inEpisode && first > 0 && isHeld(first) && isHeld(first - 1)) {
            first--;
        }
        this.current = first;
    }

    /**
     * A period that crosses and is over.
     *
     * @param evidence what the rule saw in it
     * @param level how grave it is
     * @param bound the bound of the level
     * @param overFrom the next period that does not cross
     * @param periods how many periods in a row, up to this one, cross
     */
    record Crossed(Evidence evidence, Level level, Bound bound, TimePeriod overFrom, int periods) {

        /** The same, as grave as it was found under the bounds of that night. */
        Crossed asFound(Level found, BigDecimal limit) {
            return new Crossed(evidence, found, bound.at(limit), overFrom, periods);
        }
    }

    /** The periods that cross now, and did not by the measures in {@code before}. */
    List<Crossed> newSince(List<Evidence> before) {
        Set<TimePeriod> known = new HashSet<>();
        PastPeriods then = new PastPeriods(ladder, needed, before);
        for (int i = 0; i < before.size(); i++) {
            if (then.crosses(i)) {
                known.add(period(before.get(i)));
            }
        }
        List<Crossed> found = new ArrayList<>();
        for (int i = 0; i < current; i++) {
            if (crosses(i) && !known.contains(period(measures.get(i)))) {
                crossed(i).ifPresent(found::add);
            }
        }
        return found;
    }

    /** All periods, none of them in an episode. */
    private PastPeriods(Ladder ladder, int needed, List<Evidence> measures) {
        this.ladder = ladder;
        this.needed = needed;
        this.measures = measures;
        this.inEpisode = false;
        this.current = measures.size();
    }

    /** The crossing of {@code period}; empty where it does not cross, is not over, or belongs to an episode. */
    Optional<Crossed> at(TimePeriod period) {
        for (int i = 0; i < current; i++) {
            if (period(measures.get(i)).equals(period)) {
                return crosses(i) ? crossed(i) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether {@code period} crosses and belongs to an episode that is pending or open: then it is not over. */
    boolean isCurrent(TimePeriod period) {
        for (int i = current; inEpisode && i < measures.size(); i++) {
            if (period(measures.get(i)).equals(period)) {
                return isBeyond(i);
            }
        }
        return false;
    }

    private Optional<Crossed> crossed(int at) {
        Evidence evidence = measures.get(at);
        Level level = ladder.grade(evidence.measure());
        for (int i = at + 1; i < measures.size(); i++) {
            if (!isBeyond(i)) {
                TimePeriod overFrom = period(measures.get(i));
                return Optional.of(new Crossed(evidence, level, ladder.bound(level), overFrom, inARow(at)));
            }
        }
        return Optional.empty();
    }

    /** Whether the period crosses for long enough for an episode to open. */
    private boolean crosses(int at) {
        return isBeyond(at) && inARow(at) >= needed;
    }

    private int inARow(int at) {
        int periods = 0;
        for (int i = at; i >= 0 && isBeyond(i); i--) {
            periods++;
        }
        return periods;
    }

    private boolean isBeyond(int at) {
        return ladder.grade(measures.get(at).measure()) != null;
    }

    private boolean isHeld(int at) {
        return isBeyond(at) || ladder.held(measures.get(at).measure()) != null;
    }

    private static TimePeriod period(Evidence evidence) {
        return evidence.figure().timePeriod();
    }
}
