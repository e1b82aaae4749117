// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Rule;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Scope;

/**
 * The keys of a rule in a file. Users have such files, so the keys must not change. {@link RuleEntry#of} turns them
 * into an entry.
 *
 * @param id its stable kebab-case id
 * @param name its names
 * @param kind the kind of rule; a threshold where absent
 * @param indicator the indicator's id
 * @param indicators the ids of several indicators instead; each gets a rule of its own
 * @param targets the targets of a trajectory; all targets where {@code projects} is absent, too
 * @param projects the projects whose targets a trajectory watches
 * @param feeds the feeds that it watches; all where absent
 * @param on the earlier figure that a change is measured from
 * @param in the unit of a change
 * @param measure whether a gap is a difference or a ratio
 * @param check the property of a delivery that is measured
 * @param comparator which side of the values is promised
 * @param level how grave a crossing of {@code value} is
 * @param value the value, in {@code unit}
 * @param levels several values by level instead, the mildest first
 * @param unit the unit of the values; the unit of the measure where absent
 * @param clearing how far inside its bound the measure must be before an open episode leaves its level
 * @param periods how many periods in a row must cross before an episode opens; 1 where absent
 * @param reopenWithin an episode that closed at most this many days ago is reopened; 14 where absent
 * @param scope the regions that it watches
 * @param tells who is told; by kind where absent: stewards of rules on feeds, outliers and reconciliation, officials of
 *     all others
 * @param bureau the bureau concerned; absent where the target, the feed or the stewards of the figures determine it
 * @param project the plan's project concerned; absent where the target determines it
 * @param inhibits the kinds of events that are not told while its episode is open
 * @param labels free labels for people to sort rules by
 * @param formerly the ids that it had before
 */
record RuleKeys(
        String id,
        Label name,
        Kind kind,
        String indicator,
        List<String> indicators,
        List<String> targets,
        List<Integer> projects,
        List<String> feeds,
        Condition.Change.On on,
        Condition.Change.In in,
        Condition.Gap.Measure measure,
        String check,
        Comparator comparator,
        String level,
        BigDecimal value,
        Map<String, BigDecimal> levels,
        String unit,
        BigDecimal clearing,
        @JsonProperty("for") Integer periods,
        Integer reopenWithin,
        Scope scope,
        Rule.Concern.Audience tells,
        String bureau,
        Integer project,
        List<Rule.Inhibits> inhibits,
        Map<String, String> labels,
        List<String> formerly) {

    static final String NOT_OF_KIND = " does not apply to a rule of kind ";
    /** For each key, the kinds that use it; a key that is not listed is used by all kinds. */
    private static final Map<String, Set<Kind>> KINDS_WITH = Map.of(
            "on", EnumSet.of(Kind.CHANGE),
            "in", EnumSet.of(Kind.CHANGE),
            "measure", EnumSet.of(Kind.GAP),
            "check", EnumSet.of(Kind.DELIVERY),
            "feeds", EnumSet.of(Kind.FRESHNESS, Kind.DELIVERY),
            "targets", EnumSet.of(Kind.TRAJECTORY),
            "projects", EnumSet.of(Kind.TRAJECTORY),
            "scope", EnumSet.complementOf(EnumSet.of(Kind.TRAJECTORY, Kind.FRESHNESS, Kind.DELIVERY)));

    RuleKeys {
        kind = kind == null ? Kind.THRESHOLD : kind;
        inhibits = inhibits == null ? List.of() : List.copyOf(inhibits);
        formerly = formerly == null ? List.of() : List.copyOf(formerly);
    }

    /** The kinds of rules, as written in the file. */
    enum Kind {
        THRESHOLD,
        TRAJECTORY,
        CHANGE,
        GAP,
        OUTLIER,
        RECONCILIATION,
        FRESHNESS,
        DELIVERY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Refuses keys that rules of this kind do not use: such a key is a mistake of its author. */
    void checkKeysOfKind() {
        applies("on", on);
        applies("in", in);
        applies("measure", measure);
        applies("check", check);
        applies("feeds", feeds);
        applies("targets", targets);
        applies("projects", projects);
    }

    /** Refuses a scope for a kind that has none. */
    void checkScope() {
        applies("scope", scope);
    }

    private void applies(String key, Object value) {
        if (value != null && !KINDS_WITH.get(key).contains(kind)) {
            throw new IllegalArgumentException(key + NOT_OF_KIND + kind.word());
        }
    }

    /** Refuses a rule on feeds that tells officials, and inhibitions that rules of this kind cannot have. */
    void checkTelling() {
        boolean ofFeeds = kind == Kind.FRESHNESS || kind == Kind.DELIVERY;
        if (ofFeeds && tells == Rule.Concern.Audience.OFFICIALS) {
            throw new IllegalArgumentException(
                    "tells officials" + NOT_OF_KIND + kind.word() + ": it is the stewards' matter");
        }
        for (Rule.Inhibits each : inhibits) {
            if (!ofFeeds || each == Rule.Inhibits.TRAJECTORY) {
                throw new IllegalArgumentException(
                        "inhibits " + each.name().toLowerCase(Locale.ROOT) + NOT_OF_KIND + kind.word());
            }
        }
    }
}
