// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.channel;

import java.math.BigDecimal;
import java.util.List;

/**
 * A notice as a channel gets it: the JSON that {@code docs/channels.md} describes. Names and meanings of its components
 * never change within a version; components may be added.
 *
 * @param version the version of this form
 * @param key what identifies the notice: the same each time it is sent
 * @param kind digest, at-once, steward or answer
 * @param person the recipient
 * @param date the business date, {@code 2014-07-10}
 * @param createdAt when it was decided, {@code 2014-07-10T00:00:00Z}
 * @param subject the subject of the mail
 * @param text the plain text of the mail
 * @param items what it tells of episodes
 */
public record ChannelNotice(
        int version,
        String key,
        String kind,
        Recipient person,
        String date,
        String createdAt,
        String subject,
        String text,
        List<Item> items) {

    /** The version of the form. */
    public static final int VERSION = 1;

    public ChannelNotice {
        items = List.copyOf(items);
    }

    /**
     * The recipient.
     *
     * @param id the id in {@code people.yaml}
     * @param name the name, in the language
     * @param email the mail address
     * @param language the language of all texts, {@code zh} or {@code en}
     */
    public record Recipient(String id, String name, String email, String language) {}

    /**
     * Something with an id and a name in the recipient's language.
     *
     * @param id the stable id
     * @param name the name
     */
    public record Named(String id, String name) {}

    /**
     * What happened to an episode.
     *
     * @param episode the episode's number
     * @param event opened, reopened, raised, lowered or closed
     * @param project the plan's project; null where it belongs to none
     * @param rule the rule
     * @param region the region; null where it is about a feed
     * @param indicator the indicator; null where it is about a feed
     * @param feed the feed's id; null where it is about figures
     * @param level the level
     * @param period the figure's period, {@code 2014-06}; null where there is no figure
     * @param value the figure; null where there is none
     * @param unit the figure's unit; null where there is no figure
     * @param measure what the rule measured, such as the figure, a change or a lag; null where nothing was measured
     * @param bound what the measure is held against; null where that is not known
     * @param link where the recipient acknowledges the episode; null where it is closed, or no page is served
     */
    public record Item(
            long episode,
            String event,
            Integer project,
            Named rule,
            Named region,
            Named indicator,
            String feed,
            Named level,
            String period,
            BigDecimal value,
            Named unit,
            BigDecimal measure,
            BigDecimal bound,
            String link) {}
}
