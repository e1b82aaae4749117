// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Level;

/**
 * The bounds of a rule, one for each level.
 *
 * @param comparator which side of each value is promised
 * @param direction the direction in which the measure improves; it decides which side of {@code ~} is a miss
 * @param steps the levels with their values, the mildest first; never empty
 * @param margin how far inside a bound the measure must be before an open episode leaves its level; 0 for none
 */
public record Ladder(Comparator comparator, Direction direction, List<Step> steps, BigDecimal margin) {

    public Ladder {
        Objects.requireNonNull(comparator, "comparator");
        Objects.requireNonNull(direction, "direction");
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a ladder has at least one step");
        }
        margin = margin == null ? BigDecimal.ZERO : margin;
    }

    /**
     * A level and the bound at which it begins.
     *
     * @param level the level
     * @param value the value of its bound, in the unit of the measure
     */
    public record Step(Level level, BigDecimal value) {}

    /** The gravest level whose bound {@code measure} violates; null where it satisfies all bounds. */
    public Level grade(BigDecimal measure) {
        return gravest(measure, BigDecimal.ZERO);
    }

    /**
     * The gravest level whose bound {@code measure} does not satisfy by the margin; null where it satisfies all by the
     * margin.
     */
    public Level held(BigDecimal measure) {
        return gravest(measure, margin);
    }

    private Level gravest(BigDecimal measure, BigDecimal inside) {
        Level gravest = null;
        for (Step step : steps) {
            if (!bound(step, inside).holds(measure)) {
                gravest = step.level();
            }
        }
        return gravest;
    }

    /** The bound of {@code level}; that of the mildest level where {@code level} is null or not on the ladder. */
    public Bound bound(Level level) {
        return steps.stream()
                .filter(step -> step.level().equals(level))
                .findFirst()
                .map(step -> bound(step, BigDecimal.ZERO))
                .orElseGet(() -> bound(steps.get(0), BigDecimal.ZERO));
    }

    private Bound bound(Step step, BigDecimal inside) {
        BigDecimal value =
                switch (comparator) {
                    case AT_LEAST, MORE_THAN -> step.value().add(inside);
                    case AT_MOST, LESS_THAN -> step.value().subtract(inside);
                    case EQUAL, ABOUT -> step.value();
                };
        return new Bound(comparator, value, direction);
    }

    /**
     * The first step that is not graver and farther beyond the promise than the step before it; null where all steps
     * are in order.
     */
    public Step misplaced() {
        for (int i = 1; i < steps.size(); i++) {
            int farther = steps.get(i).value().compareTo(steps.get(i - 1).value());
            boolean graver = steps.get(i).level().isGraverThan(steps.get(i - 1).level());
            boolean down = comparator == Comparator.AT_LEAST || comparator == Comparator.MORE_THAN;
            boolean up = comparator == Comparator.AT_MOST || comparator == Comparator.LESS_THAN;
            if (!graver || (down && farther >= 0) || (up && farther <= 0) || (!down && !up)) {
                return steps.get(i);
            }
        }
        return null;
    }
}
