// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.util.Locale;

/** The kinds of events of an episode. */
public enum Event {
    /** The crossing began. */
    OPENED,
    /** The crossing began again soon after it had ended. */
    REOPENED,
    /** The level became graver. */
    RAISED,
    /** The level became less grave. */
    LOWERED,
    /** The episode ended. */
    CLOSED,
    /** The crossing began but has not lasted for enough periods yet: nobody is told. */
    PENDING,
    /** A pending crossing ended before it had lasted for enough periods: nobody is told. */
    LAPSED,
    /**
     * The level is the same, but the figure is another. Recorded so that the next decision knows the last figure;
     * nobody is told.
     */
    CONTINUED;

    /** The stable code: {@code opened}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The event with this {@link #code}; an unknown code is an {@link IllegalArgumentException}. */
    public static Event of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether people are told of such an event. */
    public boolean isTold() {
        return ordinal() <= CLOSED.ordinal();
    }
}
