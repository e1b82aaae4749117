// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.util.List;

/**
 * How the figures of an indicator behave over time and between districts.
 *
 * @param indicator its id
 * @param kind what its figures are made of
 * @param of the whole of a {@link Kind#PART}; else null
 * @param whole whether its figures are whole numbers
 * @param place where it is reported
 * @param start the city's figure in January 2013 (a district's, where the city has none), or the monthly rise of a
 *     {@link Kind#GROWING}
 * @param yearly the rise in a year: of the logarithm, or of the log odds of a share
 * @param chances how uneven it is
 * @param decimals the decimals of its figures; below zero where they are rounded to tens or hundreds
 */
record Habit(
        String indicator,
        Kind kind,
        String of,
        boolean whole,
        Place place,
        double start,
        double yearly,
        Chances chances,
        int decimals) {

    /** What figures are made of. */
    enum Kind {
        /** A share in per cent: it moves less the nearer it is to its ends. */
        SHARE,
        /** What happened in the period. */
        FLOW,
        /** What there is at the period's end. */
        STOCK,
        /** The sum of all that was added since the plan began. */
        GROWING,
        /** The sum of the months since January. */
        YEAR_TO_DATE,
        /** A share of another indicator's figure. */
        PART,
        /** A few things of which another one is built now and then. */
        STEPS,
        /** A mean or an index. */
        AMOUNT,
        /** A rate of change, which may be below zero. */
        SIGNED,
        /** A place in a ranking. */
        RANK
    }

    /**
     * Where an indicator is reported.
     *
     * @param city whether the city has a figure
     * @param group the group of the districts that have one; null where none has
     * @param groups groups that have a figure of their own
     */
    record Place(boolean city, String group, List<String> groups) {
        Place {
            groups = List.copyOf(groups);
        }
    }

    /**
     * How uneven figures are.
     *
     * @param spread how far districts differ: of the logarithm, or of the log odds
     * @param noise the same, from period to period
     * @param season the same, over the months of a year
     */
    record Chances(double spread, double noise, double season) {}

    /** Whether the city's figure is the sum of its districts'. */
    boolean isSum() {
        return switch (kind) {
            case FLOW, STOCK, GROWING, YEAR_TO_DATE, PART, STEPS -> place.group() != null;
            case SHARE, AMOUNT, SIGNED, RANK -> false;
        };
    }
}
