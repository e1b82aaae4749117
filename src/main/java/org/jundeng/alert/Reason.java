// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.util.Locale;

/** Why something happened to an episode, or why nothing did. */
public enum Reason {
    /** A figure crosses the bound. */
    CROSSED,
    /** A newer figure crosses the bound of a graver level. */
    WORSE,
    /** A newer figure satisfies the bound of the level, but not all bounds. */
    BETTER,
    /** The figure of a newer period crosses the same bound as the one before. */
    STILL_CROSSED,
    /** The figure has not crossed for enough periods yet. */
    NOT_FOR_LONG,
    /** The figure of a newer period satisfies the bound, but not by the clearing margin. */
    WITHIN_MARGIN,
    /** The figure of a newer period satisfies the bound. */
    RECOVERED,
    /** The figure of a known period was corrected. */
    CORRECTED,
    /** The figure that crossed was withdrawn. */
    WITHDRAWN,
    /** The measure is the same, but the rule was changed. */
    RULE_CHANGED,
    /** The rule was removed, or no longer binds the region, or is no longer due. */
    EXPIRED,
    /** No figure crosses a bound. */
    NOT_CROSSED,
    /** Nothing new is known. */
    NO_CHANGE,
    /** There is no figure to measure. A missing figure never closes an episode. */
    NO_DATA,
    /** A later night has already been decided. */
    OLDER_NIGHT;

    /** The stable code: {@code still-crossed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason with this {@link #code}; an unknown code is an {@link IllegalArgumentException}. */
    public static Reason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
