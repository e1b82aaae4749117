// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;

/** On which side of a bound a value must lie. */
public enum Comparator {
    AT_LEAST(">="),
    AT_MOST("<="),
    MORE_THAN(">"),
    LESS_THAN("<"),
    EQUAL("="),
    /** 左右: within five per cent of the value. Which side is a miss depends on the indicator's direction. */
    ABOUT("~");

    private final String sign;

    Comparator(String sign) {
        this.sign = sign;
    }

    /** Its sign, as written. */
    @JsonValue
    public String sign() {
        return sign;
    }

    /** The comparator with that {@code sign}; throws {@link IllegalArgumentException} for an unknown one. */
    @JsonCreator
    public static Comparator of(String sign) {
        return Arrays.stream(values())
                .filter(comparator -> comparator.sign.equals(sign))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + sign + "\" is no comparator; write one of >= <= > < = ~"));
    }

    /**
     * Whether {@code value} meets {@code bound}; both in one unit. {@link #ABOUT} accepts a difference of five per
     * cent.
     */
    public boolean holds(BigDecimal value, BigDecimal bound) {
        int order = value.compareTo(bound);
        return switch (this) {
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case MORE_THAN -> order > 0;
            case LESS_THAN -> order < 0;
            case EQUAL -> order == 0;
            case ABOUT -> value.subtract(bound).abs().compareTo(bound.abs().multiply(new BigDecimal("0.05"))) <= 0;
        };
    }
}
