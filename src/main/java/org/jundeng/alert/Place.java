// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.util.Objects;

/**
 * Where a rule watches: one series, or one feed.
 *
 * @param ruleId the rule
 * @param regionId the region; {@code ""} for a feed
 * @param feed the feed; {@code ""} for a series
 */
public record Place(String ruleId, String regionId, String feed) {

    public Place {
        Objects.requireNonNull(ruleId, "ruleId");
        Objects.requireNonNull(regionId, "regionId");
        Objects.requireNonNull(feed, "feed");
    }

    /** A region of a rule's indicator. */
    static Place region(Rule rule, String regionId) {
        return new Place(rule.id(), regionId, "");
    }

    /** A feed that a rule watches. */
    static Place feed(Rule rule, String feed) {
        return new Place(rule.id(), "", feed);
    }
}
