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

/**
 * An indicator, and how its cells become values in its own unit.
 *
 * @param indicator what is measured
 * @param factor what a delivered number is multiplied by
 * @param form how its numbers are written
 * @param unit the delivered unit's id
 */
record Measure(Indicator indicator, BigDecimal factor, NumberForm form, String unit) {

    /** Null as a unit means the indicator's own. Empty where nobody knows the unit, or it measures something else. */
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

    /** Whether a cell with this text is read as a value that the indicator can have. */
    boolean takes(String text) {
        BigDecimal delivered = form.read(text).value();
        return delivered != null && bears(value(delivered)) && counts(value(delivered));
    }

    /** The value in the indicator's own unit, without needless zeros. */
    BigDecimal value(BigDecimal delivered) {
        BigDecimal value = factor.compareTo(BigDecimal.ONE) == 0 ? delivered : delivered.multiply(factor);
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether it is a whole number where things are counted; it comes from {@link #value}. */
    boolean counts(BigDecimal value) {
        return !indicator.whole() || value.scale() <= 0;
    }

    boolean bears(BigDecimal value) {
        return (indicator.minimum() == null || value.compareTo(indicator.minimum()) >= 0)
                && (indicator.maximum() == null || value.compareTo(indicator.maximum()) <= 0);
    }

    /** What values there can be, for the steward: the range and the unit; where an end is open, which is not. */
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
