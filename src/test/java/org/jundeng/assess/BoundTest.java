// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Fraction;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Indicator.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {

    private static final Catalogue CATALOGUE = Catalogue.read(ConfigCopy.whole(), new Faults());

    @ParameterizedTest(name = "{2} {3} {0} {1}")
    @CsvSource({
        ">=, 85,  85,      keeps,   UP",
        ">=, 85,  84.9999, crosses, UP",
        "<=, 4,   4.00,    keeps,   DOWN",
        "<=, 4,   4.0001,  crosses, DOWN",
        ">,  95,  95,      crosses, UP",
        ">,  95,  95.01,   keeps,   UP",
        "<,  10,  10,      crosses, DOWN",
        "<,  10,  9.9,     keeps,   DOWN",
        "=,  100, 100.0,   keeps,   UP",
        "=,  100, 100.1,   crosses, UP",
        "=,  100, 99.9,    crosses, UP",
        "~,  96,  91.2,    keeps,   UP",
        "~,  96,  91.1999, crosses, UP",
        "~,  96,  100,     keeps,   UP",
        "~,  3.5, 3.675,   keeps,   DOWN",
        "~,  3.5, 3.676,   crosses, DOWN",
        "~,  3.5, 0.1,     keeps,   DOWN",
        "~,  50,  52.6,    crosses, NEUTRAL",
        "~,  50,  47.4,    crosses, NEUTRAL",
        "~,  -10, -10.5,   keeps,   UP",
        "~,  -10, -10.51,  crosses, UP",
    })
    void saysWhetherFigureKeepsToIt(
            String sign, BigDecimal value, BigDecimal figure, String verdict, Direction direction) {
        Bound bound = new Bound(Comparator.of(sign), value, direction);

        assertThat(bound.holds(figure)).isEqualTo(verdict.equals("keeps"));
    }

    @ParameterizedTest(name = "{2} {0} {1}")
    @CsvSource({
        ">=, 200/3, 66.666666666667,    keeps",
        ">=, 200/3, 66.666666666666,    crosses",
        ">=, 200/3, 66.66666666666667,  keeps",
        ">=, 200/3, 66.6666666666667,   keeps",
        ">=, 200/3, 66.666667,          keeps",
        ">=, 200/3, 66.666666,          crosses",
        ">=, 200/3, 66.67,              keeps",
        ">=, 200/3, 66.66,              crosses",
        "<=, 200/3, 66.666666666667,    keeps",
        "<=, 200/3, 66.666666666668,    crosses",
        ">,  200/3, 66.666666666667,    crosses",
        ">,  200/3, 66.666666666668,    keeps",
        "=,  200/3, 66.666666666667,    keeps",
        "=,  200/3, 66.67,              crosses",
        ">=, 100/3, 33.333333333333,    keeps",
        ">=, 100/3, 33.3333333333333,   keeps",
        ">=, 100/3, 33.333333333332,    crosses",
        ">=, 1/2,   0.5,                keeps",
        ">=, 1/2,   0.499999999999,     crosses",
    })
    void comparesWithTheFractionToTheTwelfthDecimal(String sign, String value, BigDecimal figure, String verdict) {
        Bound bound = new Bound(Comparator.of(sign), Fraction.of(value).decimal(), Direction.UP);

        assertThat(bound.holds(figure)).isEqualTo(verdict.equals("keeps"));
    }

    /** 左右 of a rate is half a point, of an amount five per cent; what the target says wins. */
    @ParameterizedTest(name = "{1} {0}: {2} {3}")
    @CsvSource({
        "approximately ~ 96,                      95.5,  keeps",
        "approximately ~ 96,                      95.49, crosses",
        "approximately ~ 70 dir=neutral,          70.5,  keeps",
        "approximately ~ 70 dir=neutral,          70.51, crosses",
        "approximately ~ 3.5 dir=down,            3.675, keeps",
        "approximately ~ 3.5 dir=down,            3.676, crosses",
        "approximately ~ 10 dir=down,             10.5,  keeps",
        "approximately ~ 10 dir=down,             10.51, crosses",
        "cumulative ~ 600 unit=人,                570,   keeps",
        "cumulative ~ 600 unit=人,                569,   crosses",
        "approximately ~ 96 leeway=0.05,          91.2,  keeps",
        "approximately ~ 96 leeway=0.05,          91.19, crosses",
        "approximately ~ 96 points=1,             95,    keeps",
        "approximately ~ 96 points=1,             94.99, crosses",
        "approximately ~ 3.5 points=0.2 dir=down, 3.7,   keeps",
        "approximately ~ 3.5 points=0.2 dir=down, 3.71,  crosses",
    })
    void leewayFollowsTheUnit(String target, BigDecimal figure, String verdict) {
        TargetRow row = new TargetRow(target);

        Bound bound = Bound.of(row.target(), row.indicator(), CATALOGUE.units()).orElseThrow();

        assertThat(bound.holds(figure)).isEqualTo(verdict.equals("keeps"));
    }

    @Property(tries = 2000)
    void twoWholeNumbersHoldTheFractionWhenTheirQuotientDoes(
            @ForAll @LongRange(min = 0, max = 9_999_999_999L) long numerator,
            @ForAll @LongRange(min = 1, max = 9_999_999_999L) long denominator,
            @ForAll @IntRange(min = 1, max = 99) int part,
            @ForAll @IntRange(min = 1, max = 99) int whole) {
        BigDecimal stored = BigDecimal.valueOf(100)
                .multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator), 12, RoundingMode.HALF_UP);
        Bound bound = new Bound(
                Comparator.AT_LEAST,
                new Fraction(BigDecimal.valueOf(100L * part), BigDecimal.valueOf(whole)).decimal(),
                Direction.UP);

        int truth = BigInteger.valueOf(numerator)
                .multiply(BigInteger.valueOf(whole))
                .compareTo(BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(part)));

        assertThat(bound.holds(stored)).isEqualTo(truth >= 0);
    }

    @Property(tries = 200)
    void aWholeNumberMoreOrLessDecides(
            @ForAll @LongRange(min = 1, max = 100_000_000L) long times,
            @ForAll @IntRange(min = 1, max = 99) int part,
            @ForAll @IntRange(min = 1, max = 99) int whole) {
        Bound bound = new Bound(
                Comparator.AT_LEAST,
                new Fraction(BigDecimal.valueOf(part), BigDecimal.valueOf(whole)).decimal(),
                Direction.UP);

        assertThat(bound.holds(quotient(times * part, times * whole))).isTrue();
        assertThat(bound.holds(quotient(times * part - 1, times * whole))).isFalse();
        assertThat(bound.holds(quotient(times * part + 1, times * whole))).isTrue();
    }

    private static BigDecimal quotient(long numerator, long denominator) {
        return BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), 12, RoundingMode.HALF_UP);
    }

    @Test
    void leewayIsConvertedWithTheValue() {
        TargetRow row = new TargetRow("approximately ~ 3 points=0.5 tunit=万人 unit=人");

        Bound bound = Bound.of(row.target(), row.indicator(), CATALOGUE.units()).orElseThrow();

        assertThat(bound.lower()).hasValueSatisfying(lower -> assertThat(lower).isEqualByComparingTo("25000"));
    }
}
