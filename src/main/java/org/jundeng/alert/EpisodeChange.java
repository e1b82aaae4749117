// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Level;

/**
 * A change of an episode, as it was recorded.
 *
 * @param eventId the event's number
 * @param episodeId the episode's number
 * @param rule the rule as it is configured now; null where it was removed
 * @param place the rule's id, and the region or feed
 * @param event what happened
 * @param level the level afterwards
 * @param cause why it happened
 * @param evidence the evidence; null where there is none
 * @param before the measure before this change; null at the opening
 * @param ordinal the ordinal of the event among those of the same rule and place, from 1
 * @param businessDate the night
 */
public record EpisodeChange(
        long eventId,
        long episodeId,
        Rule rule,
        WatchedPlace place,
        Event event,
        Level level,
        Cause cause,
        Evidence evidence,
        BigDecimal before,
        long ordinal,
        LocalDate businessDate) {

    public EpisodeChange {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(businessDate, "businessDate");
    }

    /** The reason that led. */
    public Reason reason() {
        return cause.reason();
    }

    /** The rule's id. */
    public String ruleId() {
        return place.ruleId();
    }

    /** The region; {@code ""} where the rule watches a feed. */
    public String regionId() {
        return place.regionId();
    }

    /** The figure that decided; null where none did, as with feeds. */
    public Figure figure() {
        return evidence == null ? null : evidence.figure();
    }

    /** The promised bound, in the unit of the measure; null where there was none to compare with. */
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
     * Identifies the event: a retry after a crash gives the same key. Numbers from a sequence are not part of it,
     * because a rollback leaves gaps in a sequence.
     */
    public String key() {
        String where = place.feed().isEmpty() ? place.regionId() : place.feed();
        return String.join("|", ruleId(), where, Long.toString(ordinal), event.code(), reason().code(), seen());
    }

    private String seen() {
        if (evidence == null) {
            return "";
        }
        String measured = evidence.measure().stripTrailingZeros().toPlainString();
        return figure() == null ? measured : figure().timePeriod() + "=" + measured;
    }
}
