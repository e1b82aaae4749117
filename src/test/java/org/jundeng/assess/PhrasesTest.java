// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Fraction;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.WrittenIndicator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

    private static final Catalogue CATALOGUE = Catalogue.read(ConfigCopy.whole(), new Faults());
    private static final Phrases ZH = new Phrases(CATALOGUE, Locale.CHINESE);
    private static final Pattern NUMBER = Pattern.compile("(-?[\\d,.]+)(?:/(\\d+))?");

    @ParameterizedTest(name = "{0} {1} {2}: {3}, {4}")
    @CsvSource({
        "66.666666666667, >=, 200/3, 2/3,         不低于2/3",
        "66.67,           >=, 200/3, 66.67%,      不低于2/3",
        "66.6667,         >=, 200/3, 66.67%,      不低于2/3",
        "66.6666,         >=, 200/3, 66.6666%,    不低于2/3",
        "66.664,          >=, 200/3, 66.66%,      不低于2/3",
        "33.333333333333, <=, 100/3, 1/3,         不超过1/3",
        "33.34,           <=, 100/3, 33.34%,      不超过1/3",
        "3.996,           >=, 4,     3.996%,      不低于4%",
        "4.004,           <=, 4,     4.004%,      不超过4%",
        "4.016,           <=, 4,     4.02%,       不超过4%",
        "4.0,             <=, 4,     4%,          不超过4%",
        "84.428571428571, >=, 85,    84.43%,      不低于85%",
        "84.999999999999, >=, 85,    84.999999999999%, 不低于85%",
    })
    void roundsAFigureWithoutMovingItAcrossTheBound(
            BigDecimal value, String sign, String promised, String figure, String words) {
        Indicator indicator = withDecimals(2);
        Bound bound = new Bound(Comparator.of(sign), Fraction.of(promised).decimal(), Direction.UP);

        assertThat(ZH.figure(value, indicator, bound)).isEqualTo(figure);
        assertThat(ZH.bound(bound, indicator)).isEqualTo(words);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void theShownFigureStandsWhereTheExactOneStands(
            @ForAll("numbers") BigDecimal value,
            @ForAll("bounds") Bound bound,
            @ForAll @IntRange(max = 6) int decimals) {
        Indicator indicator = withDecimals(decimals);

        Fraction shown = number(ZH.figure(value, indicator, bound));
        Fraction promised = number(ZH.bound(bound, indicator));

        assertThat(compare(shown, promised)).isEqualTo(Bound.comparable(value).compareTo(bound.value()));
        assertThat(bound.holds(shown.decimal())).isEqualTo(bound.holds(value));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void ofTwoFiguresBesideEachOtherTheGreaterLooksGreater(
            @ForAll("numbers") BigDecimal one,
            @ForAll("numbers") BigDecimal other,
            @ForAll @IntRange(max = 6) int decimals) {
        Indicator indicator = withDecimals(decimals);

        int shown = compare(number(ZH.beside(one, other, indicator)), number(ZH.beside(other, one, indicator)));

        assertThat(shown).isEqualTo(one.compareTo(other));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aMeasureIsNeitherShownAsZeroNorAcrossItsBound(
            @ForAll("numbers") BigDecimal value, @ForAll("bounds") Bound bound) {
        BigDecimal shown = new BigDecimal(Phrases.measure(value, bound).replace(",", ""));

        assertThat(shown.signum()).isEqualTo(Bound.comparable(value).signum());
        assertThat(bound.holds(shown)).isEqualTo(bound.holds(value));
    }

    /** Numbers near to each other, so that figures fall beside, onto and across bounds. */
    @Test
    void onePointIsNoPoints() {
        Phrases english = new Phrases(CATALOGUE, Locale.ENGLISH);

        assertThat(english.difference(BigDecimal.ONE, withDecimals(1), null)).isEqualTo("1 point");
        assertThat(english.difference(new BigDecimal("-1.0"), withDecimals(1), null))
                .isEqualTo("-1 point");
        assertThat(english.difference(new BigDecimal("1.1"), withDecimals(1), null))
                .isEqualTo("1.1 points");
        assertThat(ZH.difference(BigDecimal.ONE, withDecimals(1), null)).isEqualTo("1个百分点");
    }

    @Test
    void saysByWhichPopulationAFigureIsWeighted() throws URISyntaxException {
        Faults faults = new Faults();
        Catalogue town =
                Catalogue.read(Path.of(PhrasesTest.class.getResource("config").toURI()), faults);
        assertThat(faults.all()).isEmpty();

        assertThat(new Phrases(town, Locale.CHINESE)
                        .method("equality", town.indicator("books-cov").orElseThrow()))
                .isEqualTo("由下属各地区数字计算，以pupils加权");
        assertThat(new Phrases(town, Locale.ENGLISH)
                        .method("equality", town.indicator("books-cov").orElseThrow()))
                .isEqualTo("computed from the districts, weighted by pupils");
        assertThat(new Phrases(town, Locale.CHINESE)
                        .method("equality", town.indicator("books-ratio").orElseThrow()))
                .isEqualTo("由下属各地区数字计算");
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        Arbitrary<BigDecimal> near = Combinators.combine(
                        Arbitraries.of("0", "4", "66.666666666667", "85", "-10", "1000000", "33.333333333333"),
                        Arbitraries.integers().between(-20, 20),
                        Arbitraries.integers().between(0, 13))
                .as((number, steps, scale) -> new BigDecimal(number).add(BigDecimal.valueOf(steps, scale)));
        Arbitrary<BigDecimal> any = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000"), new BigDecimal("1000"))
                .ofScale(5);
        return Arbitraries.oneOf(near, any);
    }

    @Provide
    Arbitrary<Bound> bounds() {
        Arbitrary<BigDecimal> values = Arbitraries.oneOf(
                numbers(),
                Combinators.combine(
                                Arbitraries.integers().between(1, 300),
                                Arbitraries.integers().between(1, 12))
                        .as((above, below) -> Fraction.of(above + "/" + below).decimal()));
        return Combinators.combine(values, Arbitraries.of(Comparator.values()), Arbitraries.of(Direction.values()))
                .as((value, comparator, direction) -> new Bound(comparator, value, direction));
    }

    private static Indicator withDecimals(int decimals) {
        return WrittenIndicator.of(
                "unit: '%', freq: A, direction: up, aggregation: reported-only, decimals: " + decimals);
    }

    /** The first number in a text, in per cent: a fraction is one of the whole. */
    private static Fraction number(String text) {
        Matcher found = NUMBER.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        BigDecimal above = new BigDecimal(found.group(1).replace(",", ""));
        return found.group(2) == null
                ? Fraction.of(above)
                : new Fraction(above.multiply(new BigDecimal("100")), new BigDecimal(found.group(2)));
    }

    private static int compare(Fraction one, Fraction other) {
        return one.numerator()
                .multiply(other.denominator())
                .compareTo(other.numerator().multiply(one.denominator()));
    }
}
