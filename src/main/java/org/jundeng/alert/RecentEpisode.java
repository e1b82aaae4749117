// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jundeng.catalogue.Level;
import org.jundeng.observation.TimePeriod;

/**
 * A pending, open or recently closed episode, with what the next decision needs of it.
 *
 * @param episodeId its number
 * @param state whether it is pending, open or closed
 * @param level how grave it is
 * @param lastNight the latest business date of its events, apart from acknowledgements
 * @param timePeriod the period of the figure that was seen last; null where none was, as with feeds
 * @param measure the last measure; null where there is none
 * @param trace what the warehouse holds now for the series and period of that figure
 */
record RecentEpisode(
        long episodeId,
        State state,
        Level level,
        LocalDate lastNight,
        TimePeriod timePeriod,
        BigDecimal measure,
        Trace trace) {

    /** The state of an episode. */
    enum State {
        PENDING,
        OPEN,
        CLOSED
    }

    /** What the warehouse holds for the series and period of the figure that was seen last. */
    enum Trace {
        /** A figure: the same or a corrected one. */
        THERE,
        /** An observation that is marked as missing. */
        MARKED_MISSING,
        /** Nothing: the figure was withdrawn. */
        GONE
    }

    /**
     * Compares the period of {@code evidence} with the one seen last: above zero where it is newer, 0 where either has
     * no period.
     */
    int newer(Evidence evidence) {
        TimePeriod other = evidence.timePeriod();
        if (timePeriod == null || other == null) {
            return 0;
        }
        return other.compareTo(timePeriod);
    }

    /** Whether the measure of {@code evidence} equals the last one. */
    boolean measuredTheSame(Evidence evidence) {
        return measure != null && evidence.measure().compareTo(measure) == 0;
    }
}
