// SPDX-License-Identifier: Apache-2.0
package org.jundeng.template;

import java.math.BigDecimal;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Units;
import org.jundeng.template.BlankTable.Asked;

/**
 * What a figure may be, in the unit in which it is asked for.
 *
 * @param least the least value; null where there is none
 * @param most the largest value; null where there is none
 * @param whole whether it must be a whole number
 */
record ValueBounds(BigDecimal least, BigDecimal most, boolean whole) {

    static ValueBounds of(Asked asked, Units units) {
        BigDecimal factor = units.factor(asked.indicator().unit(), asked.unit()).orElse(BigDecimal.ONE);
        boolean each = factor.compareTo(BigDecimal.ONE) == 0;
        return new ValueBounds(
                times(asked.indicator().minimum(), factor),
                times(asked.indicator().maximum(), factor),
                each && asked.indicator().whole());
    }

    private static BigDecimal times(BigDecimal bound, BigDecimal factor) {
        return bound == null ? null : bound.multiply(factor);
    }

    /** The condition of a spreadsheet's validation on the cell, where it holds a number. */
    String condition(String cell) {
        StringBuilder all = new StringBuilder("ISNUMBER(").append(cell).append(')');
        if (least != null) {
            all.append(',').append(cell).append(">=").append(plain(least));
        }
        if (most != null) {
            all.append(',').append(cell).append("<=").append(plain(most));
        }
        if (whole) {
            all.append(',').append(cell).append("=INT(").append(cell).append(')');
        }
        return all.toString();
    }

    /** The bounds in words. */
    String range(Wording wording) {
        if (least == null && most == null) {
            return wording.say("range.any");
        }
        return least == null
                ? wording.say("range.most", plain(most))
                : most == null
                        ? wording.say("range.least", plain(least))
                        : wording.say("range.both", plain(least), plain(most));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
