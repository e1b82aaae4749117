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
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Each row has a target's history and the expected assessment. The term is 2013 to 2015 unless the row says otherwise;
 * a figure is written {@code period=value}.
 */
class TargetJudgeTest {

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
    void meanDoesNotHideOneFailingDistrict() {
        Map<String, History> districts = new LinkedHashMap<>();
        districts.put("fuyang", history("2013=90"));
        districts.put("chunan", history("2013=70"));
        districts.put("jiande", history("2012=10"));

        Assessment mean =
                judge(new TargetRow("floor >= 85 agg=mean"), history("2013=86"), districts, LocalDate.of(2014, 7, 10));

        assertThat(mean.state()).isEqualTo(State.MET);
        assertThat(mean.behind()).containsExactly(new Assessment.Part("chunan", new BigDecimal("70")));
        assertThat(mean.reason().zh()).isEqualTo("2013年为86%，达到“不低于85%”的要求。未达到的有：淳安县（70%）。");
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

    @Test
    void namesTheYearsThatWereMissed() {
        Assessment quota = judge(
                new TargetRow("per-year >= 20 tc=sum"),
                history("2013=18 2014=21"),
                Map.of(),
                LocalDate.of(2015, 7, 10));

        assertThat(quota.state()).isEqualTo(State.MET);
        assertThat(quota.reason().zh()).endsWith("2013年未达到。");
    }

    @Test
    void countsThePeriodsThatFailed() {
        Assessment duty = judge(
                new TargetRow("per-period >= 1 tfreq=M freq=M"),
                history("2014-04=0 2014-05=0 2014-06=1"),
                Map.of(),
                LocalDate.of(2014, 7, 10));

        assertThat(duty.reason().zh()).endsWith("期内3期数字中有2期未达到。");
    }

    @Test
    void saysHowManyPeriodsOfAFlowAreMissing() {
        Assessment flow = judge(
                new TargetRow("cumulative >= 36 tc=sum freq=M"),
                history("2013-01=1 2013-03=1"),
                Map.of(),
                LocalDate.of(2013, 4, 10));

        assertThat(flow.figure().obsValue()).isEqualByComparingTo("2");
        assertThat(flow.reason().zh()).endsWith("其间缺1期数字，只按已知的计。");
    }

    @Test
    void saysHowManyDaysAMilestoneWasLate() {
        Assessment late =
                judge(new TargetRow("milestone"), history("2016-01-10=1"), Map.of(), LocalDate.of(2016, 7, 10));

        assertThat(late.reason())
                .isEqualTo(new Label("2016年1月10日办成，比期限晚10天。", "Done on 10 January 2016, 10 days late."));
    }

    private Assessment judge(TargetRow row, History history, Map<String, History> districts, LocalDate date) {
        return judge.judge(row.target(), row.indicator(), new TargetJudge.Known("fuyang", history, districts), date);
    }

    private static History history(String figures) {
        List<Figure> all = new ArrayList<>();
        if (figures != null) {
            Arrays.stream(figures.split(" "))
                    .map(figure -> figure.split("="))
                    .forEach(figure -> all.add(new Figure(
                            1,
                            TimePeriod.parse(figure[0]).orElseThrow(),
                            new BigDecimal(figure[1]),
                            null,
                            new Figure.Source(1, 2, "a.csv"))));
        }
        all.sort(Comparator.comparing(Figure::timePeriod));
        return History.of(all);
    }
}
