// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.OwedFigures;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each row has a target's history and the expected assessment. The term is 2013 to 2015 unless the row says otherwise;
 * a figure is written {@code period=value}, an estimate
 * {@code period=value!E}.
 */
class TargetJudgeTest {

    private static final Label BUREAU = new Label("市民政局", "Civil Affairs Bureau");

    private final Catalogue catalogue = Catalogue.read(ConfigCopy.whole(), new Faults());
    private final TargetJudge judge = new TargetJudge(catalogue);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "judge.psv", delimiter = '|')
    void judges(ArgumentsAccessor cells) {
        TargetRow row = new TargetRow(cells.getString(1));

        Assessment assessment = judge(row, history(cells.getString(2)), Map.of(), cells.get(3, LocalDate.class));

        assertThat(assessment.state().code()).isEqualTo(cells.getString(4));
        BigDecimal lag = cells.get(5, BigDecimal.class);
        if (lag != null) {
            assertThat(assessment.lag()).isCloseTo(lag, within(new BigDecimal("0.06")));
        }
    }

    /** Pages and mails ask the target whether a figure before the deadline broke a promise; so says the rule. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            floor >= 100                     | 50  | false
            exactly = 100                    | 50  | false
            reach <= 20 dir=down             | 50  | false
            approximately ~ 100              | 50  | false
            approximately ~ 20 dir=down      | 50  | true
            coverage >= 100                  | 50  | false
            coverage >= 100 tfreq=M          | 50  | true
            per-period >= 100 tfreq=M        | 50  | true
            ceiling <= 20 dir=down           | 50  | true
            maintain >= 100                  | 50  | true
            cumulative >= 100 unit=人        | 1   | false
            per-year >= 100 tc=sum unit=人   | 1   | false
            reduction >= 3 dir=down base=2013-06:50 | 50  | false
            rank within=3 dir=down           | 5   | false
            rank within=3 tfreq=M dir=down   | 5   | true
            """)
    void judgesBeforeTheDeadlineOnlyWhatIsDue(String target, String figure, boolean isDue) {
        TargetRow row = new TargetRow(target + " freq=M");
        TimePeriod june = TimePeriod.parse("2014-06").orElseThrow();

        Assessment assessment = judge(row, history("2014-06=" + figure), Map.of(), LocalDate.of(2014, 7, 10));

        assertThat(assessment.figure().timePeriod()).isEqualTo(june);
        assertThat(assessment.state().isFailed()).isEqualTo(isDue);
        assertThat(row.target().isDueIn(june, row.indicator().direction())).isEqualTo(isDue);
    }

    @Test
    void saysWhyInWordsWithTheFigures() {
        Assessment onTheWay = judge(
                new TargetRow("floor >= 100 base=2012:80"), history("2013=85"), Map.of(), LocalDate.of(2014, 7, 10));

        assertThat(onTheWay.reason())
                .isEqualTo(new Label(
                        "2013年为85%，目标“不低于100%”。期限2015年12月31日。进度25.0%，时间已过33.3%，落后8.3个百分点。起点为2012年的80%。",
                        "85% in 2013, promised is \"at least 100%\". Due on 31 December 2015. 25.0 % of the way,"
                                + " 33.3 % of the time: 8.3 points behind. It began at 80% in 2012."));
    }

    @Test
    void saysOfAFallWhatItIsComparedWith() {
        Assessment fall = judge(
                new TargetRow("reduction >= 3 dir=down base=2012"),
                history("2012=1000 2013=990"),
                Map.of(),
                LocalDate.of(2014, 7, 10));

        assertThat(fall.bound().value()).isEqualByComparingTo("970");
        assertThat(fall.reason().zh()).startsWith("2013年为990%，比2012年的1,000%下降1.0%，要求下降3%。");
    }

    @Test
    void amountsOfDistrictsAreNotHeldAgainstTheCitys() {
        Assessment sum = judge(
                new TargetRow("floor >= 85 agg=sum"),
                history("2013=86"),
                Map.of("fuyang", history("2013=9")),
                LocalDate.of(2014, 7, 10));

        assertThat(sum.behind()).isEmpty();
    }

    /** Each row has the figures, those since January, those of districts, and the whole reason in both languages. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "reasons.psv", delimiter = '|')
    void saysWhyInWholeSentences(ArgumentsAccessor cells) {
        TargetRow row = new TargetRow(cells.getString(1));
        Map<String, History> districts = districts(cells.getString(4));
        TargetTerm.Known known = new TargetTerm.Known(
                "fuyang",
                history(cells.getString(2)),
                history(cells.getString(3)),
                districts,
                period -> List.copyOf(districts.keySet()),
                period -> row.has("unpromised") ? List.of() : List.of(new OwedFigures.Debt(BUREAU, dueDay(period))),
                period -> List.of());

        Assessment assessment = judge.judge(row.target(), row.indicator(), known, cells.get(5, LocalDate.class));

        assertThat(assessment.reason()).isEqualTo(new Label(cells.getString(7), cells.getString(8)));
        assertThat(assessment.state().code()).isEqualTo(cells.getString(6));
    }

    @Test
    void marksAnAmountThatIsMoreThanTheFigureOfItsPeriod() {
        TargetRow perYear = new TargetRow("per-year >= 20 tc=sum freq=Q min=0");
        LocalDate night = LocalDate.of(2014, 7, 20);

        assertThat(judge(perYear, history("2014-Q1=5 2014-Q2=5"), Map.of(), night)
                        .figure()
                        .soFar())
                .isTrue();
        assertThat(judge(perYear, history("2013=22"), Map.of(), night).figure().soFar())
                .isFalse();
    }

    /** The city reports 100 a year; its districts came to 60 in two of the three years, and agree in the other. */
    @Test
    void saysOfASumOfYearsWhatItIsByTheFiguresOfTheParts() {
        List<Figure> years = new ArrayList<>();
        for (int year = 2013; year <= 2015; year++) {
            BigDecimal hundred = new BigDecimal("100");
            Figure.Parts parts = year == 2014 ? null : new Figure.Parts(hundred, new BigDecimal("60"), null, null);
            TimePeriod period = TimePeriod.parse("" + year).orElseThrow();
            Figure.Source source = new Figure.Source(1, 2, "a.csv");
            years.add(new Figure(1, period, hundred, null, source, ObsStatus.A, parts));
        }
        TargetRow row = new TargetRow("cumulative >= 300 tc=sum unit=人 min=0");

        Assessment sum = judge(row, History.of(years), Map.of(), LocalDate.of(2016, 2, 10));

        assertThat(sum.state()).isEqualTo(State.MET);
        assertThat(sum.reason().zh()).endsWith("但其中有的数字与下属各地区的合计不一致，按后者计为220人，未达到要求。");
        assertThat(sum.reason().en()).endsWith("by those it is 220 persons, which falls short.");
    }

    @Test
    void eachYearOfATargetHasADeadlineOfItsOwn() {
        Target perYear = new TargetRow("per-year >= 20 until=2015-06-30").target();

        assertThat(perYear.deadline(TimePeriod.parse("2013-Q4").orElseThrow())).isEqualTo(LocalDate.of(2013, 12, 31));
        assertThat(perYear.deadline(TimePeriod.parse("2015-Q1").orElseThrow())).isEqualTo(LocalDate.of(2015, 6, 30));
        assertThat(perYear.deadline(null)).isEqualTo(LocalDate.of(2015, 6, 30));
        assertThat(new TargetRow("floor >= 20")
                        .target()
                        .deadline(TimePeriod.parse("2013").orElseThrow()))
                .isEqualTo(LocalDate.of(2015, 12, 31));
    }

    private static LocalDate dueDay(TimePeriod period) {
        return period.lastDay().plusDays(12);
    }

    private static Map<String, History> districts(String cells) {
        Map<String, History> districts = new LinkedHashMap<>();
        if (cells != null) {
            for (String district : cells.split(";")) {
                String[] named = district.trim().split(":", 2);
                districts.put(named[0], history(named[1].isBlank() ? null : named[1].trim()));
            }
        }
        return districts;
    }

    private Assessment judge(TargetRow row, History history, Map<String, History> districts, LocalDate date) {
        return judge.judge(
                row.target(),
                row.indicator(),
                new TargetTerm.Known(
                        "fuyang",
                        history,
                        History.NONE,
                        districts,
                        period -> List.copyOf(districts.keySet()),
                        period -> List.of(),
                        period -> List.of()),
                date);
    }

    private static History history(String figures) {
        List<Figure> all = new ArrayList<>();
        if (figures != null) {
            Arrays.stream(figures.split(" "))
                    .map(figure -> figure.split("[=!]"))
                    .forEach(figure -> all.add(new Figure(
                            1,
                            TimePeriod.parse(figure[0]).orElseThrow(),
                            new BigDecimal(figure[1]),
                            null,
                            new Figure.Source(all.size() + 1, 2, "a.csv"),
                            figure.length == 3 ? ObsStatus.valueOf(figure[2]) : ObsStatus.A)));
        }
        all.sort(Comparator.comparing(Figure::timePeriod));
        return History.of(all);
    }
}
