// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.words;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jundeng.alert.Cause;
import org.jundeng.alert.Condition;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.Event;
import org.jundeng.alert.Evidence;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Ladder;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Level;

/**
 * What there is to say of an episode.
 *
 * @param place the rule, and the region or feed
 * @param rule the rule as it is configured now; null where it was removed
 * @param event what happened last
 * @param cause why
 * @param night the night on which it happened
 * @param seen what the rule saw last; null where that was not kept
 * @param earlier what it saw before that; null where that is not known
 * @param limited the level whose limit it was compared with; null where only the rule as it is now can tell
 */
public record Account(
        WatchedPlace place,
        Rule rule,
        Event event,
        Cause cause,
        LocalDate night,
        Sight seen,
        Sight earlier,
        Level limited) {

    public Account {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(night, "night");
    }

    /** An account of which the rule as it is now tells whose limit it was compared with. */
    public Account(
            WatchedPlace place, Rule rule, Event event, Cause cause, LocalDate night, Sight seen, Sight earlier) {
        this(place, rule, event, cause, night, seen, earlier, null);
    }

    /**
     * What a rule saw.
     *
     * @param figure the figure that decided; null where none did, as with feeds
     * @param measure the number that was compared with the bounds
     * @param bound the value of the bound it was compared with; null where there was none
     * @param facts what else the rule saw
     */
    public record Sight(Figure figure, BigDecimal measure, BigDecimal bound, Facts facts) {
        public Sight {
            Objects.requireNonNull(measure, "measure");
            Objects.requireNonNull(facts, "facts");
        }
    }

    /** The account of a change as it was decided. */
    public static Account of(EpisodeChange change) {
        Evidence evidence = change.evidence();
        Bound bound = change.bound();
        Sight seen = evidence == null
                ? null
                : new Sight(
                        evidence.figure(), evidence.measure(), bound == null ? null : bound.value(), evidence.facts());
        return new Account(
                change.place(), change.rule(), change.event(), change.cause(), change.businessDate(), seen, null);
    }

    /** Whether the rule watches a feed. */
    boolean isOfFeed() {
        return !place.feed().isEmpty();
    }

    /** Whether the evidence was kept and is of the rule's kind: a rule may have changed since. */
    boolean isKept() {
        return seen != null && rule.condition().isKeptIn(seen.facts());
    }

    /**
     * The bound that the measure was compared with; null where there was none, where the rule was removed, or where the
     * evidence was not kept or is of another kind.
     */
    public Bound bound() {
        if (rule == null || !isKept() || seen.bound() == null) {
            return null;
        }
        Bound now = rule.condition() instanceof Condition.OfTarget target
                ? target.bound()
                : rule.ladder().bound(null);
        return now == null ? null : now.at(seen.bound());
    }

    /**
     * The level whose limit the measure was compared with: the one that it crosses, else the one that it keeps open, of
     * what is over the mildest. Null where that limit is none of that level by now, since the rule was changed: another
     * level may have it, but it is not the one that was meant.
     */
    Level limitedBy() {
        Bound bound = bound();
        if (limited != null || bound == null || rule.ladder() == null) {
            return limited;
        }
        Level crossed = rule.ladder().grade(seen.measure());
        boolean isOver = event == Event.CLOSED || event == Event.LAPSED;
        List<Ladder.Step> steps = rule.ladder().steps();
        return (isOver ? steps.subList(0, 1) : steps)
                .stream()
                        .filter(step -> crossed == null || step.level().equals(crossed))
                        .filter(step -> step.value().compareTo(bound.value()) == 0)
                        .map(Ladder.Step::level)
                        .findFirst()
                        .orElse(null);
    }
}
