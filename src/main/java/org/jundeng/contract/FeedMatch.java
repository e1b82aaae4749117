// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.List;

/** Which feed a file belongs to, by the globs of a bureau's contracts. */
public sealed interface FeedMatch {

    /**
     * One contract claims it.
     *
     * @param version that contract
     */
    record Claimed(ContractVersion version) implements FeedMatch {}

    /**
     * No contract claims it.
     *
     * @param patternsOfTheBureau the globs of all contracts of the bureau
     */
    record Unclaimed(List<String> patternsOfTheBureau) implements FeedMatch {
        public Unclaimed {
            patternsOfTheBureau = List.copyOf(patternsOfTheBureau);
        }
    }

    /**
     * Several contracts claim it.
     *
     * @param feeds their feeds
     * @param patterns the globs that match
     */
    record Contested(List<String> feeds, List<String> patterns) implements FeedMatch {
        public Contested {
            feeds = List.copyOf(feeds);
            patterns = List.copyOf(patterns);
        }
    }
}
