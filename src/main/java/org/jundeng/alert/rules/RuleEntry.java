// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.Rule;
import org.jundeng.binding.MissingValues;
import org.jundeng.binding.Refusals;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Label;

/**
 * A rule in a file. Its bounds are not set by the plan.
 *
 * @param id its stable kebab-case id
 * @param name its names
 * @param subject what it measures
 * @param bounds the values at which an episode opens, with their levels
 * @param timing when a crossing counts
 * @param concern whom it concerns
 * @param inhibits the kinds of events that are not told while its episode is open
 * @param labels free labels for people to sort rules by
 * @param formerly the ids that it had before
 */
record RuleEntry(
        String id,
        Label name,
        RuleSubject subject,
        Bounds bounds,
        Timing timing,
        Concern concern,
        List<Rule.Inhibits> inhibits,
        Map<String, String> labels,
        List<String> formerly) {

    RuleEntry {
        inhibits = List.copyOf(inhibits);
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        formerly = List.copyOf(formerly);
    }

    /**
     * The entry made of {@code keys}; missing keys, and keys that do not go together, are an
     * {@link IllegalArgumentException}.
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RuleEntry of(RuleKeys keys) {
        MissingValues.check("id", keys.id(), "name", keys.name());
        Refusals.ofAll(
                () -> Refusals.check(
                        !keys.id().matches("[a-z0-9]+(-[a-z0-9]+)*"), "id \"" + keys.id() + "\" is not in kebab-case"),
                keys::checkKeysOfKind,
                () -> Bounds.of(keys),
                () -> new Timing(keys.periods(), keys.reopenWithin()),
                () -> RuleSubject.of(keys),
                keys::checkScope,
                keys::checkTelling);
        Bounds bounds = Bounds.of(keys);
        Timing timing = new Timing(keys.periods(), keys.reopenWithin());
        RuleSubject subject = RuleSubject.of(keys);
        return new RuleEntry(
                keys.id(),
                keys.name(),
                subject,
                bounds,
                timing,
                new Concern(keys.tells(), keys.bureau(), keys.project()),
                keys.inhibits(),
                keys.labels(),
                keys.formerly());
    }

    /** Which side of the values is promised. */
    Comparator promised() {
        return bounds.comparator() == null ? subject.usualComparator() : bounds.comparator();
    }

    /** Who is told. */
    Rule.Concern.Audience audience() {
        return concern.tells() == null ? subject.usualAudience() : concern.tells();
    }

    /**
     * The values at which an episode opens, with their levels.
     *
     * @param levels the values by level, the mildest first
     * @param key the key in the file: {@code level} for a single level, else {@code levels}
     * @param comparator which side of the values is promised; null for the subject's usual one
     * @param unit the unit of the values; null for the unit of the measure
     * @param clearing how far inside its bound the measure must be before an open episode leaves its level
     */
    record Bounds(Map<String, BigDecimal> levels, String key, Comparator comparator, String unit, BigDecimal clearing) {

        Bounds {
            clearing = clearing == null ? BigDecimal.ZERO : clearing;
            if (clearing.signum() < 0) {
                throw new IllegalArgumentException("clearing " + clearing.toPlainString() + " is negative");
            }
        }

        private static Bounds of(RuleKeys keys) {
            boolean single = keys.level() != null && keys.value() != null;
            boolean several = keys.levels() != null && !keys.levels().isEmpty();
            if (single == several || !single && (keys.level() != null || keys.value() != null)) {
                throw new IllegalArgumentException(
                        "the bound is missing: a rule has level and value, or levels with a value each");
            }
            Map<String, BigDecimal> levels = single ? Map.of(keys.level(), keys.value()) : keys.levels();
            return new Bounds(levels, single ? "level" : "levels", keys.comparator(), keys.unit(), keys.clearing());
        }
    }

    /**
     * When a crossing counts.
     *
     * @param periods how many periods in a row must cross before an episode opens; null where the file does not say
     * @param reopenWithin an episode that closed at most this many days ago is reopened; null where the file does not
     *     say
     */
    record Timing(Integer periods, Integer reopenWithin) {

        Timing {
            if (periods != null && periods < 1) {
                throw new IllegalArgumentException("for " + periods + " is below 1");
            }
            if (reopenWithin != null && reopenWithin < 0) {
                throw new IllegalArgumentException("reopen-within " + reopenWithin + " is negative; write 0 for never");
            }
        }

        /** The timing with the default values for what the file does not say. */
        Rule.Timing complete() {
            return new Rule.Timing(
                    periods == null ? Rule.Timing.USUAL.periods() : periods,
                    reopenWithin == null ? Rule.Timing.USUAL.reopenDays() : reopenWithin);
        }
    }

    /**
     * Whom it concerns.
     *
     * @param tells who is told; null for the subject's usual audience
     * @param bureau the bureau; null where the target, the feed or the stewards of the figures determine it
     * @param project the plan's project; null where the target determines it or no project is concerned
     */
    record Concern(Rule.Concern.Audience tells, String bureau, Integer project) {}
}
