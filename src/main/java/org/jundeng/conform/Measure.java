// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Unit;
import org.jundeng.conform.text.CellText;

/**
 * An indicator, and how its cells are turned into values in its own unit.
 *
 * @param indicator the indicator that is measured
 * @param factor what a delivered number is multiplied by
 * @param form the form of its numbers
 * @param unit the delivered unit's id
 */
record Measure(Indicator indicator, BigDecimal factor, NumberForm form, String unit) {

    /**
     * The measure for values in {@code unit}; null means the indicator's own unit. Empty where the unit is unknown or
     * measures something else.
     */
    static Optional<Measure> of(Catalogue catalogue, Indicator indicator, String unitText, boolean scientific) {
        String text = unitText == null || unitText.isEmpty() ? indicator.unit() : unitText;
        Optional<Unit> unit = catalogue.units().find(text);
        Optional<BigDecimal> factor = unit.flatMap(known -> catalogue.units().factor(known.id(), indicator.unit()));
        return factor.map(known -> {
            boolean percent = unit.get().id().equals("%");
            boolean multiples = unit.get().multiplier().compareTo(BigDecimal.ONE) == 0 && !percent;
            return new Measure(
                    indicator,
                    known,
                    new NumberForm(percent, multiples, scientific, words(unit.get())),
                    unit.get().id());
        });
    }

    private static List<String> words(Unit unit) {
        return Stream.concat(Stream.of(unit.id()), unit.aliases().stream())
                .map(CellText::plain)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Whether a cell with this text gives a value that the indicator can have. */
    boolean takes(String text) {
        BigDecimal delivered = form.read(text).value();
        return delivered != null && bears(value(delivered)) && counts(value(delivered));
    }

    /** The same for numbers that are to be multiplied by a power of ten; none of them may end with 万 or 亿 besides. */
    Measure times(int power) {
        return power == 0
                ? this
                : new Measure(
                        indicator,
                        factor.scaleByPowerOfTen(power),
                        new NumberForm(form.percent(), false, form.scientific(), form.unitWords()),
                        unit);
    }

    /** The value in the indicator's own unit, without trailing zeros. */
    BigDecimal value(BigDecimal delivered) {
        BigDecimal value = factor.compareTo(BigDecimal.ONE) == 0 ? delivered : delivered.multiply(factor);
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether a value, as {@link #value} returns it, is a whole number where the indicator counts things. */
    boolean counts(BigDecimal value) {
        return !indicator.whole() || value.scale() <= 0;
    }

    boolean bears(BigDecimal value) {
        return (indicator.minimum() == null || value.compareTo(indicator.minimum()) >= 0)
                && (indicator.maximum() == null || value.compareTo(indicator.maximum()) <= 0);
    }

    /**
     * The values that the indicator can have, as a steward is told: the range and the unit, and which end of the range
     * is open.
     */
    String[] range() {
        String unit = indicator.unit();
        if (indicator.maximum() == null) {
            return new String[] {indicator.minimum().toPlainString(), unit, "at-least"};
        }
        if (indicator.minimum() == null) {
            return new String[] {indicator.maximum().toPlainString(), unit, "at-most"};
        }
        return new String[] {
            indicator.minimum().toPlainString() + ".." + indicator.maximum().toPlainString(), unit
        };
    }
}
