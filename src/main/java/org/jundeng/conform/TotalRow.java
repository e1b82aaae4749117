// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.math.BigDecimal;
import java.util.List;
import org.jundeng.finding.Finding;
import org.jundeng.finding.Location;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;

/**
 * A row that is the total of other rows of its delivery. It is compared with them and never stored.
 *
 * @param no the row's number
 * @param place the cell with its word
 * @param word that word, as delivered
 * @param cover which rows it is the total of
 * @param figures its figures, as far as they can be read
 * @param otherwise what is wrong with the row if there are no such rows
 */
record TotalRow(long no, Location place, String word, Cover cover, List<Figure> figures, Finding otherwise) {

    /** What takes the place of the region in the series of a total. */
    static final String NO_REGION = "";

    /** Which rows a total is of. */
    enum Kind {
        /** All rows. */
        WHOLE,
        /** The regions of a group. */
        GROUP,
        /** The rows above it up to the total before it, or those below it up to the next one. */
        BLOCK
    }

    /**
     * Which rows a total is of.
     *
     * @param kind how they are told
     * @param group the group's id; null for other kinds
     */
    record Cover(Kind kind, String group) {

        static final Cover WHOLE = new Cover(Kind.WHOLE, null);
        static final Cover BLOCK = new Cover(Kind.BLOCK, null);
    }

    /**
     * A figure of the row.
     *
     * @param series its series, with {@link #NO_REGION}
     * @param period its period
     * @param value its value in the indicator's unit
     * @param measure the indicator, and the unit as delivered
     * @param place where it stands
     * @param cell its cell, as delivered
     */
    record Figure(
            SeriesKey series, TimePeriod period, BigDecimal value, Measure measure, Location place, String cell) {}
}
