// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.util.List;

/** Whether a region's figures compare with those of another period, by the regions that held its territory then. */
public sealed interface Comparability {

    /**
     * The region existed with the same territory, maybe under another code or name (富阳, 临安): its own figures compare.
     *
     * @param regionId the region
     */
    record Same(String regionId) implements Comparability {}

    /**
     * Several regions, or one with another id, held exactly its territory: the sum of their figures compares.
     *
     * @param regionIds all of them, in the order of their ids
     */
    record Exact(List<String> regionIds) implements Comparability {
        public Exact {
            regionIds = List.copyOf(regionIds);
        }
    }

    /**
     * No regions of the period held exactly its territory.
     *
     * @param reason why
     * @param holders the regions of the period that each held a part of it, or more than it; empty where none is known
     * @param partial the successions that passed on only a part; empty for other reasons
     * @param together with {@link Reason#MERGED}: the regions that were merged into the holder, including this one;
     *     else empty
     */
    record NotComparable(Reason reason, List<String> holders, List<Succession> partial, List<String> together)
            implements Comparability {
        public NotComparable {
            holders = List.copyOf(holders);
            partial = List.copyOf(partial);
            together = List.copyOf(together);
        }
    }

    /** Why figures do not compare. */
    enum Reason {
        /** A part of a region went to another one or came from one; figures of districts do not tell how much. */
        DIVIDED,
        /** It was merged with others into one region. */
        MERGED,
        /** Nothing is known of its territory in the period. */
        UNKNOWN
    }
}
