// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jundeng.alert.Reading.Crossing;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The state machine as a table. The bound is {@code <= 4}; an open episode saw 4.2 in 2014-05 on day 9. */
class TransitionTest {

    private static final Bound AT_MOST_4 = new Bound(Comparator.AT_MOST, new BigDecimal(4), Direction.DOWN);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "transitions.psv", delimiter = '|', nullValues = "-")
    void followsTheTable(ArgumentsAccessor row) {
        Level level = Level.of(row.getString(6));
        Reading reading = reading(row.getString(3), row.getString(4), row.getString(5), level, row.getInteger(7));

        Transition transition = Transition.of(standing(row.getString(1), row.getString(2)), reading);

        assertThat(transition.event()).isEqualTo(row.getString(8) == null ? null : Event.of(row.getString(8)));
        assertThat(transition.reason().code()).isEqualTo(row.getString(9));
        assertThat(transition.level()).isEqualTo(expectedLevel(row, transition, level));
    }

    private static Level expectedLevel(ArgumentsAccessor row, Transition transition, Level level) {
        boolean changes = transition.event() == Event.OPENED
                || transition.event() == Event.RAISED
                || transition.event() == Event.LOWERED;
        if (changes) {
            return level;
        }
        return row.getString(1) == null ? null : Level.of(row.getString(1));
    }

    @ParameterizedTest
    @CsvSource({"THERE", "MARKED_MISSING", "GONE"})
    void closesWhatNoRuleBindsAnyMore(String trace) {
        Transition transition = Transition.of(standing("orange", trace), Reading.notWatched(LocalDate.of(2014, 7, 10)));

        assertThat(transition).isEqualTo(new Transition(Event.CLOSED, Level.ORANGE, Reason.EXPIRED));
    }

    @ParameterizedTest
    @CsvSource({"3.9, closed, rule-changed"})
    void closesWhereTheRuleIsAnother(String sameValue, String event, String reason) {
        Standing saw = new Standing(
                1,
                Level.ORANGE,
                LocalDate.of(2014, 7, 9),
                TimePeriod.parse("2014-05").orElseThrow(),
                new BigDecimal(sameValue),
                Standing.Trace.THERE);

        Transition transition = Transition.of(saw, reading("2014-05", sameValue, null, Level.ORANGE, 10));

        assertThat(transition).isEqualTo(new Transition(Event.of(event), Level.ORANGE, Reason.of(reason)));
    }

    private static Standing standing(String level, String trace) {
        return level == null
                ? null
                : new Standing(
                        1,
                        Level.of(level),
                        LocalDate.of(2014, 7, 9),
                        TimePeriod.parse("2014-05").orElseThrow(),
                        new BigDecimal("4.2"),
                        Standing.Trace.valueOf(trace));
    }

    private static Reading reading(String period, String value, String was, Level level, int day) {
        LocalDate night = LocalDate.of(2014, 7, day);
        if (period == null) {
            return new Reading(Crossing.UNKNOWN, level, AT_MOST_4, null, night);
        }
        BigDecimal obsValue = new BigDecimal(value);
        Figure figure = new Figure(
                7,
                TimePeriod.parse(period).orElseThrow(),
                obsValue,
                was == null ? null : new BigDecimal(was),
                new Figure.Source(3, 5, "2014-05.csv"));
        Crossing crossing = AT_MOST_4.holds(obsValue) ? Crossing.CLEAR : Crossing.CROSSED;
        return new Reading(crossing, level, AT_MOST_4, figure, night);
    }
}
