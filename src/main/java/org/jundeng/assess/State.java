// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.util.Locale;

/** The state of a target on a date. */
public enum State {
    /** What was promised holds. */
    MET,
    /** Not there yet, and fast enough. */
    ON_TRACK,
    /** Not there yet, and somewhat too slow. */
    AT_RISK,
    /** Not there yet, and much too slow. */
    OFF_TRACK,
    /** Judged, and not met. */
    MISSED,
    /** Met earlier in the term, not now. */
    LOST,
    /** No figure of the term says anything. */
    NO_DATA,
    /** The deadline lies ahead. */
    NOT_YET_DUE;

    /** The stable code: {@code not-yet-due}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state that {@link #code} writes so; an unknown one is an {@link IllegalArgumentException}. */
    public static State of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether what was promised is known not to hold. */
    public boolean isFailed() {
        return this == MISSED || this == LOST;
    }
}
