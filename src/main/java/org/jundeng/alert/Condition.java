// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.util.List;
import java.util.Objects;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Level;

/** What a rule measures. Each kind yields one number for each place; the rule's ladder grades it. */
public sealed interface Condition {

    /** The indicator that is measured; null for a condition on feeds. */
    String indicator();

    /** The stable code of the kind: {@code threshold}. */
    String code();

    /**
     * The kind of facts that its evidence carries. Where there was nothing to add, the evidence of any kind may carry
     * {@link Facts#NONE} instead.
     */
    Class<? extends Facts> factsKind();

    /** Whether evidence with {@code facts} may be of this kind of condition: a rule may have changed since. */
    default boolean isKeptIn(Facts facts) {
        return facts.equals(Facts.NONE) || factsKind().isInstance(facts);
    }

    /** Whether this is a condition on feeds. Those are told to the stewards and never to the officials. */
    default boolean isAboutFeeds() {
        return false;
    }

    /**
     * A target is missed or lost. The measure is the figure that the target's state was decided by.
     *
     * @param targetId the target
     * @param indicator its indicator
     * @param level the level of the episode
     * @param bound the promised bound; null for a milestone and a reduction
     */
    record OfTarget(String targetId, String indicator, Level level, Bound bound) implements Condition {
        @Override
        public String code() {
            return "target";
        }

        @Override
        public Class<? extends Facts> factsKind() {
            return Facts.OfTarget.class;
        }
    }

    /**
     * The latest figure itself, in the indicator's unit.
     *
     * @param indicator the indicator
     */
    record Threshold(String indicator) implements Condition {
        @Override
        public String code() {
            return "threshold";
        }

        @Override
        public Class<? extends Facts> factsKind() {
            return Facts.Nothing.class;
        }
    }

    /**
     * By how many percentage points a target's progress is behind the time that has passed. A target that is missed or
     * lost already is not measured.
     *
     * @param targetId the target
     * @param indicator its indicator
     */
    record Trajectory(String targetId, String indicator) implements Condition {
        @Override
        public String code() {
            return "trajectory";
        }

        @Override
        public Class<? extends Facts> factsKind() {
            return Facts.Trajectory.class;
        }
    }

    /**
     * How much the latest figure differs from an earlier one.
     *
     * @param indicator the indicator
     * @param on the earlier figure to compare with
     * @param in the unit: per cent of the earlier figure's absolute value, or the indicator's unit
     */
    record Change(String indicator, On on, In in) implements Condition {

        public Change {
            Objects.requireNonNull(on, "on");
            Objects.requireNonNull(in, "in");
        }

        @Override
        public String code() {
            return "change";
        }

        @Override
        public Class<? extends Facts> factsKind() {
            return Facts.Change.class;
        }

        /** Which earlier figure. */
        public enum On {
            /** The period before. */
            PERIOD_BEFORE,
            /** The same period of the year before. */
            YEAR_BEFORE
        }

        /** The unit of the difference. */
        public enum In {
            /** In per cent of the earlier figure's absolute value; not measured where that is zero. */
            PERCENT,
            /** The difference itself, in the indicator's unit. */
            POINTS
        }
    }

    /**
     * How far apart the districts of the scope are, in the latest period for which enough of them have a figure.
     *
     * @param indicator the indicator
     * @param measure whether the difference or the ratio is measured
     */
    record Gap(String indicator, Measure measure) implements Condition {

        public Gap {
            Objects.requireNonNull(measure, "measure");
        }

        @Override
        public String code() {
            return "gap";
        }

        @Override
        public Class<? extends Facts> factsKind() {
            return Facts.Gap.class;
        }

        /** How the distance is measured. */
        public enum Measure {
            /** The highest minus the lowest, in the indicator's unit. */
            DIFFERENCE,
            /** The highest divided by the lowest; not measured where the lowest is zero or below. */
            RATIO
        }
    }

    /**
     * How far the latest figure is from the figures before it: the modified z-score, 0.6745·|x − median|/MAD (Iglewicz
     * and Hoaglin), with the median and the MAD of the figures before. Where that MAD is zero, any deviation measures
     * 999.
     *
     * @param indicator the indicator
     */
    record Outlier(String indicator) implements Condition {
        @Override
        public String code() {
            return "outlier";
        }

        @Override
        public Class<? extends Facts> factsKind() {
            return Facts.Nothing.class;
        }
    }

    /**
     * How much a reported figure differs from the total of its parts, in per cent of that total.
     *
     * @param indicator the indicator
     */
    record Reconciliation(String indicator) implements Condition {
        @Override
        public String code() {
            return "reconciliation";
        }

        @Override
        public Class<? extends Facts> factsKind() {
            return Facts.Reconciliation.class;
        }
    }

    /**
     * By how many working days a feed is overdue: 1 on the first working day after the due day.
     *
     * @param feeds the feeds
     */
    record Freshness(List<String> feeds) implements Condition {

        public Freshness {
            feeds = List.copyOf(feeds);
        }

        @Override
        public String indicator() {
            return null;
        }

        @Override
        public String code() {
            return "freshness";
        }

        @Override
        public Class<? extends Facts> factsKind() {
            return Facts.Overdue.class;
        }

        @Override
        public boolean isAboutFeeds() {
            return true;
        }
    }

    /**
     * One property of a feed's latest delivery.
     *
     * @param feeds the feeds
     * @param check the property
     */
    record Delivery(List<String> feeds, Check check) implements Condition {

        public Delivery {
            feeds = List.copyOf(feeds);
            Objects.requireNonNull(check, "check");
        }

        @Override
        public String indicator() {
            return null;
        }

        @Override
        public String code() {
            return "delivery";
        }

        @Override
        public Class<? extends Facts> factsKind() {
            return Facts.Delivery.class;
        }

        @Override
        public boolean isAboutFeeds() {
            return true;
        }

        /** What is measured. */
        public enum Check {
            /** The share of its rows that was rejected, in per cent. */
            REJECTED_SHARE,
            /** 1 where the delivery had no row at all, else 0. */
            EMPTY,
            /** 1 where the delivery was refused or could not be fetched, else 0. */
            REFUSED,
            /** How many times in a row the same bytes or values arrived; 0 where the delivery brought something new. */
            IDENTICAL,
            /** By how many per cent the delivery had fewer rows than the median of the deliveries before it. */
            VOLUME_DROP,
            /** How many of the promised districts are missing in the latest period delivered. */
            MISSING_DISTRICTS
        }
    }
}
