// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.util.Set;

/**
 * The part of the rules and feeds that an evaluation covers.
 *
 * @param complete whether it covers everything
 * @param indicators if not complete: the indicators that have a new, changed or removed figure
 * @param feeds if not complete: the feeds that have a new or withdrawn delivery
 */
public record Extent(boolean complete, Set<String> indicators, Set<String> feeds) {

    /** Everything. */
    public static final Extent COMPLETE = new Extent(true, Set.of(), Set.of());

    public Extent {
        indicators = Set.copyOf(indicators);
        feeds = Set.copyOf(feeds);
    }

    /** Covers only the rules that look at {@code indicators} or {@code feeds}. */
    public static Extent of(Set<String> indicators, Set<String> feeds) {
        return new Extent(false, indicators, feeds);
    }

    /** Whether it covers nothing. */
    public boolean isEmpty() {
        return !complete && indicators.isEmpty() && feeds.isEmpty();
    }

    /** Whether it covers {@code rule}. */
    boolean holds(Rule rule) {
        return complete || (rule.condition().isAboutFeeds() ? !feeds.isEmpty() : indicators.contains(rule.indicator()));
    }

    /** Whether it covers {@code feed}. */
    boolean holdsFeed(String feed) {
        return complete || feeds.contains(feed);
    }
}
