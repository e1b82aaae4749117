// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.jundeng.binding.Fraction;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Target;
import org.jundeng.catalogue.Units;

/**
 * The range of values that a figure must lie in, in the indicator's own unit: from a lower to an upper end. Values and
 * figures are compared to the twelfth decimal, the last one that a quotient is stored with: two thirds as a ratio of
 * figures (66.666666666667 %) and two thirds as the plan promises them are equal, whichever way each was rounded.
 *
 * @param comparator the side of the value that satisfies the bound
 * @param value the value, in the indicator's unit, rounded to the twelfth decimal
 * @param direction the direction in which the indicator improves; it decides which side of {@code ~} is a miss
 * @param share the deviation that {@code ~} tolerates, as a share of the value; null for the default of five per cent
 */
public record Bound(Comparator comparator, BigDecimal value, Direction direction, BigDecimal share) {

    private static final BigDecimal ALL_PERCENT = new BigDecimal("100");
    private static final BigDecimal ABOUT = new BigDecimal("0.05");

    public Bound {
        Objects.requireNonNull(comparator, "comparator");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(direction, "direction");
        value = comparable(value);
        share = share == null ? ABOUT : share;
    }

    /** A bound whose {@code ~} tolerates the default deviation of five per cent. */
    public Bound(Comparator comparator, BigDecimal value, Direction direction) {
        this(comparator, value, direction, null);
    }

    /**
     * The bound that a target sets for its indicator, with the value converted into the indicator's unit. A range is
     * missed only below its lower end. Where a coverage states what each member of a set must do (a film each month)
     * and the indicator is the share of members that did it, the bound is 100 %. The bound of a rank is the last rank
     * that satisfies the target. Empty for a milestone, for a reduction, whose bound depends on its base, and where the
     * units cannot be converted into each other.
     */
    public static Optional<Bound> of(Target target, Indicator indicator, Units units) {
        if (target.type() == Target.Type.RANK) {
            return Optional.of(
                    new Bound(Comparator.AT_MOST, BigDecimal.valueOf(target.rankWithin()), indicator.direction()));
        }
        if (target.comparator() == null || target.type() == Target.Type.REDUCTION) {
            return Optional.empty();
        }
        Fraction value = target.range() == null
                ? target.value()
                : Fraction.of(target.range().low());
        Comparator comparator = target.range() == null ? target.comparator() : Comparator.AT_LEAST;
        Optional<Bound> bound = units.factor(target.unit(), indicator.unit())
                .map(factor ->
                        new Bound(comparator, value.times(factor).decimal(), indicator.direction(), target.leeway()));
        boolean ofTheSet =
                target.type() == Target.Type.COVERAGE && indicator.unit().equals("%");
        return bound.isEmpty() && ofTheSet
                ? Optional.of(new Bound(Comparator.AT_LEAST, ALL_PERCENT, indicator.direction()))
                : bound;
    }

    /** The end of the range that {@code figure} has to reach; the figure must violate the bound. */
    BigDecimal endFrom(BigDecimal figure) {
        return lower().filter(end -> !above(figure)).or(this::upper).orElse(value);
    }

    /** Whether {@code figure}, in the indicator's unit, satisfies the bound. */
    public boolean holds(BigDecimal figure) {
        return above(figure) && below(figure);
    }

    private boolean above(BigDecimal figure) {
        return lower().map(end -> comparable(figure).compareTo(comparable(end)) >= (isStrict() ? 1 : 0))
                .orElse(true);
    }

    private boolean below(BigDecimal figure) {
        return upper().map(end -> comparable(figure).compareTo(comparable(end)) <= (isStrict() ? -1 : 0))
                .orElse(true);
    }

    /**
     * The lower end of the range; where {@link #isStrict}, the end itself violates the bound. Empty where there is no
     * lower end.
     */
    public Optional<BigDecimal> lower() {
        return switch (comparator) {
            case AT_LEAST, MORE_THAN, EQUAL -> Optional.of(value);
            case AT_MOST, LESS_THAN -> Optional.empty();
            case ABOUT -> direction == Direction.DOWN ? Optional.empty() : Optional.of(value.subtract(leeway()));
        };
    }

    /**
     * The upper end of the range; where {@link #isStrict}, the end itself violates the bound. Empty where there is no
     * upper end.
     */
    public Optional<BigDecimal> upper() {
        return switch (comparator) {
            case AT_MOST, LESS_THAN, EQUAL -> Optional.of(value);
            case AT_LEAST, MORE_THAN -> Optional.empty();
            case ABOUT -> direction == Direction.UP ? Optional.empty() : Optional.of(value.add(leeway()));
        };
    }

    /** Whether the ends themselves violate the bound. */
    public boolean isStrict() {
        return comparator == Comparator.MORE_THAN || comparator == Comparator.LESS_THAN;
    }

    private static BigDecimal comparable(BigDecimal number) {
        return number.scale() <= Fraction.DECIMALS ? number : number.setScale(Fraction.DECIMALS, RoundingMode.HALF_UP);
    }

    private BigDecimal leeway() {
        return value.abs().multiply(share);
    }
}
