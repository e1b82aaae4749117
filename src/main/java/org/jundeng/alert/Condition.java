// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.util.List;
import java.util.Objects;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Level;

/** What a rule looks at. Each kind measures one number in each place; the rule's ladder says what that is worth. */
public sealed interface Condition {

    /** The indicator that it looks at; null where it looks at feeds. */
    String indicator();

    /** The stable code of the kind: {@code threshold}. */
    String code();

    /** Whether it looks at feeds, and is the stewards' business and never the officials'. */
    default boolean isAboutFeeds() {
        return false;
    }

    /**
     * A target that is missed or lost. It measures the figure that decided.
     *
     * @param targetId the target
     * @param indicator its indicator
     * @param level how grave that is
     * @param bound what is promised; null for a milestone and a reduction
     */
    record OfTarget(String targetId, String indicator, Level level, Bound bound) implements Condition {
        @Override
        public String code() {
            return "target";
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
    }

    /**
     * How far a target's progress is behind time, in points. Where the target is missed or lost already there is no
     * way left to be behind on.
     *
     * @param targetId the target
     * @param indicator its indicator
     */
    record Trajectory(String targetId, String indicator) implements Condition {
        @Override
        public String code() {
            return "trajectory";
        }
    }

    /**
     * How much the latest figure differs from an earlier one.
     *
     * @param indicator the indicator
     * @param on which earlier one
     * @param in whether in per cent of the earlier one's amount, or in the indicator's unit
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

        /** Which earlier figure. */
        public enum On {
            /** The period before. */
            PERIOD_BEFORE,
            /** The same period of the year before. */
            YEAR_BEFORE
        }

        /** How the difference is told. */
        public enum In {
            /** In per cent of the earlier figure's amount; nothing is said where that is zero. */
            PERCENT,
            /** As the plain difference, in the indicator's unit. */
            POINTS
        }
    }

    /**
     * How far the districts of the scope lie apart, in the latest period that enough of them have.
     *
     * @param indicator the indicator
     * @param measure how it is told
     */
    record Gap(String indicator, Measure measure) implements Condition {

        public Gap {
            Objects.requireNonNull(measure, "measure");
        }

        @Override
        public String code() {
            return "gap";
        }

        /** How the distance is told. */
        public enum Measure {
            /** The highest less the lowest, in the indicator's unit. */
            DIFFERENCE,
            /** The highest by the lowest; nothing is said where the lowest is zero or below. */
            RATIO
        }
    }

    /**
     * How far the latest figure lies from those before it: the modified z-score, 0.6745·|x − median|/MAD (Iglewicz and
     * Hoaglin), of the figures before. In a flat series any jump is beyond all measure.
     *
     * @param indicator the indicator
     */
    record Outlier(String indicator) implements Condition {
        @Override
        public String code() {
            return "outlier";
        }
    }

    /**
     * How much a reported figure differs from the total of its parts, in per cent of the latter.
     *
     * @param indicator the indicator
     */
    record Reconciliation(String indicator) implements Condition {
        @Override
        public String code() {
            return "reconciliation";
        }
    }

    /**
     * By how many working days a feed is overdue: 1 on the first working day after the day it was due.
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
        public boolean isAboutFeeds() {
            return true;
        }
    }

    /**
     * Something about a feed's latest delivery.
     *
     * @param feeds the feeds
     * @param check what
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
        public boolean isAboutFeeds() {
            return true;
        }

        /** What is measured. */
        public enum Check {
            /** The share of its rows that was rejected, in per cent. */
            REJECTED_SHARE,
            /** Whether it had no row at all: 1 or 0. */
            EMPTY,
            /** Whether it was refused or could not be had: 1 or 0. */
            REFUSED,
            /** How often in a row the same bytes or values came: 0 where something was new. */
            IDENTICAL,
            /** By how much it had fewer rows than the middle one of those before it, in per cent. */
            VOLUME_DROP,
            /** How many of the promised districts are missing in the latest period that came. */
            MISSING_DISTRICTS
        }
    }
}
