// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.util.Set;

/**
 * What an evaluation looks at.
 *
 * @param complete everything
 * @param indicators where not everything: the indicators of which a figure came, changed or went
 * @param feeds where not everything: the feeds of which something came or was taken back
 */
public record Extent(boolean complete, Set<String> indicators, Set<String> feeds) {

    /** Everything. */
    public static final Extent COMPLETE = new Extent(true, Set.of(), Set.of());

    public Extent {
        indicators = Set.copyOf(indicators);
        feeds = Set.copyOf(feeds);
    }

    /** Only what {@code indicators} and {@code feeds} decide. */
    public static Extent of(Set<String> indicators, Set<String> feeds) {
        return new Extent(false, indicators, feeds);
    }

    /** Whether nothing is looked at. */
    public boolean isEmpty() {
        return !complete && indicators.isEmpty() && feeds.isEmpty();
    }

    /** Whether {@code rule} may see something new. */
    boolean holds(Rule rule) {
        return complete || (rule.condition().isAboutFeeds() ? !feeds.isEmpty() : indicators.contains(rule.indicator()));
    }

    /** Whether something may be new of {@code feed}. */
    boolean holdsFeed(String feed) {
        return complete || feeds.contains(feed);
    }
}
