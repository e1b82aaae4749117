// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jundeng.observation.TimePeriod;

/**
 * An open episode, as far as the next decision needs it.
 *
 * @param episodeId its number
 * @param level how grave it is
 * @param lastNight the latest night that something happened to it
 * @param timePeriod the period of the figure that crossed last
 * @param obsValue the value that crossed last
 * @param trace what stands in the warehouse for that period now
 */
record Standing(
        long episodeId, Level level, LocalDate lastNight, TimePeriod timePeriod, BigDecimal obsValue, Trace trace) {

    /** What stands in the place of the figure that crossed last. */
    enum Trace {
        /** A figure, that one or another. */
        THERE,
        /** The mark that there is none. */
        MARKED_MISSING,
        /** Nothing: it was taken back. */
        GONE
    }
}
