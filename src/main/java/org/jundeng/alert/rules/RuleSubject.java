// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.rules;

import java.util.List;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Rule;
import org.jundeng.binding.MissingValues;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Scope;

/** What a rule in a file measures: one record for each kind, with just what that kind needs. */
sealed interface RuleSubject {

    /**
     * The subject made of {@code keys}; keys that are missing or do not fit the kind are an
     * {@link IllegalArgumentException}.
     */
    static RuleSubject of(RuleKeys keys) {
        return switch (keys.kind()) {
            case THRESHOLD -> threshold(keys);
            case CHANGE -> change(keys);
            case GAP -> gap(keys);
            case OUTLIER -> new Outlier(Figures.of(keys));
            case RECONCILIATION -> new Reconciliation(Figures.of(keys));
            case TRAJECTORY -> trajectory(keys);
            case FRESHNESS -> freshness(keys);
            case DELIVERY -> delivery(keys);
        };
    }

    private static Threshold threshold(RuleKeys keys) {
        Figures figures = Figures.of(keys);
        MissingValues.check("comparator", keys.comparator());
        return new Threshold(figures);
    }

    private static Change change(RuleKeys keys) {
        Figures figures = Figures.of(keys);
        MissingValues.check("comparator", keys.comparator());
        MissingValues.check("on", keys.on(), "in", keys.in());
        return new Change(figures, keys.on(), keys.in());
    }

    private static Gap gap(RuleKeys keys) {
        Figures figures = Figures.of(keys);
        MissingValues.check("measure", keys.measure());
        return new Gap(figures, keys.measure());
    }

    private static Trajectory trajectory(RuleKeys keys) {
        checkNoIndicator(keys);
        return new Trajectory(
                keys.targets() == null ? List.of() : List.copyOf(keys.targets()),
                keys.projects() == null ? List.of() : List.copyOf(keys.projects()));
    }

    private static Freshness freshness(RuleKeys keys) {
        checkNoIndicator(keys);
        return new Freshness(keys.feeds());
    }

    private static Delivery delivery(RuleKeys keys) {
        checkNoIndicator(keys);
        MissingValues.check("check", keys.check());
        return new Delivery(keys.feeds(), keys.check());
    }

    private static void checkNoIndicator(RuleKeys keys) {
        if (keys.indicator() != null || keys.indicators() != null) {
            throw new IllegalArgumentException("a rule of kind " + keys.kind().word() + " names no indicator");
        }
    }

    /** The side of the values that is promised where the file does not say. */
    default Comparator usualComparator() {
        return Comparator.AT_MOST;
    }

    /** The regions that it watches; null where its targets determine them, or where it watches feeds. */
    default Scope scope() {
        return null;
    }

    /** Who is told where the file does not say. */
    default Rule.Concern.Audience usualAudience() {
        return Rule.Concern.Audience.OFFICIALS;
    }

    /**
     * The figures that a rule measures.
     *
     * @param indicators the ids of the indicators; each gets a rule of its own
     * @param key the key in the file that names them
     * @param scope the regions that are watched
     */
    record Figures(List<String> indicators, String key, Scope scope) {

        private static Figures of(RuleKeys keys) {
            List<String> ids = keys.indicators() != null
                    ? List.copyOf(keys.indicators())
                    : keys.indicator() == null ? null : List.of(keys.indicator());
            MissingValues.check("indicator", ids, "scope", keys.scope());
            return new Figures(ids, keys.indicator() == null ? "indicators" : "indicator", keys.scope());
        }
    }

    /** A rule on figures. */
    sealed interface OfFigures extends RuleSubject {

        /** The figures. */
        Figures figures();

        @Override
        default Scope scope() {
            return figures().scope();
        }

        /** The condition of the rule for one of the indicators. */
        Condition condition(String indicator);

        /** Whether the values are in the indicator's unit; else they are plain numbers or per cent. */
        default boolean inUnitOfIndicator() {
            return false;
        }
    }

    /** A rule on feeds. */
    sealed interface OfFeeds extends RuleSubject {

        /** The ids of the feeds; null for all. */
        List<String> feeds();

        @Override
        default Rule.Concern.Audience usualAudience() {
            return Rule.Concern.Audience.STEWARDS;
        }
    }

    /** The latest figure itself. */
    record Threshold(Figures figures) implements OfFigures {
        @Override
        public Condition condition(String indicator) {
            return new Condition.Threshold(indicator);
        }

        @Override
        public boolean inUnitOfIndicator() {
            return true;
        }
    }

    /**
     * The difference from an earlier figure.
     *
     * @param figures the figures
     * @param on which earlier figure
     * @param in the unit of the difference
     */
    record Change(Figures figures, Condition.Change.On on, Condition.Change.In in) implements OfFigures {
        @Override
        public Condition condition(String indicator) {
            return new Condition.Change(indicator, on, in);
        }

        @Override
        public boolean inUnitOfIndicator() {
            return in == Condition.Change.In.POINTS;
        }
    }

    /**
     * The distance between districts.
     *
     * @param figures the figures
     * @param measure whether the distance is a difference or a ratio
     */
    record Gap(Figures figures, Condition.Gap.Measure measure) implements OfFigures {
        @Override
        public Condition condition(String indicator) {
            return new Condition.Gap(indicator, measure);
        }

        @Override
        public boolean inUnitOfIndicator() {
            return measure == Condition.Gap.Measure.DIFFERENCE;
        }
    }

    /** How far a figure is from the figures before it. */
    record Outlier(Figures figures) implements OfFigures {
        @Override
        public Condition condition(String indicator) {
            return new Condition.Outlier(indicator);
        }

        @Override
        public Comparator usualComparator() {
            return Comparator.LESS_THAN;
        }

        @Override
        public Rule.Concern.Audience usualAudience() {
            return Rule.Concern.Audience.STEWARDS;
        }
    }

    /** How much a reported figure differs from the total of its parts. */
    record Reconciliation(Figures figures) implements OfFigures {
        @Override
        public Condition condition(String indicator) {
            return new Condition.Reconciliation(indicator);
        }

        @Override
        public Rule.Concern.Audience usualAudience() {
            return Rule.Concern.Audience.STEWARDS;
        }
    }

    /**
     * How far the progress of targets is behind the time that has passed.
     *
     * @param targets the ids of the targets
     * @param projects the projects whose targets are watched, too; where both lists are empty, all targets are watched
     */
    record Trajectory(List<String> targets, List<Integer> projects) implements RuleSubject {
        @Override
        public Comparator usualComparator() {
            return Comparator.LESS_THAN;
        }
    }

    /** How late feeds are; null feeds are all feeds. */
    record Freshness(List<String> feeds) implements OfFeeds {
        @Override
        public Comparator usualComparator() {
            return Comparator.LESS_THAN;
        }
    }

    /**
     * A property of the latest delivery of feeds.
     *
     * @param feeds the ids of the feeds; null for all
     * @param check the word for the property, as written in the file
     */
    record Delivery(List<String> feeds, String check) implements OfFeeds {}
}
