// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Scope;
import org.jundeng.catalogue.Target;
import org.jundeng.catalogue.Target.Type;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private static final LocalDate UNTIL = LocalDate.of(2015, 12, 31);
    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);

    private final Catalogue catalogue = Catalogue.read(ConfigCopy.whole(), new Faults());
    private final Judge judge = new Judge(catalogue);

    @ParameterizedTest(name = "a {0} at {3}, held before: {4}, on {5} is {6}")
    @CsvSource({
        "ceiling,       <=, 4,  3.9, false, 2014-07-10, met",
        "ceiling,       <=, 4,  4.1, false, 2014-07-10, missed",
        "ceiling,       <=, 4,  4.1, true,  2014-07-10, lost",
        "maintain,      >=, 98, 98,  false, 2014-07-10, met",
        "maintain,      >=, 98, 97,  true,  2014-07-10, lost",
        "per-year,      >=, 5,  4,   true,  2014-07-10, missed",
        "per-period,    >=, 1,  0,   true,  2014-07-10, missed",
        "per-period,    >=, 1,  1,   false, 2014-07-10, met",
        "floor,         >=, 96, 90,  false, 2014-07-10, not-yet-due",
        "floor,         >=, 96, 97,  false, 2014-07-10, not-yet-due",
        "floor,         >=, 96, 90,  false, 2015-12-31, not-yet-due",
        "floor,         >=, 96, 90,  false, 2016-01-01, missed",
        "floor,         >=, 96, 90,  true,  2016-01-01, lost",
        "floor,         >=, 96, 96,  false, 2016-01-01, met",
        "approximately, ~,  96, 91.2,false, 2016-01-01, met",
        "cumulative,    >=, 50, 20,  false, 2014-07-10, not-yet-due",
        "coverage,      >=, 100,99,  false, 2016-01-01, missed",
        "exactly,       =,  12, 12,  false, 2016-01-01, met",
        "reduction,     >=, 3,  2.9, false, 2016-01-01, missed",
    })
    void judgesLatestFigure(ArgumentsAccessor row) {
        Type type = Type.valueOf(row.getString(0).toUpperCase(Locale.ROOT).replace('-', '_'));
        Target target = target(type, row.getString(1), row.get(2, BigDecimal.class));
        Watched.Latest latest = latest(row.get(3, BigDecimal.class), row.getBoolean(4));

        Assessment assessment = judge.judge(target, watched(target), latest, row.get(5, LocalDate.class));

        assertThat(assessment.state().code()).isEqualTo(row.getString(6));
    }

    @Test
    void saysWhyInWordsWithTheFigures() {
        Target ceiling = target(Type.CEILING, "<=", new BigDecimal("4"));

        Label reason = judge.judge(ceiling, watched(ceiling), latest(new BigDecimal("4.12"), true), NIGHT)
                .reason();

        assertThat(reason)
                .isEqualTo(new Label(
                        "2014年6月为4.12%，未达到“不超过4%”的要求；此前曾经达到。",
                        "4.12% in June 2014: \"at most 4%\" does not hold; it did before."));
    }

    @Test
    void saysWhenItIsDue() {
        Target floor = target(Type.FLOOR, ">=", new BigDecimal("96"));

        Label reason = judge.judge(floor, watched(floor), latest(new BigDecimal("90.5"), false), NIGHT)
                .reason();

        assertThat(reason)
                .isEqualTo(new Label(
                        "期限为2015年12月31日，目前2014年6月为90.5%，目标“不低于96%”。",
                        "Due on 31 December 2015; 90.5% in June 2014, the target is \"at least 96%\"."));
    }

    @Test
    void neverRoundsFigureOntoItsBound() {
        Target ceiling = target(Type.CEILING, "<=", new BigDecimal("4"));

        Label reason = judge.judge(ceiling, watched(ceiling), latest(new BigDecimal("4.0004"), false), NIGHT)
                .reason();

        assertThat(reason.zh()).isEqualTo("2014年6月为4.0004%，未达到“不超过4%”的要求。");
    }

    @Test
    void knowsNothingWithoutFigure() {
        Target ceiling = target(Type.CEILING, "<=", new BigDecimal("4"));

        Assessment assessment = judge.judge(ceiling, watched(ceiling), Watched.Latest.NONE, NIGHT);

        assertThat(assessment.state()).isEqualTo(State.NO_DATA);
        assertThat(assessment.reason().zh()).isEqualTo("尚无“登记失业率”的数据。");
    }

    @Test
    void knowsNothingWhereUnitsDiffer() {
        Target ceiling = target(Type.CEILING, "<=", new BigDecimal("4"));
        Watched unbound = new Watched(ceiling.indicator(), "fuyang", null, ceiling.from(), ceiling.until(), null);

        Assessment assessment = judge.judge(ceiling, unbound, latest(BigDecimal.ONE, false), NIGHT);

        assertThat(assessment.state()).isEqualTo(State.NO_DATA);
        assertThat(assessment.reason().en())
                .isEqualTo("The target's unit \"%\" cannot be turned into the indicator's \"%\".");
    }

    private Target target(Type type, String sign, BigDecimal value) {
        return new Target(
                "a-target",
                1,
                3,
                "unemployment-rate",
                new Label("失业率", "Unemployment"),
                type,
                Comparator.of(sign),
                value,
                null,
                null,
                "%",
                type == Type.PER_PERIOD ? org.jundeng.observation.Freq.M : null,
                null,
                null,
                Scope.of("each:county-level"),
                LocalDate.of(2013, 1, 1),
                UNTIL,
                null,
                "hrss",
                List.of("控制在4%以内"),
                null,
                null);
    }

    private Watched watched(Target target) {
        var indicator = catalogue.indicator(target.indicator()).orElseThrow();
        Bound bound = Bound.of(
                        target,
                        new Indicator(
                                indicator.id(),
                                indicator.name(),
                                null,
                                indicator.unit(),
                                indicator.freq(),
                                target.comparator() == Comparator.AT_MOST ? Direction.DOWN : Direction.UP,
                                null,
                                indicator.aggregation(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                null),
                        catalogue.units())
                .orElseThrow();
        return new Watched(target.indicator(), "fuyang", null, target.from(), target.until(), bound);
    }

    private static Watched.Latest latest(BigDecimal obsValue, boolean heldBefore) {
        TimePeriod june = TimePeriod.parse("2014-06").orElseThrow();
        Figure figure = new Figure(7, june, obsValue, null, new Figure.Source(3, 5, "2014-06.csv"));
        return new Watched.Latest(figure, heldBefore);
    }
}
