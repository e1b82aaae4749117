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

    @Override
    public boolean equals(Object other) {
        return other instanceof SeriesKey key
                && freq == key.freq
                && indicator.equals(key.indicator)
                && regionId.equals(key.regionId)
                && dimensions.equals(key.dimensions);
    }

    /** Mixes more than a record does: ids that count up ({@code area-001}, {@code area-002}) would collide. */
    @Override
    public int hashCode() {
        long mixed = indicator.hashCode() * 0x9E3779B97F4A7C15L + regionId.hashCode();
        mixed = mixed * 0xC2B2AE3D27D4EB4FL + freq.ordinal();
        mixed = mixed * 0x165667B19E3779F9L + dimensions.hashCode();
        return (int) (mixed * 0x9E3779B97F4A7C15L >>> 32);
    }
}
