// SPDX-License-Identifier: Apache-2.0
package org.jundeng.observation;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that identifies an observation except its period.
 *
 * @param freq the frequency
 * @param indicator the id of what is measured
 * @param regionId the id of the region, not its code, since a code can pass to another region
 * @param dimensions values of further dimensions, by the dimension's id; empty where there are none
 */
public record SeriesKey(Freq freq, String indicator, String regionId, SortedMap<String, String> dimensions) {

    public SeriesKey {
        Objects.requireNonNull(freq, "freq");
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(regionId, "regionId");
        dimensions = dimensions.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    /** A series without further dimensions. */
    public static SeriesKey of(Freq freq, String indicator, String regionId) {
        return new SeriesKey(freq, indicator, regionId, Collections.emptySortedMap());
    }
}
