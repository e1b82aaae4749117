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
 * @param leeway by how much {@code ~} lets a figure differ from the value; null for {@link Leeway#USUAL}
 * @param each whether it is promised of each part of the region, not only of the region as a whole
 */
public record Bound(Comparator comparator, BigDecimal value, Direction direction, Leeway leeway, boolean each) {

    private static final BigDecimal ALL_PERCENT = new BigDecimal("100");

    public Bound {
        Objects.requireNonNull(comparator, "comparator");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(direction, "direction");
        value = comparable(value);
        leeway = leeway == null ? Leeway.USUAL : leeway;
    }

    /** A bound of a region as a whole, with the usual leeway. */
    public Bound(Comparator comparator, BigDecimal value, Direction direction) {
        this(comparator, value, direction, null, false);
    }

    /** The same bound at another value. */
    public Bound at(BigDecimal other) {
        return new Bound(comparator, other, direction, leeway, each);
    }

    /**
     * By how much 左右 lets a figure differ from the value. For amounts it is five per cent of the value. Of a rate five
     * per cent would be too much: 96 % 左右 would hold at 91.2 %. Plans write such rates in whole per cent, so what is
     * written as the same whole number is about it: half a point. Below ten, half a point would be more than five per
     * cent (3.5 % 左右 would hold at 4.0 %), so the smaller of the two counts.
     *
     * @param share the largest deviation as a share of the value; null where only {@code points} limits it
     * @param points the largest deviation in the indicator's unit; null where only {@code share} limits it
     */
    public record Leeway(BigDecimal share, BigDecimal points) {

        /** The leeway of amounts: five per cent of the value. */
        public static final Leeway USUAL = new Leeway(new BigDecimal("0.05"), null);

        private static final BigDecimal HALF_A_POINT = new BigDecimal("0.5");

        public Leeway {
            if (share == null && points == null) {
                throw new IllegalArgumentException("a leeway is a share or a number of points");
            }
        }

        /** The leeway of {@code target}, whose unit is worth {@code factor} of the indicator's. */
        private static Leeway of(Target target, BigDecimal factor, Indicator indicator) {
            if (target.leewayPoints() != null) {
                return new Leeway(null, target.leewayPoints().multiply(factor));
            }
            if (target.leeway() != null) {
                return new Leeway(target.leeway(), null);
            }
            String unit = indicator.unit();
            return unit.startsWith("%") || unit.startsWith("‰") ? new Leeway(USUAL.share, HALF_A_POINT) : USUAL;
        }

        private BigDecimal around(BigDecimal value) {
            if (share == null) {
                return points;
            }
            BigDecimal ofValue = value.abs().multiply(share);
            return points == null ? ofValue : ofValue.min(points);
        }
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
                .map(factor -> new Bound(
                        comparator,
                        value.times(factor).decimal(),
                        indicator.direction(),
                        Leeway.of(target, factor, indicator),
                        target.each()));
        boolean ofTheSet =
                target.type() == Target.Type.COVERAGE && indicator.unit().equals("%");
        return bound.isEmpty() && ofTheSet
                ? Optional.of(new Bound(Comparator.AT_LEAST, ALL_PERCENT, indicator.direction(), null, target.each()))
                : bound;
    }

    /** The end of the range that {@code figure} has to reach; the figure must violate the bound. */
    public BigDecimal endFrom(BigDecimal figure) {
        return lower().filter(end -> !above(figure)).or(this::upper).orElse(value);
    }

    /** How far {@code figure} lies beyond the bound, in the indicator's unit; below zero where it lies inside. */
    public BigDecimal distance(BigDecimal figure) {
        BigDecimal below = lower().map(end -> end.subtract(figure)).orElse(null);
        BigDecimal above = upper().map(figure::subtract).orElse(null);
        return below == null ? above : above == null ? below : below.max(above);
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
            case ABOUT ->
                direction == Direction.DOWN ? Optional.empty() : Optional.of(value.subtract(leeway.around(value)));
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
            case ABOUT -> direction == Direction.UP ? Optional.empty() : Optional.of(value.add(leeway.around(value)));
        };
    }

    /** Whether the ends themselves violate the bound. */
    public boolean isStrict() {
        return comparator == Comparator.MORE_THAN || comparator == Comparator.LESS_THAN;
    }

    /** Whether a figure that satisfies the bound still satisfies it after it has grown. */
    boolean isOpenAbove() {
        return upper().isEmpty();
    }

    /** The number to the twelfth decimal, as it is compared. */
    static BigDecimal comparable(BigDecimal number) {
        return number.scale() <= Fraction.DECIMALS ? number : number.setScale(Fraction.DECIMALS, RoundingMode.HALF_UP);
    }
}
