// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jundeng.catalogue.Level;

/**
 * What a rule reads in one place on a night.
 *
 * @param crossing how the latest measure compares with the bounds
 * @param level how grave the crossing is; null where the measure does not cross a bound
 * @param held the gravest level that an open episode would keep because the measure is not yet inside that level's
 *     bound by the clearing margin; null where it would keep none
 * @param evidence the evidence; null where nothing was measured
 * @param periods how many periods in a row, up to the latest, cross
 * @param timing when a crossing counts
 * @param businessDate the night
 * @param notWatched why nothing is watched here; null where something is
 */
public record Reading(
        Crossing crossing,
        Level level,
        Level held,
        Evidence evidence,
        int periods,
        Rule.Timing timing,
        LocalDate businessDate,
        Reason notWatched) {

    public Reading {
        Objects.requireNonNull(crossing, "crossing");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(businessDate, "businessDate");
        boolean seen = crossing == Crossing.CROSSED || crossing == Crossing.CLEAR;
        if (seen && evidence == null || crossing == Crossing.CROSSED && level == null) {
            throw new IllegalArgumentException(crossing + " takes evidence, and a crossing a level");
        }
        if ((crossing == Crossing.NOT_WATCHED) != (notWatched != null)) {
            throw new IllegalArgumentException("why nothing is watched, and only then");
        }
    }

    /** A reading of a place that is watched. */
    Reading(
            Crossing crossing,
            Level level,
            Level held,
            Evidence evidence,
            int periods,
            Rule.Timing timing,
            LocalDate businessDate) {
        this(crossing, level, held, evidence, periods, timing, businessDate, null);
    }

    /** The reading of a place that no rule watches any longer, and why. */
    static Reading notWatched(LocalDate businessDate, Reason why) {
        return new Reading(Crossing.NOT_WATCHED, null, null, null, 0, Rule.Timing.USUAL, businessDate, why);
    }

    /** The reading of a place for which nothing is known. */
    static Reading unknown(Rule rule, LocalDate businessDate) {
        return new Reading(Crossing.UNKNOWN, null, null, null, 0, rule.timing(), businessDate);
    }

    /**
     * Compares {@code measures}, which are in the order of time, with the ladder of {@code rule}; unknown where there
     * is no measure.
     */
    static Reading of(Rule rule, List<Evidence> measures, LocalDate businessDate) {
        if (measures.isEmpty()) {
            return unknown(rule, businessDate);
        }
        Ladder ladder = rule.ladder();
        Evidence latest = measures.get(measures.size() - 1);
        Level level = ladder.grade(latest.measure());
        Level held = ladder.held(latest.measure());
        int periods = 0;
        for (int i = measures.size() - 1; i >= 0 && ladder.grade(measures.get(i).measure()) != null; i--) {
            periods++;
        }
        Evidence evidence = latest.against(ladder.bound(level != null ? level : held));
        return new Reading(
                level == null ? Crossing.CLEAR : Crossing.CROSSED,
                level,
                held,
                evidence,
                periods,
                rule.timing(),
                businessDate);
    }

    /** Whether the measure crosses only since its figure was corrected; false where the measure before is not known. */
    boolean crossesByCorrection(Ladder ladder) {
        if (evidence.before() == null) {
            return false;
        }
        return ladder == null
                ? evidence.bound() != null && evidence.bound().holds(evidence.before())
                : ladder.grade(evidence.before()) == null;
    }

    /** How a measure compares with the bounds. */
    public enum Crossing {
        /** The measure violates at least one bound. */
        CROSSED,
        /** The measure satisfies all bounds. */
        CLEAR,
        /** There is no measure. */
        UNKNOWN,
        /** There is nothing to compare: the target is not due, or the rule was removed. */
        NOT_WATCHED
    }
}
