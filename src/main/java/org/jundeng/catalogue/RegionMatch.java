// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.util.List;
import java.util.Optional;

/** The region that a code or a name means in a period. */
public sealed interface RegionMatch {

    /**
     * One region has the code or name in the period.
     *
     * @param regionId the region's id
     */
    record Found(String regionId) implements RegionMatch {}

    /**
     * No region ever had the code or name.
     *
     * @param nearest the nearest code or name of a region; empty where none is near, or those of several regions are
     */
    record Unknown(Optional<String> nearest) implements RegionMatch {}

    /**
     * Several regions had the name at the same time in the period.
     *
     * @param names their full names
     */
    record Ambiguous(List<String> names) implements RegionMatch {
        public Ambiguous {
            names = List.copyOf(names);
        }
    }

    /**
     * A region had the code or name at another time.
     *
     * @param rightCode the code that was valid in the period for that region or for the holder of its territory; where
     *     several each held a part, all of their codes, as {@code 330102 / 330114}; empty where none is known
     * @param rightName the Chinese name, or names, valid with that code; empty where none is known
     */
    record NotValidThen(String rightCode, String rightName) implements RegionMatch {}
}
