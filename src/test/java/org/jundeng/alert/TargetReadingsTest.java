// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.Reading.Crossing;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;
import org.jundeng.assess.State;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Scope;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each state of a target means to the rule that follows from it, and to a rule on its progress. */
class TargetReadingsTest {

    private static final LocalDate NIGHT = LocalDate.of(2016, 1, 20);
    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());
    private static final Rule FOLLOWS = rule(
            "target:rate",
            new Condition.OfTarget(
                    "rate", "a-rate", Level.RED, new Bound(Comparator.AT_LEAST, new BigDecimal(96), Direction.UP)),
            null);
    private static final Rule PROGRESS = rule(
            "progress",
            new Condition.Trajectory("rate", "a-rate"),
            new Ladder(
                    Comparator.LESS_THAN,
                    Direction.DOWN,
                    List.of(new Ladder.Step(Level.YELLOW, BigDecimal.TEN)),
                    null));

    @ParameterizedTest
    @CsvSource({
        "MET,             CLEAR,       CLEAR",
        "MET_LATE,        CLEAR,       CLEAR",
        "ON_TRACK,        CLEAR,       CLEAR",
        "AT_RISK,         CLEAR,       CROSSED",
        "OFF_TRACK,       CLEAR,       CROSSED",
        "MISSED,          CROSSED,     NOT_WATCHED",
        "LOST,            CROSSED,     NOT_WATCHED",
        "NO_DATA,         UNKNOWN,     UNKNOWN",
        "AWAITING_FIGURE, UNKNOWN,     UNKNOWN",
        "NOT_YET_DUE,     NOT_WATCHED, NOT_WATCHED",
    })
    void stateDecidesWhatIsKnown(State state, Crossing ofTarget, Crossing ofProgress) {
        BigDecimal lag =
                switch (state) {
                    case ON_TRACK -> BigDecimal.ZERO;
                    case AT_RISK, OFF_TRACK -> new BigDecimal(20);
                    default -> null;
                };

        assertThat(crossing(FOLLOWS, state, lag)).isEqualTo(ofTarget);
        assertThat(crossing(PROGRESS, state, lag)).isEqualTo(ofProgress);
    }

    /** As where only a district keeps a target from being met: an open episode does not end, and none begins. */
    @ParameterizedTest
    @EnumSource(names = {"ON_TRACK", "AT_RISK", "OFF_TRACK"})
    void aLagThatIsNotKnownIsNotNone(State state) {
        assertThat(crossing(PROGRESS, state, null)).isEqualTo(Crossing.UNKNOWN);
        assertThat(crossing(FOLLOWS, state, null)).isEqualTo(Crossing.CLEAR);
    }

    private static Crossing crossing(Rule rule, State state, BigDecimal lag) {
        Readings readings = new Readings(CATALOGUE, NIGHT);
        readings.ofTargets(List.of(rule), List.of(assessment(state, lag)));
        return readings.all().get(WatchedPlace.region(rule, "hangzhou")).crossing();
    }

    private static Assessment assessment(State state, BigDecimal lag) {
        Figure figure = new Figure(
                1,
                TimePeriod.parse("2015-11").orElseThrow(),
                new BigDecimal(95),
                null,
                new Figure.Source(1, 2, "a.csv"));
        return new Assessment(
                "rate", "hangzhou", NIGHT, state, figure, null, null, null, lag, List.of(), new Label("因", "why"));
    }

    private static Rule rule(String id, Condition condition, Ladder ladder) {
        return new Rule(
                id,
                new Label("率", "rate"),
                condition,
                ladder,
                Scope.of("city"),
                Rule.Timing.USUAL,
                new Rule.Concern(Rule.Concern.Audience.OFFICIALS, "hrss", 1),
                "rate",
                List.of(),
                Map.of(),
                List.of());
    }
}
