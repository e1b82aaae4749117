// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;

/**
 * What a rule sees in one region on a night.
 *
 * @param crossing what the latest figure is to the bound
 * @param level how grave a crossing would be
 * @param bound what is promised, in the indicator's unit; null where there is nothing to compare with
 * @param figure the latest figure; null where there is none
 * @param businessDate the night
 */
public record Reading(Crossing crossing, Level level, Bound bound, Figure figure, LocalDate businessDate) {

    public Reading {
        Objects.requireNonNull(crossing, "crossing");
        Objects.requireNonNull(businessDate, "businessDate");
        boolean seen = crossing == Crossing.CROSSED || crossing == Crossing.CLEAR;
        if (seen && (figure == null || level == null)) {
            throw new IllegalArgumentException(crossing + " takes a figure and a level");
        }
    }

    /** A region that no rule binds any more. */
    public static Reading notWatched(LocalDate businessDate) {
        return new Reading(Crossing.NOT_WATCHED, null, null, null, businessDate);
    }

    /** What a figure is to a bound. */
    public enum Crossing {
        /** The bound does not hold. */
        CROSSED,
        /** The bound holds. */
        CLEAR,
        /** No figure says anything. */
        UNKNOWN,
        /** Nothing is to be held against anything: the target is not due, or the rule is no more. */
        NOT_WATCHED
    }
}
