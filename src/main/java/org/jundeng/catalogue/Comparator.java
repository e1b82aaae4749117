// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;

/** Which side of a bound is met. */
public enum Comparator {
    AT_LEAST(">="),
    AT_MOST("<="),
    MORE_THAN(">"),
    LESS_THAN("<"),
    EQUAL("="),
    /** 左右: five per cent of the value either way. Which side then misses depends on the indicator's direction. */
    ABOUT("~");

    private final String sign;

    Comparator(String sign) {
        this.sign = sign;
    }

    /** The sign it is written with. */
    @JsonValue
    public String sign() {
        return sign;
    }

    /** The comparator that {@code sign} stands for; an unknown one is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static Comparator of(String sign) {
        return Arrays.stream(values())
                .filter(comparator -> comparator.sign.equals(sign))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + sign + "\" is no comparator; write one of >= <= > < = ~"));
    }

    /** Whether {@code value} meets {@code bound}; both in one unit. {@link #ABOUT} accepts five per cent either way. */
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
