// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.Reading.Crossing;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Scope;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;

/** Readings of a rule with at most 4 (yellow), at most 6 (orange) and a clearing margin of 0.5. */
class ReadingTest {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final Rule RULE = new Rule(
            "rate",
            new Label("失业率", "rate"),
            new Condition.Threshold("unemployment-rate"),
            new Ladder(
                    Comparator.AT_MOST,
                    Direction.DOWN,
                    List.of(
                            new Ladder.Step(Level.YELLOW, new BigDecimal(4)),
                            new Ladder.Step(Level.ORANGE, new BigDecimal(6))),
                    new BigDecimal("0.5")),
            Scope.of("city"),
            new Rule.Timing(2, 14),
            new Rule.Concern(Rule.Concern.Audience.OFFICIALS, "hrss", 1),
            null,
            List.of(),
            Map.of(),
            List.of());

    @Test
    void countsThePeriodsThatCrossInARowUpToTheLatest() {
        assertThat(reading("2014-03 5", "2014-04 3", "2014-05 5", "2014-06 7").periods())
                .isEqualTo(2);
        assertThat(reading("2014-05 5", "2014-06 3").periods()).isZero();
        assertThat(reading("2014-06 5").periods()).isEqualTo(1);
    }

    @Test
    void neitherCountsAHoleNorBreaksAtIt() {
        assertThat(reading("2014-03 5", "2014-06 5").periods()).isEqualTo(2);
        assertThat(reading("2014-01 3", "2014-03 5", "2014-06 5").periods()).isEqualTo(2);
    }

    @Test
    void countsNoPeriodThatIsOnlyWithinTheMargin() {
        assertThat(reading("2014-04 5", "2014-05 3.8", "2014-06 5").periods()).isEqualTo(1);
    }

    @Test
    void takesTheLatestMeasureForItsLevel() {
        Reading reading = reading("2014-05 7", "2014-06 5.8");

        assertThat(reading.crossing()).isEqualTo(Crossing.CROSSED);
        assertThat(reading.level()).isEqualTo(Level.YELLOW);
        assertThat(reading.held()).isEqualTo(Level.ORANGE);
        assertThat(reading.evidence().bound().value()).isEqualByComparingTo("4");
        assertThat(reading.timing().periods()).isEqualTo(2);
    }

    @Test
    void isClearWithinTheMarginButHoldsWhatIsOpen() {
        Reading reading = reading("2014-06 3.8");

        assertThat(reading.crossing()).isEqualTo(Crossing.CLEAR);
        assertThat(reading.level()).isNull();
        assertThat(reading.held()).isEqualTo(Level.YELLOW);
        assertThat(reading("2014-06 3.5").held()).isNull();
    }

    @Test
    void knowsNothingWithoutMeasures() {
        assertThat(reading().crossing()).isEqualTo(Crossing.UNKNOWN);
        assertThat(reading().evidence()).isNull();
    }

    @Test
    void crossesByCorrectionOnlyWhereItDidNotBefore() {
        assertThat(reading("2014-06 5<3").crossesByCorrection(RULE.ladder())).isTrue();
        assertThat(reading("2014-06 5<7").crossesByCorrection(RULE.ladder())).isFalse();
        assertThat(reading("2014-06 5").crossesByCorrection(RULE.ladder())).isFalse();
    }

    @Test
    void takesEvidenceForWhatItSays() {
        assertThatThrownBy(() -> new Reading(Crossing.CLEAR, null, null, null, 0, Rule.Timing.USUAL, NIGHT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CLEAR takes evidence, and a crossing a level");
    }

    /** {@code 2014-06 5} is a figure; {@code 2014-06 5<3} is one that was corrected from 3. */
    private static Reading reading(String... figures) {
        List<Evidence> measures = new ArrayList<>();
        for (String figure : figures) {
            String[] words = figure.split("[ <]");
            BigDecimal value = new BigDecimal(words[1]);
            BigDecimal before = words.length > 2 ? new BigDecimal(words[2]) : null;
            measures.add(new Evidence(
                    new Figure(
                            1,
                            TimePeriod.parse(words[0]).orElseThrow(),
                            value,
                            before,
                            new Figure.Source(1, 1, "a.csv")),
                    value,
                    null,
                    before,
                    Facts.NONE));
        }
        return Reading.of(RULE, measures, NIGHT);
    }
}
