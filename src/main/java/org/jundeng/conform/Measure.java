// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.math.BigDecimal;
import java.util.Optional;
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
                    new NumberForm(percent, multiples, scientific),
                    unit.get().id());
        });
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

    boolean bears(BigDecimal value) {
        return (indicator.minimum() == null || value.compareTo(indicator.minimum()) >= 0)
                && (indicator.maximum() == null || value.compareTo(indicator.maximum()) <= 0);
    }

    String range() {
        String from = indicator.minimum() == null ? "" : indicator.minimum().toPlainString();
        String to = indicator.maximum() == null ? "" : indicator.maximum().toPlainString();
        return from + ".." + to;
    }
}
