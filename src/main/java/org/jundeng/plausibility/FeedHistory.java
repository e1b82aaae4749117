// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.util.List;
import java.util.Set;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;

/** What is known of a feed's series before a delivery. */
@FunctionalInterface
public interface FeedHistory {

    /** No figure is known. */
    FeedHistory NONE = series -> SeriesHistory.NONE;

    /**
     * The figures of the series that the feed itself has set. Needed are the most recent 36 periods and, for each
     * delivered period far before them, the 12 periods around it. It may be asked for series that are not in the
     * delivery, such as that of a whole; {@link SeriesHistory#NONE} is an answer. Never null.
     */
    SeriesHistory of(SeriesKey series);

    /** The feed's latest taken deliveries with a file name, some six; empty where they are unknown. */
    default List<NamedDelivery> named() {
        return List.of();
    }

    /**
     * An earlier delivery.
     *
     * @param sourceName the name of its file
     * @param periods the periods that it brought
     */
    record NamedDelivery(String sourceName, Set<TimePeriod> periods) {
        public NamedDelivery {
            periods = Set.copyOf(periods);
        }
    }
}
