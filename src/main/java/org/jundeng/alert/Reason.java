// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.util.Locale;

/** Why something happened to an episode, or why nothing did. */
public enum Reason {
    /** A figure crosses the bound. */
    CROSSED,
    /** A newer figure crosses the bound of a graver level. */
    WORSE,
    /** A newer figure satisfies the bound of the level, though not to all. */
    BETTER,
    /** A newer period's figure crosses as the one before did. */
    STILL_CROSSED,
    /** It has not crossed for long enough yet. */
    NOT_FOR_LONG,
    /** A newer period's figure satisfies the bound, but not by the clearing margin. */
    WITHIN_MARGIN,
    /** A newer period's figure satisfies the bound. */
    RECOVERED,
    /** The figure of a known period was corrected. */
    CORRECTED,
    /** The figure that crossed was taken back. */
    WITHDRAWN,
    /** The figure is the same, but the rule is another. */
    RULE_CHANGED,
    /** The rule was removed, or no longer binds the region, or is no longer due. */
    EXPIRED,
    /** Nothing crosses. */
    NOT_CROSSED,
    /** Nothing new is known. */
    NO_CHANGE,
    /** No figure says anything: what is missing never closes an episode. */
    NO_DATA,
    /** A later night has decided already. */
    OLDER_NIGHT;

    /** The stable code: {@code still-crossed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason that {@link #code} writes so; an unknown one is an {@link IllegalArgumentException}. */
    public static Reason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
