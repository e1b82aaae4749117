// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Level;

/**
 * Something that happened to an episode, as it was written down.
 *
 * @param eventId the event's number
 * @param episodeId the episode's number
 * @param rule the rule, as of now; null where it was removed
 * @param place the rule's id, and the region or feed
 * @param event what happened
 * @param level the level afterwards
 * @param reason why
 * @param evidence what was seen; null where nothing was
 * @param before what was measured last before this; null at the opening
 * @param ordinal the ordinal of the event among those of this rule in this place, from 1
 * @param businessDate the night
 */
public record EpisodeChange(
        long eventId,
        long episodeId,
        Rule rule,
        WatchedPlace place,
        Event event,
        Level level,
        Reason reason,
        Evidence evidence,
        BigDecimal before,
        long ordinal,
        LocalDate businessDate) {

    public EpisodeChange {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(businessDate, "businessDate");
    }

    /** The rule's id. */
    public String ruleId() {
        return place.ruleId();
    }

    /** The region; {@code ""} where a feed is meant. */
    public String regionId() {
        return place.regionId();
    }

    /** The figure that decided; null where none did. */
    public Figure figure() {
        return evidence == null ? null : evidence.figure();
    }

    /** What was promised, in the unit of what is measured; null where there was nothing to compare with. */
    public Bound bound() {
        return bound(evidence, rule, level);
    }

    static Bound bound(Evidence evidence, Rule rule, Level level) {
        if (evidence != null && evidence.bound() != null || rule == null) {
            return evidence == null ? null : evidence.bound();
        }
        return rule.condition() instanceof Condition.OfTarget target
                ? target.bound()
                : rule.ladder().bound(level);
    }

    /**
     * What makes it the same event on a second try after a crash: no number that a sequence gave, for sequences skip.
     */
    public String key() {
        String where = place.feed().isEmpty() ? place.regionId() : place.feed();
        return String.join("|", ruleId(), where, Long.toString(ordinal), event.code(), reason.code(), seen());
    }

    private String seen() {
        if (evidence == null) {
            return "";
        }
        String measured = evidence.measure().stripTrailingZeros().toPlainString();
        return figure() == null ? measured : figure().timePeriod() + "=" + measured;
    }
}
