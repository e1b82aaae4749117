// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.past;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.alert.Facts;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Level;
import org.jundeng.observation.TimePeriod;

/**
 * A period that became known late and crosses a bound, though a newer one does not, as it was recorded.
 *
 * @param item identifies it among what people are told besides episodes: {@code past-breach:RULE:REGION:2014-06}
 * @param place the rule and the region
 * @param indicator the indicator
 * @param level how grave it is
 * @param seen what crossed
 * @param overFrom the next period that does not cross
 * @param foundOn the night on which it was found
 * @param ended how it turned out not to be true, or not to be over; null while it stands
 */
public record PastBreach(
        String item,
        WatchedPlace place,
        String indicator,
        Level level,
        Seen seen,
        TimePeriod overFrom,
        LocalDate foundOn,
        Ending ended) {

    public PastBreach {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(overFrom, "overFrom");
        Objects.requireNonNull(foundOn, "foundOn");
    }

    /**
     * What crossed a bound.
     *
     * @param figure the figure that decided
     * @param measure the number that was compared with the bound
     * @param bound the bound of the level, in the unit of the measure
     * @param facts what else the rule saw
     */
    public record Seen(Figure figure, BigDecimal measure, BigDecimal bound, Facts facts) {}

    /**
     * How a breach turned out not to be true, or not to be over.
     *
     * @param on the night on which that was found
     * @param measure what the measure is now; null where the figure was withdrawn. The same as before where what
     *     follows was withdrawn or corrected: the period has become part of an episode, or is over from another one on
     */
    public record Ending(LocalDate on, BigDecimal measure) {}

    /** Whether it is true, but was not over, or not from that period on. */
    public boolean isResumed() {
        return ended != null && ended.measure() != null && ended.measure().compareTo(seen.measure()) == 0;
    }

    /** The period that crosses. */
    public TimePeriod timePeriod() {
        return seen.figure().timePeriod();
    }
}
