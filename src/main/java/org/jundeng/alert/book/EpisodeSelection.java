// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.book;

import java.time.LocalDate;

/**
 * Which episodes are asked for; null means any.
 *
 * @param targetId the target's id
 * @param regionId the region's id
 * @param ruleId the rule's id
 * @param state pending, open or closed
 * @param level the level's code
 * @param day the night that they are shown as of; null for as they stand now
 */
public record EpisodeSelection(
        String targetId, String regionId, String ruleId, String state, String level, LocalDate day) {

    /** All episodes, as they stand now. */
    public static final EpisodeSelection ALL = new EpisodeSelection(null, null, null, null, null, null);

    /** The same of a target only. */
    public EpisodeSelection ofTarget(String id) {
        return new EpisodeSelection(id, regionId, ruleId, state, level, day);
    }

    /** The same, only those that are in a state. */
    public EpisodeSelection that(String isIn) {
        return new EpisodeSelection(targetId, regionId, ruleId, isIn, level, day);
    }

    /** The same as of the end of a night; null for as they stand now. */
    public EpisodeSelection on(LocalDate night) {
        return new EpisodeSelection(targetId, regionId, ruleId, state, level, night);
    }
}
