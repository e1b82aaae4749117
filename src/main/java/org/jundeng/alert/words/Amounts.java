// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.words;

import java.math.BigDecimal;
import java.util.function.Function;
import org.jundeng.alert.Condition;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Indicator;

/** Writes what rules measure, each in its own unit. */
record Amounts(Phrases phrases, Wording wording) {

    /** How a figure of {@code indicator} is written as a bound of it. */
    Function<BigDecimal, String> of(Indicator indicator) {
        return value -> phrases.exactly(value, indicator);
    }

    /** How a measure of {@code condition} is written, on its side of {@code bound}, which may be null. */
    Function<BigDecimal, String> of(Condition condition, Indicator indicator, Bound bound) {
        if (condition instanceof Condition.Trajectory) {
            return value -> phrases.points(value, bound);
        }
        if (condition instanceof Condition.Change change) {
            return change.in() == Condition.Change.In.PERCENT
                    ? value -> Phrases.measure(value, bound) + "%"
                    : value -> phrases.difference(value, indicator, bound);
        }
        if (condition instanceof Condition.Gap gap) {
            return gap.measure() == Condition.Gap.Measure.RATIO
                    ? value -> wording.say("times", Phrases.measure(value, bound))
                    : value -> phrases.difference(value, indicator, bound);
        }
        if (condition instanceof Condition.Reconciliation) {
            return value -> Phrases.measure(value, bound) + "%";
        }
        if (condition instanceof Condition.Freshness) {
            return value -> counted("working-days", value, bound);
        }
        return condition instanceof Condition.Outlier || condition instanceof Condition.Delivery
                ? value -> Phrases.measure(value, bound)
                : value -> phrases.figure(value, indicator, bound);
    }

    private String counted(String key, BigDecimal number, Bound bound) {
        String shown = Phrases.measure(number, bound);
        boolean one = shown.equals("1") || shown.equals("-1");
        return wording.say(one ? key + ".one" : key, shown);
    }

    /** The number with at most two decimals, and no zeros at its end. */
    static String rounded(BigDecimal value) {
        return Phrases.measure(value, null);
    }
}
