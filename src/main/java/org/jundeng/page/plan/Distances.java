// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.math.BigDecimal;
import java.util.Collection;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Indicator;
import org.jundeng.page.PageContext;

/** Says how far a figure is from what is promised, and which place it has among others. */
final class Distances {

    private Distances() {}

    /** How much a figure lacks or is too much; that it holds where it does. */
    static String of(PageContext context, BigDecimal value, Bound bound, Indicator indicator) {
        if (bound.holds(value)) {
            return context.words().say("plan.holds");
        }
        BigDecimal apart = value.subtract(bound.endFrom(value));
        String key = apart.signum() < 0 ? "plan.short" : apart.signum() > 0 ? "plan.over" : "plan.at-the-end";
        return context.words().say(key, context.phrases().difference(apart.abs(), indicator, null));
    }

    /**
     * The figure less what is promised, where it does not hold: below zero for what it lacks. Zero where it holds; null
     * where nothing can be compared.
     */
    static BigDecimal number(BigDecimal value, Bound bound) {
        if (value == null || bound == null) {
            return null;
        }
        return bound.holds(value) ? BigDecimal.ZERO : value.subtract(bound.endFrom(value));
    }

    /**
     * The place of {@code value} among {@code all}, which hold it: 1 for the best; equal ones share a place. 0 where
     * there is no other, where neither way is better, and for an amount, which is larger in a larger district.
     */
    static int place(BigDecimal value, Collection<BigDecimal> all, Indicator indicator) {
        if (all.size() < 2 || indicator.direction() == Indicator.Direction.NEUTRAL || !indicator.liesBetweenParts()) {
            return 0;
        }
        int better = indicator.direction() == Indicator.Direction.UP ? 1 : -1;
        return 1
                + (int) all.stream()
                        .filter(other -> other.compareTo(value) * better > 0)
                        .count();
    }
}
