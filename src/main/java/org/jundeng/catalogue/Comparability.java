// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.util.List;

/** How a region's figures compare with those of another period: what then held its territory. */
public sealed interface Comparability {

    /**
     * The region was there as it is, be it under another code or name (富阳, 临安): its own figures compare.
     *
     * @param regionId the region
     */
    record Same(String regionId) implements Comparability {}

    /**
     * Several regions, or one of another id, held exactly its territory: their figures compare when they are added.
     *
     * @param regionIds all of them, in the order of their ids
     */
    record Exact(List<String> regionIds) implements Comparability {
        public Exact {
            regionIds = List.copyOf(regionIds);
        }
    }

    /**
     * No regions of the period hold exactly its territory.
     *
     * @param reason why
     * @param holders the regions of the period that each hold a part of it or more than it; empty where none is known
     * @param partial the successions that gave only a part; empty where the reason is another
     * @param together with {@link Reason#MERGED}: the regions that continue together in the holder, itself included;
     *     empty else
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
        /** A part of a region went elsewhere or came from elsewhere; how much is not known from districts. */
        DIVIDED,
        /** It continues only together with others, all of whom went to one region wholly. */
        MERGED,
        /** Nothing is known of its territory in the period. */
        UNKNOWN
    }
}
