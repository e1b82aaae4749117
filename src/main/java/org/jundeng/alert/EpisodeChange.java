// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;

/**
 * Something that happened to an episode, as it was written down.
 *
 * @param eventId the event's number
 * @param episodeId the episode's number
 * @param rule the rule, as of now; null where it is no more
 * @param ruleId the rule's id
 * @param regionId the region
 * @param event what happened
 * @param level the level afterwards
 * @param reason why
 * @param figure the figure that decided; null where none did
 * @param bound what was promised, in the indicator's unit; null where there was nothing to compare with
 * @param before the value that crossed last before this; null at the opening
 * @param ordinal the how-manieth event of this rule in this region it is, from 1
 * @param businessDate the night
 */
public record EpisodeChange(
        long eventId,
        long episodeId,
        Rule rule,
        String ruleId,
        String regionId,
        Event event,
        Level level,
        Reason reason,
        Figure figure,
        Bound bound,
        BigDecimal before,
        long ordinal,
        LocalDate businessDate) {

    public EpisodeChange {
        Objects.requireNonNull(ruleId, "ruleId");
        Objects.requireNonNull(regionId, "regionId");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(businessDate, "businessDate");
    }

    /**
     * What makes it the same event on a second try after a crash: no number that a sequence gave, for sequences skip.
     */
    public String key() {
        return String.join("|", ruleId, regionId, Long.toString(ordinal), event.code(), reason.code(), seen());
    }

    private String seen() {
        return figure == null
                ? ""
                : figure.timePeriod() + "="
                        + figure.obsValue().stripTrailingZeros().toPlainString();
    }
}
