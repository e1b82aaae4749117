// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.binding.Fraction;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Target;

/** Targets that differ in one thing from what the catalogue says. */
final class CatalogueChange {

    private CatalogueChange() {}

    /** With {@code difference} added to its value, or to the upper end of its range. */
    static Target value(Target target, BigDecimal difference) {
        if (target.range() == null) {
            return valueOf(target, Fraction.of(target.value().decimal().add(difference)));
        }
        BigDecimal low = target.range().low();
        BigDecimal high = target.range().high().add(difference);
        return changed(
                target,
                target.item(),
                target.comparator(),
                new Amount(null, new Target.Range(low, high), target.unit()));
    }

    /** With another value. */
    static Target valueOf(Target target, Fraction value) {
        return changed(target, target.item(), target.comparator(), new Amount(value, null, target.unit()));
    }

    /** With another comparator. */
    static Target comparator(Target target, Comparator comparator) {
        return changed(target, target.item(), comparator, Amount.of(target));
    }

    /** With another unit. */
    static Target unit(Target target, String unit) {
        return changed(target, target.item(), target.comparator(), new Amount(target.value(), target.range(), unit));
    }

    /** In another item of its project. */
    static Target item(Target target, int item) {
        return changed(target, item, target.comparator(), Amount.of(target));
    }

    /** With one character of one quote replaced. */
    static Target quote(Target target, int index, int at) {
        List<String> quotes = new ArrayList<>(target.quotes());
        String quote = quotes.get(index);
        quotes.set(index, quote.substring(0, at) + "〇" + quote.substring(at + 1));
        return quotes(target, quotes);
    }

    /** With other quotes. */
    static Target quotes(Target target, List<String> quotes) {
        return copy(target, target.item(), target.comparator(), Amount.of(target), quotes);
    }

    private record Amount(Fraction value, Target.Range range, String unit) {
        static Amount of(Target target) {
            return new Amount(target.value(), target.range(), target.unit());
        }
    }

    private static Target changed(Target target, int item, Comparator comparator, Amount amount) {
        return copy(target, item, comparator, amount, target.quotes());
    }

    private static Target copy(Target target, int item, Comparator comparator, Amount amount, List<String> quotes) {
        return new Target(
                target.id(),
                target.project(),
                item,
                target.indicator(),
                target.name(),
                target.type(),
                comparator,
                amount.value(),
                amount.range(),
                comparator == Comparator.ABOUT ? target.leeway() : null,
                comparator == Comparator.ABOUT ? target.leewayPoints() : null,
                amount.unit(),
                target.freq(),
                target.method(),
                target.rankWithin(),
                target.scope(),
                target.each(),
                target.from(),
                target.until(),
                target.baseline(),
                target.bureau(),
                quotes,
                target.amendments(),
                target.note(),
                target.formerly());
    }
}
