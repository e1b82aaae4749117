// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.util.Locale;

/** The state of a target on a date. */
public enum State {
    /** The target is met. */
    MET,
    /** Not met yet, and not yet due; progress is fast enough. */
    ON_TRACK,
    /** Not met yet, and not yet due; progress is somewhat too slow. */
    AT_RISK,
    /** Not met yet, and not yet due; progress is much too slow. */
    OFF_TRACK,
    /** The target has been judged and is not met. */
    MISSED,
    /** The target was met earlier in the term but is not met now; the deadline is in the future. */
    LOST,
    /** There is nothing to decide by: no figure yet, or none that can be compared with the target. */
    NO_DATA,
    /** The deadline is in the future, and there is not enough to judge progress by. */
    NOT_YET_DUE,
    /** The target is met, but was met only after its deadline. */
    MET_LATE,
    /**
     * A figure is not there that could change the answer: the deadline has passed, and the last figure of the term has
     * not come; or each district has promised it, and one that kept the promise so far has no figure yet.
     */
    AWAITING_FIGURE;

    /** The stable code: {@code not-yet-due}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state with this {@link #code}; an unknown code is an {@link IllegalArgumentException}. */
    public static State of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether the target is met, in time or late. */
    public boolean isMet() {
        return this == MET || this == MET_LATE;
    }

    /** Whether the target is known to be violated. */
    public boolean isFailed() {
        return this == MISSED || this == LOST;
    }
}
