// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Levels;
import org.jundeng.catalogue.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The decisions whether to tell a person, as a table. */
class DecisionTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "decisions.psv", delimiter = '|', nullValues = "-")
    void followsTheTable(ArgumentsAccessor row) {
        Optional<Decision> decision = Decision.of(state(row), recipient(row), occasion(row));

        assertThat(decision.map(each -> each.why().code()).orElse(null)).isEqualTo(row.getString(15));
        assertThat(decision.map(Decision::way).map(Enum::name).orElse(null)).isEqualTo(row.getString(16));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 4, true", // Friday the 4th is the third working day after Tuesday the 1st
        "1, 3, false",
        "4, 8, false", // a week-end does not count
        "4, 9, true",
    })
    void waitsForWorkingDays(int first, int night, boolean tooLong) {
        WorkingDays days = new WorkingDays(Set.of(), Set.of());
        Decision.EpisodeState state =
                new Decision.EpisodeState(true, Level.ORANGE, 5, false, false, false, false, false);

        assertThat(Decision.waitedTooLong(state, lastTold(first), 3, july(night), days))
                .isEqualTo(tooLong);
    }

    @Test
    void waitsForNobodyWhoHasAcknowledgedOrWasNotTold() {
        WorkingDays days = new WorkingDays(Set.of(), Set.of());
        Decision.EpisodeState open =
                new Decision.EpisodeState(true, Level.ORANGE, 5, false, false, false, false, false);
        Decision.EpisodeState acknowledged =
                new Decision.EpisodeState(true, Level.ORANGE, 5, true, false, false, false, false);
        Decision.EpisodeState over =
                new Decision.EpisodeState(false, Level.ORANGE, 5, false, false, false, false, false);

        assertThat(Decision.waitedTooLong(acknowledged, lastTold(1), 3, july(30), days))
                .isFalse();
        assertThat(Decision.waitedTooLong(over, lastTold(1), 3, july(30), days)).isFalse();
        assertThat(Decision.waitedTooLong(open, null, 3, july(30), days)).isFalse();
        assertThat(Decision.waitedTooLong(open, lastTold(1), 0, july(30), days)).isFalse();
    }

    @Test
    void hasAWayForWhatIsToldAndForNothingElse() {
        assertThatThrownBy(() -> new Decision(DecisionReason.NEW, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Decision(DecisionReason.SILENCED, Decision.Way.DIGEST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LastTold lastTold(int first) {
        return new LastTold(false, Level.ORANGE, july(first), july(first), 5);
    }

    private static Decision.EpisodeState state(ArgumentsAccessor row) {
        String marks = row.getString(4) == null ? "" : row.getString(4);
        return new Decision.EpisodeState(
                row.getString(2).equals("y"),
                level(row.getString(1)),
                row.getLong(3),
                marks.contains("a"),
                marks.contains("s"),
                marks.contains("i"),
                marks.contains("u"),
                marks.contains("c"));
    }

    private static Decision.Recipient recipient(ArgumentsAccessor row) {
        String last = row.getString(6);
        boolean over = "over".equals(last);
        LastTold lastTold = last == null
                ? null
                : new LastTold(
                        over,
                        over ? Level.ORANGE : level(last),
                        july(row.getInteger(7)),
                        july(row.getInteger(8)),
                        row.getLong(9));
        return new Decision.Recipient(
                Decision.Role.valueOf(row.getString(5)),
                lastTold,
                level(row.getString(10)),
                level(row.getString(11)),
                row.getInteger(12),
                row.getString(4) != null && row.getString(4).contains("w"));
    }

    private static Decision.Occasion occasion(ArgumentsAccessor row) {
        String marks = row.getString(14) == null ? "" : row.getString(14);
        return new Decision.Occasion(
                july(row.getInteger(13)), marks.contains("c"), marks.contains("d"), marks.contains("w"));
    }

    private static LocalDate july(int day) {
        return LocalDate.of(2014, 7, day);
    }

    private static Level level(String code) {
        return code == null ? null : Levels.USUAL.find(code).orElseThrow();
    }
}
