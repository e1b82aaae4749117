// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.util.Objects;

/**
 * The place that a rule watches: one region of its indicator, or one feed.
 *
 * @param ruleId the rule
 * @param regionId the region, or the group of a gap; {@code ""} for a feed
 * @param feed the feed; {@code ""} for a region
 */
public record WatchedPlace(String ruleId, String regionId, String feed) {

    public WatchedPlace {
        Objects.requireNonNull(ruleId, "ruleId");
        Objects.requireNonNull(regionId, "regionId");
        Objects.requireNonNull(feed, "feed");
    }

    /** A region of a rule's indicator. */
    static WatchedPlace region(Rule rule, String regionId) {
        return new WatchedPlace(rule.id(), regionId, "");
    }

    /** A feed that a rule watches. */
    static WatchedPlace feed(Rule rule, String feed) {
        return new WatchedPlace(rule.id(), "", feed);
    }
}
