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
 * A rule in its file, key by key: the form that the files of users have, which must not change. {@link RuleEntry#of}
 * makes an entry of it.
 *
 * @param id its stable kebab-case id
 * @param name its names
 * @param kind what it looks at; a threshold where absent
 * @param indicator the indicator's id
 * @param indicators several indicators' ids instead: a rule for each
 * @param targets the targets of a trajectory; with {@code projects} absent: all targets
 * @param projects the projects whose targets a trajectory is about
 * @param feeds the feeds that it looks at; absent: all
 * @param on which earlier figure a change is from
 * @param in the form of a change
 * @param measure the form of a gap
 * @param check what of a delivery is looked at
 * @param comparator which side of the values is promised
 * @param level how grave a crossing of {@code value} is
 * @param value the value, in {@code unit}
 * @param levels the values by level instead, the mildest first
 * @param unit the values' unit; absent: that of what is measured
 * @param clearing how far inside its bound the measure must be before an open episode leaves its level
 * @param periods how many periods in a row must cross before an episode opens; 1 where absent
 * @param reopenWithin an episode that closed no more days ago is reopened; 14 where absent
 * @param scope where it is watched
 * @param tells who is told; absent: officials of figures, stewards of feeds, outliers and reconciliation
 * @param bureau the bureau concerned; absent where a target, a feed or the stewards of the figures say it
 * @param project the plan's project concerned; absent where a target says it
 * @param inhibits what is not told while its episode is open
 * @param labels what people sort rules by
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
        Map<String, String> labels) {

    static final String NOT_OF_KIND = " does not apply to a rule of kind ";
    /** The kinds that look at what stands under a key; all kinds look at a key that is not listed. */
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
    }

    /** What a rule looks at, as it is written. */
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

    /** Refuses keys that rules of this kind do not look at: what is read and never used is a mistake. */
    void checkKeysOfKind() {
        applies("on", on);
        applies("in", in);
        applies("measure", measure);
        applies("check", check);
        applies("feeds", feeds);
        applies("targets", targets);
        applies("projects", projects);
    }

    /** Refuses a scope where the kind has none. */
    void checkScope() {
        applies("scope", scope);
    }

    private void applies(String key, Object value) {
        if (value != null && !KINDS_WITH.get(key).contains(kind)) {
            throw new IllegalArgumentException(key + NOT_OF_KIND + kind.word());
        }
    }

    /** Refuses to tell officials of feeds, and to inhibit what rules of this kind cannot. */
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
