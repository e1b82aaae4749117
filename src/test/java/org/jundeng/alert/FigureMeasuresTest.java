// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.alert.Condition.Change;
import org.jundeng.alert.Condition.Change.In;
import org.jundeng.alert.Condition.Change.On;
import org.jundeng.alert.Condition.Gap;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Figure;
import org.jundeng.assess.History;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.WrittenIndicator;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;

/**
 * Measures computed by hand. {@code 2014-06 120} is a figure; {@code 2014-06 120<90} is one that was corrected from 90.
 */
class FigureMeasuresTest {

    @Test
    void measuresTheFiguresThemselves() {
        assertThat(measures(FigureMeasures.threshold(history("2014-04 0", "2014-06 -3<2"))))
                .containsExactly("2014-04: 0", "2014-06: -3 was 2");
        assertThat(FigureMeasures.threshold(History.NONE)).isEmpty();
    }

    @Test
    void looksAtTheFrequencyWhoseLastFigureEndsLatest() {
        assertThat(measures(FigureMeasures.threshold(history("2013 7", "2014-Q1 2", "2014-01 1"))))
                .containsExactly("2014-Q1: 2");
        assertThat(measures(FigureMeasures.threshold(history("2014-Q2 2", "2014-06 1"))))
                .containsExactly("2014-Q2: 2");
    }

    /** December brings the total of the year: what a rule measures must not become the years because of it. */
    @Test
    void rulesMeasureOneFrequencyWhateverCameLast() {
        History december = history("2013 7", "2014 9", "2014-11 1", "2014-12 2");

        assertThat(measures(FigureMeasures.threshold(december.inOne(Freq.M))))
                .containsExactly("2014-11: 1", "2014-12: 2");
        assertThat(measures(FigureMeasures.threshold(december.inOne(Freq.A)))).containsExactly("2013: 7", "2014: 9");
        assertThat(measures(FigureMeasures.threshold(december.inOne(Freq.Q))))
                .as("the finest where the indicator's own frequency has no figure")
                .containsExactly("2014-11: 1", "2014-12: 2");
        assertThat(History.NONE.inOne(Freq.M).all()).isEmpty();
    }

    @Test
    void tellsChangesInPerCentAndPoints() {
        History history = history("2014-04 80", "2014-05 100", "2014-06 75");

        assertThat(change(On.PERIOD_BEFORE, In.PERCENT, history)).containsExactly("2014-05: 25", "2014-06: -25");
        assertThat(change(On.PERIOD_BEFORE, In.POINTS, history)).containsExactly("2014-05: 20", "2014-06: -25");
    }

    @Test
    void tellsChangesOfNegativeFiguresByTheirAmount() {
        History history = history("2014-04 -80", "2014-05 -100", "2014-06 20");

        assertThat(change(On.PERIOD_BEFORE, In.PERCENT, history)).containsExactly("2014-05: -25", "2014-06: 120");
    }

    @Test
    void hasNoPerCentOfZeroButPoints() {
        History history = history("2014-05 0", "2014-06 20");

        assertThat(change(On.PERIOD_BEFORE, In.PERCENT, history)).isEmpty();
        assertThat(change(On.PERIOD_BEFORE, In.POINTS, history)).containsExactly("2014-06: 20");
    }

    @Test
    void neverReachesOverAHole() {
        History history = history("2014-03 80", "2014-05 100", "2014-06 50");

        assertThat(change(On.PERIOD_BEFORE, In.PERCENT, history)).containsExactly("2014-06: -50");
        assertThat(change(On.YEAR_BEFORE, In.POINTS, history)).isEmpty();
    }

    @Test
    void comparesWithTheSamePeriodOfTheYearBefore() {
        assertThat(change(On.YEAR_BEFORE, In.PERCENT, history("2013-06 40", "2013-07 10", "2014-06 50")))
                .containsExactly("2014-06: 25");
        assertThat(change(On.YEAR_BEFORE, In.POINTS, history("2013-Q1 40", "2014-Q1 50", "2014-Q2 60")))
                .containsExactly("2014-Q1: 10");
        assertThat(change(On.YEAR_BEFORE, In.POINTS, history("2013-S2 40", "2014-S2 50")))
                .containsExactly("2014-S2: 10");
        assertThat(change(On.YEAR_BEFORE, In.PERCENT, history("2012 3", "2013 2", "2014 1")))
                .containsExactly("2013: -33.333333", "2014: -50");
        assertThat(change(On.PERIOD_BEFORE, In.POINTS, history("2013-12 3", "2014-01 2")))
                .containsExactly("2014-01: -1");
    }

    @Test
    void findsNoYearBeforeTheTwentyNinthOfFebruary() {
        History history = history("2015-02-28 10", "2016-02-28 11", "2016-02-29 12", "2017-02-28 13");

        assertThat(change(On.YEAR_BEFORE, In.POINTS, history)).containsExactly("2016-02-28: 1", "2017-02-28: 2");
        assertThat(change(On.PERIOD_BEFORE, In.POINTS, history)).containsExactly("2016-02-29: 1");
    }

    @Test
    void knowsWhatTheChangeWasBeforeACorrection() {
        List<Evidence> measures = FigureMeasures.change(
                new Change("jobs", On.PERIOD_BEFORE, In.PERCENT), history("2014-05 100", "2014-06 130<110"), "fuyang");

        assertThat(measures(measures)).containsExactly("2014-06: 30 was 10");
        assertThat(measures.get(0).facts())
                .isEqualTo(new Facts.Change(new Facts.SeenFigure("fuyang", period("2014-05"), new BigDecimal("100"))));
    }

    @Test
    void saysNothingOfOutliersWithFewerThanSixBefore() {
        assertThat(FigureMeasures.outlier(history(months(1, 2, 3, 4, 5, 600)))).isEmpty();
        assertThat(FigureMeasures.outlier(history(months(1, 2, 3, 4, 5, 6, 7)))).hasSize(1);
    }

    @Test
    void measuresOutliersAsWorkedOutByHand() {
        // median 3.5, deviations 2.5 1.5 0.5 0.5 1.5 2.5, their median 1.5: 0.6745 * 6.5 / 1.5
        assertThat(measures(FigureMeasures.outlier(history(months(1, 2, 3, 4, 5, 6, 10)))))
                .containsExactly("2014-07: 2.922833");
        // then median 4, deviations 3 2 1 0 1 2 6, their median 2: 0.6745 * 24 / 2; below the middle counts as above it
        assertThat(measures(FigureMeasures.outlier(history(months(1, 2, 3, 4, 5, 6, 10, -20)))))
                .containsExactly("2014-07: 2.922833", "2014-08: 8.094");
    }

    @Test
    void findsAnyJumpInAFlatSeriesAndNoneWhereThereIsNone() {
        assertThat(measures(FigureMeasures.outlier(history(months(5, 5, 5, 5, 5, 5, 5, 6)))))
                .containsExactly("2014-07: 0", "2014-08: 999");
        assertThat(measures(FigureMeasures.outlier(history(months(1, 2, 3, 4, 5, 6, 100000)))))
                .containsExactly("2014-07: 999");
    }

    @Test
    void measuresHowFarDistrictsLieApart() {
        Map<String, History> districts = districts("a 2014-06 10", "b 2014-06 40", "c 2014-06 25");

        assertThat(gap(Gap.Measure.DIFFERENCE, Direction.UP, "1", districts)).containsExactly("2014-06: 30 of a");
        assertThat(gap(Gap.Measure.RATIO, Direction.UP, "1", districts)).containsExactly("2014-06: 4 of a");
        assertThat(gap(Gap.Measure.RATIO, Direction.DOWN, "1", districts)).containsExactly("2014-06: 4 of b");
        assertThat(gap(Gap.Measure.RATIO, Direction.NEUTRAL, "1", districts)).containsExactly("2014-06: 4 of a");
    }

    @Test
    void hasNoRatioToZeroOrLess() {
        assertThat(gap(Gap.Measure.RATIO, Direction.UP, "1", districts("a 2014-06 0", "b 2014-06 40", "c 2014-06 1")))
                .isEmpty();
        assertThat(gap(Gap.Measure.RATIO, Direction.UP, "1", districts("a 2014-06 -1", "b 2014-06 40", "c 2014-06 1")))
                .isEmpty();
        assertThat(gap(
                        Gap.Measure.DIFFERENCE,
                        Direction.UP,
                        "1",
                        districts("a 2014-06 -1", "b 2014-06 40", "c 2014-06 1")))
                .containsExactly("2014-06: 41 of a");
    }

    @Test
    void measuresOnlyPeriodsThatEnoughDistrictsHave() {
        Map<String, History> districts = districts(
                "a 2014-05 10", "b 2014-05 40", "c 2014-05 25", "a 2014-06 10", "b 2014-06 60", "a 2014-07 1");

        assertThat(gap(Gap.Measure.DIFFERENCE, Direction.UP, "1", districts)).containsExactly("2014-05: 30 of a");
        assertThat(gap(Gap.Measure.DIFFERENCE, Direction.UP, "0.6", districts))
                .containsExactly("2014-05: 30 of a", "2014-06: 50 of a");
        assertThat(gap(Gap.Measure.DIFFERENCE, Direction.UP, "0.1", districts))
                .as("one district alone lies apart from none")
                .containsExactly("2014-05: 30 of a", "2014-06: 50 of a");
    }

    @Test
    void leavesOutDistrictsThatAreNoneInThePeriod() {
        Map<String, History> districts = districts("a 2014-06 10", "b 2014-06 40", "c 2014-06 25", "gone 2014-06 1000");

        assertThat(gap(Gap.Measure.DIFFERENCE, Direction.UP, "1", districts)).containsExactly("2014-06: 30 of a");
    }

    @Test
    void tellsWhatDiffersFromItsPartsInPerCentOfThem() {
        History history = history("2014-04 100", "2014-05 90", "2014-06 5");
        Map<TimePeriod, Derivation.Disagreement> found = Map.of(
                period("2014-05"), disagreement("2014-05", "90", "120"),
                period("2014-06"), disagreement("2014-06", "5", "0"));

        List<Evidence> measures = FigureMeasures.reconciliation(history, "hangzhou", found);

        assertThat(measures(measures)).containsExactly("2014-04: 0", "2014-05: 25", "2014-06: 999");
        assertThat(measures.get(1).facts())
                .isEqualTo(new Facts.Reconciliation(
                        new Facts.SeenFigure("hangzhou", period("2014-05"), new BigDecimal("120")),
                        new BigDecimal("90"),
                        null));
    }

    private static List<String> change(On on, In in, History history) {
        return measures(FigureMeasures.change(new Change("jobs", on, in), history, "fuyang"));
    }

    /** The districts a, b and c are expected. The region whose figure decides is written after the measure. */
    private static List<String> gap(
            Gap.Measure measure, Direction direction, String share, Map<String, History> districts) {
        FigureMeasures.Districts looked =
                new FigureMeasures.Districts(indicator(direction, share), districts, period -> List.of("a", "b", "c"));
        List<String> names = List.copyOf(districts.keySet());
        return FigureMeasures.gap(new Gap("jobs", measure), looked).stream()
                .map(each -> words(each) + " of "
                        + names.get((int) each.figure().source().rowNo() - 1))
                .toList();
    }

    private static List<String> measures(List<Evidence> measures) {
        return measures.stream().map(FigureMeasuresTest::words).toList();
    }

    private static String words(Evidence each) {
        String was = each.before() == null ? "" : " was " + plain(each.before());
        return each.figure().timePeriod() + ": " + plain(each.measure()) + was;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String[] months(int... values) {
        String[] figures = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            figures[i] = "2014-%02d %d".formatted(i + 1, values[i]);
        }
        return figures;
    }

    private static History history(String... figures) {
        return history(1, List.of(figures));
    }

    private static History history(int row, List<String> figures) {
        Map<Freq, List<Figure>> byFreq = new LinkedHashMap<>();
        for (String figure : figures) {
            String[] words = figure.split("[ <]");
            TimePeriod period = period(words[0]);
            byFreq.computeIfAbsent(period.freq(), first -> new ArrayList<>())
                    .add(new Figure(
                            1,
                            period,
                            new BigDecimal(words[1]),
                            words.length > 2 ? new BigDecimal(words[2]) : null,
                            new Figure.Source(1, row, "a.csv")));
        }
        return new History(byFreq);
    }

    private static Map<String, History> districts(String... figures) {
        Map<String, List<String>> byRegion = new LinkedHashMap<>();
        for (String figure : figures) {
            String[] words = figure.split(" ", 2);
            byRegion.computeIfAbsent(words[0], first -> new ArrayList<>()).add(words[1]);
        }
        Map<String, History> districts = new LinkedHashMap<>();
        byRegion.forEach((region, each) -> districts.put(region, history(districts.size() + 1, each)));
        return districts;
    }

    private static TimePeriod period(String text) {
        return TimePeriod.parse(text).orElseThrow();
    }

    private static Derivation.Disagreement disagreement(String period, String reported, String derived) {
        return new Derivation.Disagreement(
                "jobs",
                "hangzhou",
                period(period),
                new BigDecimal(reported),
                new BigDecimal(derived),
                "districts",
                null,
                null,
                1,
                false);
    }

    private static Indicator indicator(Direction direction, String share) {
        return WrittenIndicator.named(
                "jobs",
                "unit: 人, freq: M, aggregation: sum, direction: "
                        + direction.name().toLowerCase(Locale.ROOT) + ", coverage: {share: " + share + "}");
    }
}
