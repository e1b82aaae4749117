// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact value as a file of the configuration writes it: {@code 450}, or {@code 2/3}, which no decimal number equals.
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

    private static final BigInteger MOST_PARTS = BigInteger.valueOf(1000);
    private static final int MOST_FINAL_ZEROS = 2;
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

    /**
     * The fraction that {@link #decimal} rounded to {@code decimal}; empty where that is no rounded fraction with a
     * denominator up to 1,000. A fraction so near to a number is one of the number's continued fraction.
     */
    public static Optional<Fraction> behind(BigDecimal decimal) {
        if (decimal.stripTrailingZeros().scale() < DECIMALS - MOST_FINAL_ZEROS) {
            return Optional.empty();
        }
        if (decimal.signum() < 0) {
            return behind(decimal.negate()).map(positive -> positive.times(BigDecimal.ONE.negate()));
        }
        BigInteger above = decimal.setScale(DECIMALS, RoundingMode.HALF_UP).unscaledValue();
        BigInteger below = BigInteger.TEN.pow(DECIMALS);
        BigInteger[] numerators = {BigInteger.ZERO, BigInteger.ONE};
        BigInteger[] denominators = {BigInteger.ONE, BigInteger.ZERO};
        while (below.signum() != 0) {
            BigInteger whole = above.divide(below);
            numerators = new BigInteger[] {
                numerators[1], whole.multiply(numerators[1]).add(numerators[0])
            };
            denominators = new BigInteger[] {
                denominators[1], whole.multiply(denominators[1]).add(denominators[0])
            };
            if (denominators[1].compareTo(MOST_PARTS) > 0) {
                return Optional.empty();
            }
            Fraction fraction = new Fraction(new BigDecimal(numerators[1]), new BigDecimal(denominators[1]));
            if (fraction.isEndless() && fraction.decimal().compareTo(decimal) == 0) {
                return Optional.of(fraction);
            }
            BigInteger rest = above.subtract(whole.multiply(below));
            above = below;
            below = rest;
        }
        return Optional.empty();
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

    /** The fraction divided by {@code divisor}, in lowest terms where both parts are whole numbers. */
    public Fraction by(BigDecimal divisor) {
        Fraction quotient = new Fraction(numerator, denominator.multiply(divisor));
        if (numerator.stripTrailingZeros().scale() > 0
                || quotient.denominator.stripTrailingZeros().scale() > 0) {
            return quotient;
        }
        BigInteger divisible = numerator
                .toBigInteger()
                .gcd(quotient.denominator.toBigInteger())
                .max(BigInteger.ONE);
        BigDecimal factor = new BigDecimal(divisible);
        return new Fraction(numerator.divide(factor), quotient.denominator.divide(factor));
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
