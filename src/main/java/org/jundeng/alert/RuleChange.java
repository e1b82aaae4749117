// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.util.Objects;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Level;

/**
 * A change of a rule that had a part in what happened to an episode.
 *
 * @param what what was changed
 * @param level the level whose bound was moved; null where another thing was changed
 * @param before the bound before; null where there was none
 * @param now the bound now; null where there is none
 */
public record RuleChange(What what, Level level, Bound before, Bound now) {

    /** What can be changed of a rule. */
    public enum What {
        /** The bound that the plan's target promises. */
        PROMISE,
        /** The bound of a level. */
        BOUND,
        /** Which level a target that is missed has. */
        LEVEL,
        /** The deadline of the target. */
        DEADLINE,
        /** What is measured. */
        MEASURE,
        /** For how many periods in a row a crossing must last. */
        PERIODS,
        /** Something else. */
        OTHER
    }

    public RuleChange {
        Objects.requireNonNull(what, "what");
    }

    /**
     * The change that has to do with {@code level}, which is the level of the episode before or afterwards; where it is
     * null, the episode ended, and the mildest bound that was moved counts.
     */
    static RuleChange between(Terms before, Terms now, Level level) {
        if (!before.measures().equals(now.measures()) && !isTrajectory(before, now)) {
            return of(What.MEASURE);
        }
        if (!Objects.equals(before.promised(), now.promised())) {
            return new RuleChange(What.PROMISE, null, before.promised(), now.promised());
        }
        if (!Objects.equals(before.until(), now.until())) {
            return of(What.DEADLINE);
        }
        if (before.ladder() != null && now.ladder() != null && !before.ladder().equals(now.ladder())) {
            return ofLadder(before, now, level);
        }
        if (!Objects.equals(before.level(), now.level())) {
            return of(What.LEVEL);
        }
        return of(before.periods() == now.periods() ? What.OTHER : What.PERIODS);
    }

    private static boolean isTrajectory(Terms before, Terms now) {
        return before.until() != null && now.until() != null && before.ladder() != null && now.ladder() != null;
    }

    private static RuleChange of(What what) {
        return new RuleChange(what, null, null, null);
    }

    /** The bound of {@code level} where that was moved, else the mildest that was. */
    private static RuleChange ofLadder(Terms before, Terms now, Level level) {
        if (level != null && isMoved(before, now, level)) {
            return new RuleChange(What.BOUND, level, before.bound(level), now.bound(level));
        }
        return now.ladder().steps().stream()
                .map(Ladder.Step::level)
                .filter(each -> isMoved(before, now, each))
                .findFirst()
                .map(each -> new RuleChange(What.BOUND, each, before.bound(each), now.bound(each)))
                .orElseGet(() -> of(What.OTHER));
    }

    private static boolean isMoved(Terms before, Terms now, Level level) {
        return before.ladder().steps().stream().anyMatch(step -> step.level().equals(level))
                && now.ladder().steps().stream().anyMatch(step -> step.level().equals(level))
                && !before.bound(level).equals(now.bound(level));
    }
}
