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
import org.junit.jupiter.params.provider.CsvSource;

/** The state machine as a table. The bound is {@code <= 4}; an open episode saw 4.2 in 2014-05 on the night of 07-09. */
class TransitionTest {

    private static final Bound AT_MOST_4 = new Bound(Comparator.AT_MOST, new BigDecimal(4), Direction.DOWN);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
    # what happens                          | open   | trace          | period  | value | was | level  | night | event     | reason
    opens on the first crossing             | -      | -              | 2014-05 | 4.1   | -   | orange | 10    | opened    | crossed
    stays closed at the bound itself        | -      | -              | 2014-05 | 4.0   | -   | orange | 10    | -         | not-crossed
    stays closed without a figure           | -      | -              | -       | -     | -   | orange | 10    | -         | no-data
    opens because a figure was corrected    | -      | -              | 2014-05 | 4.1   | 3.9 | orange | 10    | opened    | corrected
    opens as usual on a correction outside  | -      | -              | 2014-05 | 4.1   | 4.3 | orange | 10    | opened    | crossed
    repeats nothing on a second run         | orange | THERE          | 2014-05 | 4.2   | -   | orange | 9     | -         | no-change
    repeats nothing on a later night        | orange | THERE          | 2014-05 | 4.2   | -   | orange | 20    | -         | no-change
    repeats nothing for other zeros         | orange | THERE          | 2014-05 | 4.200 | -   | orange | 10    | -         | no-change
    goes on while newer figures cross       | orange | THERE          | 2014-06 | 4.3   | -   | orange | 10    | continued | still-crossed
    goes on with the same value a month on  | orange | THERE          | 2014-06 | 4.2   | -   | orange | 10    | continued | still-crossed
    goes on while the corrected one crosses | orange | THERE          | 2014-05 | 4.4   | 4.2 | orange | 10    | continued | corrected
    closes on recovery                      | orange | THERE          | 2014-06 | 3.9   | -   | orange | 10    | closed    | recovered
    closes at the bound itself              | orange | THERE          | 2014-06 | 4     | -   | orange | 10    | closed    | recovered
    closes on a correction                  | orange | THERE          | 2014-05 | 3.9   | 4.2 | orange | 10    | closed    | corrected
    recovers although the old was corrected | orange | THERE          | 2014-06 | 3.9   | -   | orange | 10    | closed    | recovered
    closes when the crossing is withdrawn   | orange | GONE           | 2014-04 | 3.9   | -   | orange | 10    | closed    | withdrawn
    closes when all figures are withdrawn   | orange | GONE           | -       | -     | -   | orange | 10    | closed    | withdrawn
    goes on when an older figure crosses    | orange | GONE           | 2014-04 | 4.5   | -   | orange | 10    | continued | withdrawn
    never closes on missing data            | orange | MARKED_MISSING | 2014-04 | 3.9   | -   | orange | 10    | -         | no-data
    never closes without a figure           | orange | MARKED_MISSING | -       | -     | -   | orange | 10    | -         | no-data
    sees nothing new in an older crossing   | orange | MARKED_MISSING | 2014-04 | 4.5   | -   | orange | 10    | -         | no-data
    is raised by a graver rule              | yellow | THERE          | 2014-05 | 4.2   | -   | orange | 10    | raised    | rule-changed
    is lowered by a milder rule             | red    | THERE          | 2014-05 | 4.2   | -   | orange | 10    | lowered   | rule-changed
    leaves later decisions alone            | orange | THERE          | 2014-05 | 3.9   | -   | orange | 8     | -         | older-night
    """)
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
