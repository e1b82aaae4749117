// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact value as a file of the configuration writes it: {@code 450}, or {@code 2/3}, which no decimal number is equal
 * to.
 *
 * @param numerator the numerator; the value itself where the denominator is 1
 * @param denominator the denominator, above zero
 */
public record Fraction(BigDecimal numerator, BigDecimal denominator) {

    /**
     * The decimals to which an endless quotient is rounded, half up. Derived figures are stored with as many, so that a
     * figure equal to the fraction is also equal once both are rounded.
     */
    public static final int DECIMALS = 12;

    private static final Pattern WRITTEN = Pattern.compile("\\s*(-?\\d+(?:\\.\\d+)?)\\s*/\\s*(\\d+(?:\\.\\d+)?)\\s*");

    public Fraction {
        Objects.requireNonNull(numerator, "numerator");
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("the denominator of a fraction is above 0: " + numerator.toPlainString()
                    + "/" + denominator.toPlainString());
        }
    }

    /** The value {@code number}. */
    public static Fraction of(BigDecimal number) {
        return new Fraction(number, BigDecimal.ONE);
    }

    /** The value of {@code text}: a number or two with a slash between them. */
    public static Fraction of(String text) {
        Matcher fraction = WRITTEN.matcher(text);
        if (fraction.matches()) {
            return new Fraction(new BigDecimal(fraction.group(1)), new BigDecimal(fraction.group(2)));
        }
        try {
            return of(new BigDecimal(text.strip()));
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number; write 450, 66.7 or 2/3", none);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Fraction read(JsonNode node) {
        if (!node.isNumber() && !node.isTextual()) {
            throw new IllegalArgumentException("a value is one number, such as 450, 66.7 or 2/3");
        }
        return node.isNumber() ? of(node.decimalValue()) : of(node.textValue());
    }

    /** The fraction times {@code factor}. */
    public Fraction times(BigDecimal factor) {
        return new Fraction(numerator.multiply(factor), denominator);
    }

    /** Whether no decimal number is equal to it. */
    public boolean isEndless() {
        return decimal().multiply(denominator).compareTo(numerator) != 0;
    }

    /** The value as a decimal number, rounded to {@link #DECIMALS} where it is endless. */
    public BigDecimal decimal() {
        if (denominator.compareTo(BigDecimal.ONE) == 0) {
            return numerator;
        }
        try {
            return numerator.divide(denominator);
        } catch (ArithmeticException endless) {
            return numerator.divide(denominator, DECIMALS, RoundingMode.HALF_UP);
        }
    }

    /** The value as it is written: {@code 450}, {@code 2/3}. */
    @Override
    public String toString() {
        return denominator.compareTo(BigDecimal.ONE) == 0
                ? plain(numerator)
                : plain(numerator) + "/" + plain(denominator);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
