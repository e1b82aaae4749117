// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Target.Type;
import org.jundeng.observation.Freq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How the plan's words are read: which word of a quote makes which kind of target. Where a target is read otherwise,
 * its note says so in the words that the rule names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingRulesTest {

    private static final Pattern KEPT_BELOW = Pattern.compile("控制在|不超过|不高于");
    private static final Pattern KEPT = Pattern.compile("保持");
    private static final Pattern ABOUT = Pattern.compile("左右|（约");
    /** 各类 and 各级各类 are sums of all kinds; 均等, 均衡 and 平均 are other words; “平均” has a rule of its own. */
    private static final Pattern EACH =
            Pattern.compile("各(?!类|级各类)|(?<!平|人)均(?!等|衡)|每(?:个|座|所|家)|所有|全部|(?<!健)全覆盖|覆盖率(?:达到)?100%");

    private static final Pattern YEAR = Pattern.compile("^(20[0-9]{2})年");

    private final Catalogue catalogue = Catalogue.read(Path.of("config"), new Faults());

    @Test
    void aLevelToBeKeptBelowIsACeilingUnlessItIsAboutThat() {
        assertThat(saying(KEPT_BELOW))
                .isNotEmpty()
                .allMatch(target -> target.type() == Type.CEILING || target.type() == Type.APPROXIMATELY);
        assertThat(catalogue.targets())
                .filteredOn(target -> target.type() == Type.CEILING)
                .allMatch(says(KEPT_BELOW));
    }

    @Test
    void aLevelToBeReachedFromAboveIsNoFloor() {
        assertThat(catalogue.targets())
                .filteredOn(target -> target.comparator() == Comparator.AT_MOST
                        && !says(KEPT_BELOW).test(target))
                .hasSizeGreaterThan(4)
                .allMatch(target -> target.type() == Type.REACH)
                .allMatch(target -> target.note() != null && target.note().contains("2015年底前达到"));
    }

    @Test
    void aLevelThatIsThereAndToBeKeptIsMaintained() {
        assertThat(saying(KEPT))
                .isNotEmpty()
                .allMatch(target -> target.type() == Type.MAINTAIN || target.type() == Type.RANK);
        assertThat(catalogue.targets())
                .filteredOn(target -> target.type() == Type.MAINTAIN)
                .allMatch(says(KEPT));
    }

    @Test
    void aRankIsHeldEachYearOnlyWhereThePlanKeepsIt() {
        assertThat(catalogue.targets())
                .filteredOn(target -> target.type() == Type.RANK)
                .isNotEmpty()
                .allSatisfy(target -> assertThat(target.freq())
                        .as(target.id())
                        .isEqualTo(says(Pattern.compile("保持|继续")).test(target) ? Freq.A : null));
    }

    @Test
    void aboutIsWrittenDownInPointsForSharesAndAsAShareForAmounts() {
        List<Target> about = catalogue.targets().stream()
                .filter(target -> target.comparator() == Comparator.ABOUT)
                .toList();
        assertThat(about).hasSizeGreaterThan(5).allMatch(says(ABOUT)).allSatisfy(target -> {
            assertThat(target.leewayPoints() != null)
                    .as(target.id())
                    .isEqualTo(target.unit().equals("%"));
            assertThat(target.leeway() != null)
                    .as(target.id())
                    .isNotEqualTo(target.unit().equals("%"));
            assertThat(target.note()).as(target.id()).contains("取");
        });
        assertThat(saying(Pattern.compile("左右"))).allMatch(target -> target.comparator() == Comparator.ABOUT);
    }

    /** 只有全市数: there are figures of the city only; 不指各区: “均” means other things than districts. */
    @Test
    void whatIsPromisedOfEachIsHeldInEach() {
        assertThat(saying(EACH)).hasSizeGreaterThan(50).allSatisfy(target -> assertThat(target.each()
                        || ofEachRegion(target.scope())
                        || says(Pattern.compile("平均")).test(target)
                        || notes(target, "只有全市数")
                        || notes(target, "不指各区"))
                .as(target.id() + " says " + target.quotes())
                .isTrue());
    }

    @Test
    void aMeanOfDistrictsIsThatMeanWhateverTotalIsReported() {
        Pattern meanOfDistricts = Pattern.compile("各区、县（市）.*平均");
        assertThat(saying(meanOfDistricts)).isNotEmpty().allSatisfy(target -> {
            assertThat(indicator(target).aggregation()).isEqualTo(Indicator.Aggregation.MEAN);
            assertThat(indicator(target).definedBy()).isEqualTo(Indicator.DefinedBy.PARTS);
        });
        assertThat(catalogue.targets())
                .filteredOn(target -> indicator(target).definedBy() != null)
                .allMatch(says(meanOfDistricts));
    }

    @Test
    void aYearThatAQuoteBeginsWithIsTheDeadline() {
        assertThat(catalogue.targets()).allSatisfy(target -> {
            int year = target.quotes().stream()
                    .map(YEAR::matcher)
                    .filter(match -> match.find())
                    .map(match -> Integer.parseInt(match.group(1)))
                    .findFirst()
                    .orElse(2015);
            assertThat(target.until().getYear()).as(target.id()).isEqualTo(year);
        });
    }

    @Test
    void whatIsPromisedEachYearTermOrMonthIsHeldInEach() {
        assertThat(saying(Pattern.compile("每年|分年|年度")))
                .hasSizeGreaterThan(7)
                .allMatch(target -> target.type() == Type.PER_YEAR || target.freq() == Freq.A);
        assertThat(saying(Pattern.compile("每学期"))).isNotEmpty().allMatch(target -> target.freq() == Freq.S);
        assertThat(saying(Pattern.compile("每月|1个月"))).isNotEmpty().allMatch(target -> target.freq() == Freq.M);
    }

    @Test
    void aFallNamesTheYearItIsMeasuredAgainstOrItsNoteDoes() {
        assertThat(catalogue.targets())
                .filteredOn(target -> target.type() == Type.REDUCTION)
                .isNotEmpty()
                .allSatisfy(target -> assertThat(target.quotes() + target.note())
                        .contains("以" + target.baseline().timePeriod() + "年为基数"));
    }

    /** Beds per 100 elderly are weighted by the elderly, beds per 10,000 people by all residents. */
    @Test
    void inequalityIsWeightedByThePopulationThatTheFigureIsFor() {
        assertThat(catalogue.indicators())
                .filteredOn(indicator ->
                        indicator.equality() != null && indicator.equality().population() != null)
                .isNotEmpty()
                .allSatisfy(indicator -> {
                    String unit = catalogue
                            .indicator(indicator.equality().of())
                            .orElseThrow()
                            .unit();
                    Indicator population = catalogue
                            .indicator(indicator.equality().population())
                            .orElseThrow();
                    assertThat(population.id())
                            .as(unit)
                            .isEqualTo(unit.endsWith("老人") ? "elderly-population" : "resident-population");
                    assertThat(indicator.definition().zh())
                            .contains("以“" + population.name().zh() + "”加权");
                });
    }

    private Indicator indicator(Target target) {
        return catalogue.indicator(target.indicator()).orElseThrow();
    }

    private List<Target> saying(Pattern words) {
        return catalogue.targets().stream().filter(says(words)).toList();
    }

    private static Predicate<Target> says(Pattern words) {
        return target ->
                target.quotes().stream().anyMatch(quote -> words.matcher(quote).find());
    }

    private static boolean ofEachRegion(Scope scope) {
        return scope.kind() == Scope.Kind.EACH_DISTRICT || scope.kind() == Scope.Kind.EACH_OF_GROUP;
    }

    private static boolean notes(Target target, String words) {
        return target.note() != null && target.note().contains(words);
    }
}
