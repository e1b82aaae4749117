// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import org.jundeng.page.Link;

/**
 * An open episode, as pages on the plan list it.
 *
 * @param number its number
 * @param subject the target that it is about; else the indicator or the feed
 * @param region its region; empty text where it is about a feed
 * @param level its level
 * @param levelCode the level's code, by which the style sheet knows it
 * @param since since when it is open
 * @param answer what its acknowledgement says, or that nobody has acknowledged it since it opened or rose last
 */
public record EpisodeLine(
        Link number, Link subject, Link region, String level, String levelCode, String since, String answer) {}
