// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jundeng.binding.MissingValues;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Scope;

/**
 * A file below {@code config/rules/}.
 *
 * @param rules its rules
 */
public record RuleFile(List<Entry> rules) {

    private static final String NOT_OF_KIND = " does not apply to a rule of kind ";
    /** The kinds that look at what stands under a key; what is not here all do. */
    private static final Map<String, Set<Kind>> KINDS_WITH = Map.of(
            "on", EnumSet.of(Kind.CHANGE),
            "in", EnumSet.of(Kind.CHANGE),
            "measure", EnumSet.of(Kind.GAP),
            "check", EnumSet.of(Kind.DELIVERY),
            "feeds", EnumSet.of(Kind.FRESHNESS, Kind.DELIVERY),
            "targets", EnumSet.of(Kind.TRAJECTORY),
            "projects", EnumSet.of(Kind.TRAJECTORY),
            "scope", EnumSet.complementOf(EnumSet.of(Kind.TRAJECTORY, Kind.FRESHNESS, Kind.DELIVERY)));

    public RuleFile {
        MissingValues.check("rules", rules);
        rules = List.copyOf(rules);
    }

    /** What a rule looks at. */
    public enum Kind {
        THRESHOLD,
        TRAJECTORY,
        CHANGE,
        GAP,
        OUTLIER,
        RECONCILIATION,
        FRESHNESS,
        DELIVERY
    }

    /**
     * A bound that the plan does not set.
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
     * @param in how a change is told
     * @param measure how a gap is told
     * @param check what of a delivery is looked at
     * @param comparator which side of the values is promised
     * @param level how grave a crossing of {@code value} is
     * @param value the value, in {@code unit}
     * @param levels the values by level instead, the mildest first
     * @param unit the values' unit; absent: that of what is measured
     * @param clearing how far inside its bound the measure must be before an open episode leaves its level
     * @param periods so many periods in a row must cross before an episode opens; 1 where absent
     * @param reopenWithin an episode that closed no more days ago is reopened; 14 where absent
     * @param scope where it is watched
     * @param tells who is told; absent: officials of figures, stewards of feeds, outliers and reconciliation
     * @param bureau the bureau concerned; absent where a target, a feed or the stewards of the figures say it
     * @param project the plan's project concerned; absent where a target says it
     * @param inhibits what nobody is told of while its episode is open
     * @param labels what people sort rules by
     */
    public record Entry(
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

        public Entry {
            MissingValues.check("id", id, "name", name);
            if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                throw new IllegalArgumentException("id \"" + id + "\" is not in kebab-case");
            }
            kind = kind == null ? Kind.THRESHOLD : kind;
            checkApplies(kind, "on", on, "in", in, "measure", measure, "check", check, "feeds", feeds);
            checkApplies(kind, "targets", targets, "projects", projects);
            boolean single = level != null && value != null;
            if (single == (levels != null && !levels.isEmpty()) || !single && (level != null || value != null)) {
                throw new IllegalArgumentException(
                        "the bound is missing: a rule has level and value, or levels with a value each");
            }
            levels = single ? Map.of(level, value) : levels;
            indicators = indicators != null ? List.copyOf(indicators) : indicator == null ? null : List.of(indicator);
            targets = targets == null ? List.of() : List.copyOf(targets);
            projects = projects == null ? List.of() : List.copyOf(projects);
            inhibits = inhibits == null ? List.of() : List.copyOf(inhibits);
            labels = labels == null ? Map.of() : Map.copyOf(labels);
            clearing = clearing == null ? BigDecimal.ZERO : clearing;
            if (clearing.signum() < 0) {
                throw new IllegalArgumentException("clearing " + clearing.toPlainString() + " is negative");
            }
            if (periods != null && periods < 1) {
                throw new IllegalArgumentException("for " + periods + " is below 1");
            }
            if (reopenWithin != null && reopenWithin < 0) {
                throw new IllegalArgumentException("reopen-within " + reopenWithin + " is negative; write 0 for never");
            }
            checkParts(kind, indicators, scope, comparator);
            checkKind(kind, on, in, measure, check);
            checkApplies(kind, "scope", scope);
            checkTelling(kind, tells, inhibits);
        }

        /** What would be read and never looked at is a mistake. */
        private static void checkApplies(Kind kind, Object... keysAndValues) {
            for (int i = 0; i < keysAndValues.length; i += 2) {
                String key = (String) keysAndValues[i];
                if (keysAndValues[i + 1] != null && !KINDS_WITH.get(key).contains(kind)) {
                    throw new IllegalArgumentException(key + NOT_OF_KIND + word(kind));
                }
            }
        }

        private static void checkTelling(Kind kind, Rule.Concern.Audience tells, List<Rule.Inhibits> inhibits) {
            boolean ofFeeds = kind == Kind.FRESHNESS || kind == Kind.DELIVERY;
            if (ofFeeds && tells == Rule.Concern.Audience.OFFICIALS) {
                throw new IllegalArgumentException(
                        "tells officials" + NOT_OF_KIND + word(kind) + ": it is the stewards' matter");
            }
            for (Rule.Inhibits each : inhibits) {
                if (!ofFeeds || each == Rule.Inhibits.TRAJECTORY) {
                    throw new IllegalArgumentException(
                            "inhibits " + each.name().toLowerCase(Locale.ROOT) + NOT_OF_KIND + word(kind));
                }
            }
        }

        private static void checkParts(Kind kind, List<String> indicators, Scope scope, Comparator comparator) {
            boolean ofFigures = kind != Kind.FRESHNESS && kind != Kind.DELIVERY && kind != Kind.TRAJECTORY;
            if (ofFigures) {
                MissingValues.check("indicator", indicators, "scope", scope);
            } else if (indicators != null) {
                throw new IllegalArgumentException("a rule of kind " + word(kind) + " names no indicator");
            }
            if (kind == Kind.THRESHOLD || kind == Kind.CHANGE) {
                MissingValues.check("comparator", comparator);
            }
        }

        private static void checkKind(Kind kind, Object on, Object in, Object measure, Object check) {
            if (kind == Kind.CHANGE) {
                MissingValues.check("on", on, "in", in);
            } else if (kind == Kind.GAP) {
                MissingValues.check("measure", measure);
            } else if (kind == Kind.DELIVERY) {
                MissingValues.check("check", check);
            }
        }

        private static String word(Kind kind) {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        /** Which side of the values is promised: what is absent depends on the kind. */
        Comparator promised() {
            if (comparator != null) {
                return comparator;
            }
            return switch (kind) {
                case FRESHNESS, TRAJECTORY, OUTLIER -> Comparator.LESS_THAN;
                default -> Comparator.AT_MOST;
            };
        }

        /** Who is told: what is absent depends on the kind. */
        Rule.Concern.Audience audience() {
            boolean aboutFeeds = kind == Kind.FRESHNESS || kind == Kind.DELIVERY;
            boolean aboutData = kind == Kind.OUTLIER || kind == Kind.RECONCILIATION;
            if (aboutFeeds || tells == null && aboutData) {
                return Rule.Concern.Audience.STEWARDS;
            }
            return tells == null ? Rule.Concern.Audience.OFFICIALS : tells;
        }
    }
}
