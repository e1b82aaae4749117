// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.util.List;
import java.util.Optional;

/** What a code or a name of a region means in a period. */
public sealed interface RegionMatch {

    /**
     * The region it means.
     *
     * @param regionId the region's id
     */
    record Found(String regionId) implements RegionMatch {}

    /**
     * No region ever had it.
     *
     * @param nearest the nearest code or name that one had; empty where none is near, or several regions are
     */
    record Unknown(Optional<String> nearest) implements RegionMatch {}

    /**
     * Several regions had the name in the period, side by side.
     *
     * @param names their full names
     */
    record Ambiguous(List<String> names) implements RegionMatch {
        public Ambiguous {
            names = List.copyOf(names);
        }
    }

    /**
     * A region had it at another time.
     *
     * @param rightCode the code that was valid in the period for that region or what held its territory; where several
     *     held a part of it each of theirs, as {@code 330102 / 330114}; empty where none is known
     * @param rightName the Chinese name, or names, that were valid with it; empty where none is known
     */
    record NotValidThen(String rightCode, String rightName) implements RegionMatch {}
}
