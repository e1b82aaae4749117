// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.util.Locale;

/** What can happen to an episode. */
public enum Event {
    /** The crossing began. */
    OPENED,
    /** It began again, soon after it had ended. */
    REOPENED,
    /** It became graver. */
    RAISED,
    /** It became less grave. */
    LOWERED,
    /** It is over. */
    CLOSED,
    /** It began, but has not lasted long enough to count: nobody is told. */
    PENDING,
    /** What was pending ended before it counted: nobody is told. */
    LAPSED,
    /** A new figure crosses, too: noted so that the next change knows what was seen last, nobody is told. */
    CONTINUED;

    /** The stable code: {@code opened}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The event that {@link #code} writes so; an unknown one is an {@link IllegalArgumentException}. */
    public static Event of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether people are told of it. */
    public boolean isTold() {
        return ordinal() <= CLOSED.ordinal();
    }
}
