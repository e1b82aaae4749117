// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import java.time.LocalDate;

/**
 * Of which day a page speaks, and by whose knowledge.
 *
 * @param day the day; null for the latest night
 * @param knownNow whether the day is judged anew by what is known now; else what was said then counts
 */
public record Moment(LocalDate day, boolean knownNow) {

    /** What was said on the latest night up to {@code day}; null for the latest of all. */
    public static Moment asSaid(LocalDate day) {
        return new Moment(day, false);
    }
}
