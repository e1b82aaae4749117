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
    /** The figure that decided is as it was, but others that it is judged with came or were corrected. */
    OTHER_FIGURES,
    /** By a newer figure the target is neither missed nor met. */
    STATE_CHANGED,
    /** The deadline of the target passed. */
    DEADLINE_PASSED,
    /** A newer delivery of the feed is in order, or all that was due has come. */
    MENDED,
    /** The figure that crossed was withdrawn. */
    WITHDRAWN,
    /** The rule was changed: with the same figure as before, or where any figure would have led to the same. */
    RULE_CHANGED,
    /** The rule was removed. */
    RULE_REMOVED,
    /** The rule no longer watches the region or feed. */
    NOT_BOUND,
    /** The target is not due yet. */
    NOT_DUE,
    /** The target has been judged, so its progress is measured no longer. */
    JUDGED,
    /** One of the four reasons above: an earlier version did not tell them apart. */
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
