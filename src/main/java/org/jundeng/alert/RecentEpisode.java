// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jundeng.catalogue.Level;
import org.jundeng.observation.TimePeriod;

/**
 * An episode that is alive or has closed lately, as far as the next decision needs it.
 *
 * @param episodeId its number
 * @param state whether it is pending, open or closed
 * @param level how grave it is
 * @param lastNight the latest night that something happened to it
 * @param timePeriod the period of the figure that was seen last; null where none was, as with feeds
 * @param measure what was measured last; null where nothing was
 * @param trace what stands in the warehouse in the place of that figure now
 */
record RecentEpisode(
        long episodeId,
        State state,
        Level level,
        LocalDate lastNight,
        TimePeriod timePeriod,
        BigDecimal measure,
        Trace trace) {

    /** How an episode stands. */
    enum State {
        PENDING,
        OPEN,
        CLOSED
    }

    /** What stands in the place of the figure that was seen last. */
    enum Trace {
        /** A figure, that one or another. */
        THERE,
        /** The mark that there is none. */
        MARKED_MISSING,
        /** Nothing: it was taken back. */
        GONE
    }

    /** How the period of {@code evidence} lies to the one seen last: above zero where it is newer. */
    int newer(Evidence evidence) {
        TimePeriod other = evidence.timePeriod();
        if (timePeriod == null || other == null) {
            return 0;
        }
        return other.compareTo(timePeriod);
    }

    /** Whether {@code evidence} measures what was measured last. */
    boolean measuredTheSame(Evidence evidence) {
        return measure != null && evidence.measure().compareTo(measure) == 0;
    }
}
