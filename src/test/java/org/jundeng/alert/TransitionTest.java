// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Levels;
import org.jundeng.catalogue.Scope;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The state machine as a table. */
class TransitionTest {

    private static final Ladder LADDER = new Ladder(
            Comparator.AT_MOST,
            Direction.DOWN,
            List.of(
                    new Ladder.Step(Level.YELLOW, new BigDecimal(4)),
                    new Ladder.Step(Level.ORANGE, new BigDecimal(6)),
                    new Ladder.Step(Level.RED, new BigDecimal(8))),
            new BigDecimal("0.5"));

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "transitions.psv", delimiter = '|', nullValues = "-")
    void followsTheTable(ArgumentsAccessor row) {
        Transition transition = Transition.of(recent(row), reading(row), null, terms(1));

        String event = row.getString(10);
        assertThat(transition.event()).isEqualTo(event == null ? null : Event.of(event));
        assertThat(transition.level()).isEqualTo(level(row.getString(11)));
        assertThat(transition.reason().code()).isEqualTo(row.getString(12));
    }

    @Test
    void followsTargetsWithoutLadder() {
        Figure figure = figure("2014-06", "4.1", null);
        Evidence evidence = new Evidence(figure, figure.obsValue(), null, null, Facts.NONE);
        Reading missed = new Reading(
                Reading.Crossing.CROSSED,
                Level.RED,
                Level.RED,
                evidence,
                1,
                Rule.Timing.USUAL,
                LocalDate.of(2014, 7, 10));

        assertThat(Transition.of(null, missed, null, null))
                .isEqualTo(new Transition(Event.OPENED, Level.RED, Reason.CROSSED));
    }

    /** Of a feed that owes the same as before, for fewer working days: the calendar or its due day was changed. */
    @Test
    void callsNothingBetterWhereNothingCame() {
        assertThat(overdue("2014-05", "2014-05", "5").reason()).isEqualTo(Reason.OTHER_FIGURES);
        assertThat(overdue("2014-05", "2014-06", "5").reason())
                .as("the oldest came")
                .isEqualTo(Reason.BETTER);
        assertThat(overdue("2014-05", "2014-05", "9").reason()).as("for longer").isEqualTo(Reason.WORSE);
    }

    private static Transition overdue(String owed, String now, String workingDays) {
        LocalDate night = LocalDate.of(2014, 7, 10);
        RecentEpisode recent = new RecentEpisode(
                1,
                RecentEpisode.State.OPEN,
                Level.ORANGE,
                night.minusDays(1),
                null,
                new BigDecimal("7"),
                null,
                owes(owed),
                RecentEpisode.Trace.THERE);
        Evidence evidence = new Evidence(null, new BigDecimal(workingDays), null, null, owes(now));
        return Transition.of(recent, Reading.of(rule(Rule.Timing.USUAL), List.of(evidence), night), null, terms(1));
    }

    private static Facts owes(String period) {
        TimePeriod oldest = TimePeriod.parse(period).orElseThrow();
        return new Facts.Overdue(oldest, LocalDate.of(2014, 6, 13), 1, List.of(oldest));
    }

    private static RecentEpisode recent(ArgumentsAccessor row) {
        if (row.getString(1) == null) {
            return null;
        }
        boolean ofFeed = row.getString(4).equals("feed");
        return new RecentEpisode(
                1,
                RecentEpisode.State.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                level(row.getString(2)),
                LocalDate.of(2014, 7, 9),
                ofFeed ? null : TimePeriod.parse("2014-05").orElseThrow(),
                new BigDecimal(row.getString(3)),
                ofFeed ? null : new BigDecimal(row.getString(3)),
                Facts.NONE,
                ofFeed ? RecentEpisode.Trace.THERE : RecentEpisode.Trace.valueOf(row.getString(4)));
    }

    private static Reading reading(ArgumentsAccessor row) {
        LocalDate night = LocalDate.of(2014, 7, row.getInteger(9));
        String[] lasting = row.getString(8).split(":");
        int crossing = lasting.length == 1 ? 1 : Integer.parseInt(lasting[1]);
        Rule rule = rule(new Rule.Timing(Integer.parseInt(lasting[0]), 14));
        String period = row.getString(5);
        if (period == null) {
            return Reading.unknown(rule, night);
        }
        if (period.equals("none")) {
            return Reading.notWatched(night, Reason.RULE_REMOVED);
        }
        BigDecimal measure = new BigDecimal(row.getString(6));
        BigDecimal before = row.getString(7) == null ? null : new BigDecimal(row.getString(7));
        Figure figure = period.equals("feed") ? null : figure(period, row.getString(6), before);
        Evidence evidence = new Evidence(figure, measure, null, before, Facts.NONE);
        return Reading.of(rule, java.util.Collections.nCopies(crossing, evidence), night);
    }

    private static Terms terms(int periods) {
        return new Terms("threshold", LADDER, null, null, null, "", periods);
    }

    private static Rule rule(Rule.Timing timing) {
        return new Rule(
                "rule",
                new Label("规则", "rule"),
                new Condition.Threshold("unemployment-rate"),
                LADDER,
                Scope.of("city"),
                timing,
                new Rule.Concern(Rule.Concern.Audience.OFFICIALS, "hrss", 1),
                null,
                List.of(),
                Map.of(),
                List.of());
    }

    private static Figure figure(String period, String value, BigDecimal replaced) {
        return new Figure(
                7,
                TimePeriod.parse(period).orElseThrow(),
                new BigDecimal(value),
                replaced,
                new Figure.Source(3, 5, "2014-05.csv"));
    }

    private static Level level(String code) {
        return code == null ? null : Levels.USUAL.find(code).orElseThrow();
    }
}
