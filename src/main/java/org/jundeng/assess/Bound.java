// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Target;
import org.jundeng.catalogue.Units;

/**
 * What a figure must keep to, in the indicator's own unit: the values from a lower to an upper end.
 *
 * @param comparator which side of the value is met
 * @param value the value, in the indicator's unit
 * @param direction which way the indicator gets better: it decides which side of {@code ~} misses
 * @param share the share of the value that {@code ~} tolerates; null for the usual five per cent
 */
public record Bound(Comparator comparator, BigDecimal value, Direction direction, BigDecimal share) {

    private static final BigDecimal ALL_PERCENT = new BigDecimal("100");
    private static final BigDecimal ABOUT = new BigDecimal("0.05");

    public Bound {
        Objects.requireNonNull(comparator, "comparator");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(direction, "direction");
        share = share == null ? ABOUT : share;
    }

    /** A bound whose {@code ~} tolerates the usual five per cent. */
    public Bound(Comparator comparator, BigDecimal value, Direction direction) {
        this(comparator, value, direction, null);
    }

    /**
     * The bound that a target sets for its indicator, its value turned into the indicator's unit. A range is missed
     * only below its lower end. A coverage whose value is what each member of a set owes (a film each month) asks for
     * all of the set where the indicator is the share of the members that did: 100 %.
     * A rank keeps to the last rank that does. Empty for a milestone, for a reduction, whose bound depends on its base,
     * and where the units cannot be turned into each other.
     */
    public static Optional<Bound> of(Target target, Indicator indicator, Units units) {
        if (target.type() == Target.Type.RANK) {
            return Optional.of(
                    new Bound(Comparator.AT_MOST, BigDecimal.valueOf(target.rankWithin()), indicator.direction()));
        }
        if (target.comparator() == null || target.type() == Target.Type.REDUCTION) {
            return Optional.empty();
        }
        BigDecimal value =
                target.range() == null ? target.value() : target.range().low();
        Comparator comparator = target.range() == null ? target.comparator() : Comparator.AT_LEAST;
        Optional<Bound> bound = units.factor(target.unit(), indicator.unit())
                .map(factor -> new Bound(comparator, value.multiply(factor), indicator.direction(), target.leeway()));
        boolean ofTheSet =
                target.type() == Target.Type.COVERAGE && indicator.unit().equals("%");
        return bound.isEmpty() && ofTheSet
                ? Optional.of(new Bound(Comparator.AT_LEAST, ALL_PERCENT, indicator.direction()))
                : bound;
    }

    /** The end that {@code figure}, which does not keep to the bound, has to reach. */
    BigDecimal endFrom(BigDecimal figure) {
        return lower().filter(end -> !above(figure)).or(this::upper).orElse(value);
    }

    /** Whether {@code figure}, in the indicator's unit, satisfies the bound. */
    public boolean holds(BigDecimal figure) {
        return above(figure) && below(figure);
    }

    private boolean above(BigDecimal figure) {
        return lower().map(end -> figure.compareTo(end) >= (isStrict() ? 1 : 0)).orElse(true);
    }

    private boolean below(BigDecimal figure) {
        return upper().map(end -> figure.compareTo(end) <= (isStrict() ? -1 : 0))
                .orElse(true);
    }

    /** The least value that keeps to it; with {@link #isStrict} the largest that does not. Empty where none is. */
    public Optional<BigDecimal> lower() {
        return switch (comparator) {
            case AT_LEAST, MORE_THAN, EQUAL -> Optional.of(value);
            case AT_MOST, LESS_THAN -> Optional.empty();
            case ABOUT -> direction == Direction.DOWN ? Optional.empty() : Optional.of(value.subtract(leeway()));
        };
    }

    /** The largest value that keeps to it; with {@link #isStrict} the least that does not. Empty where none is. */
    public Optional<BigDecimal> upper() {
        return switch (comparator) {
            case AT_MOST, LESS_THAN, EQUAL -> Optional.of(value);
            case AT_LEAST, MORE_THAN -> Optional.empty();
            case ABOUT -> direction == Direction.UP ? Optional.empty() : Optional.of(value.add(leeway()));
        };
    }

    /** Whether the ends themselves do not keep to it. */
    public boolean isStrict() {
        return comparator == Comparator.MORE_THAN || comparator == Comparator.LESS_THAN;
    }

    private BigDecimal leeway() {
        return value.abs().multiply(share);
    }
}
