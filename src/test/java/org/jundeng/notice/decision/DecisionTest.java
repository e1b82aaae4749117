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

/** Whom to tell, and why, as a table. */
class DecisionTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "decisions.psv", delimiter = '|', nullValues = "-")
    void followsTheTable(ArgumentsAccessor row) {
        Optional<Decision> decision = Decision.of(stand(row), hearer(row), hour(row));

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
        Decision.Stand stand = new Decision.Stand(true, Level.ORANGE, 5, false, false, false, false);

        assertThat(Decision.waitedTooLong(stand, heard(first), 3, july(night), days))
                .isEqualTo(tooLong);
    }

    @Test
    void waitsForNobodyWhoHasAcknowledgedOrWasNotTold() {
        WorkingDays days = new WorkingDays(Set.of(), Set.of());
        Decision.Stand open = new Decision.Stand(true, Level.ORANGE, 5, false, false, false, false);
        Decision.Stand acknowledged = new Decision.Stand(true, Level.ORANGE, 5, true, false, false, false);
        Decision.Stand over = new Decision.Stand(false, Level.ORANGE, 5, false, false, false, false);

        assertThat(Decision.waitedTooLong(acknowledged, heard(1), 3, july(30), days))
                .isFalse();
        assertThat(Decision.waitedTooLong(over, heard(1), 3, july(30), days)).isFalse();
        assertThat(Decision.waitedTooLong(open, null, 3, july(30), days)).isFalse();
        assertThat(Decision.waitedTooLong(open, heard(1), 0, july(30), days)).isFalse();
    }

    @Test
    void hasAWayForWhatIsToldAndForNothingElse() {
        assertThatThrownBy(() -> new Decision(Why.NEW, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Decision(Why.SILENCED, Decision.Way.DIGEST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Heard heard(int first) {
        return new Heard(false, Level.ORANGE, july(first), july(first), 5);
    }

    private static Decision.Stand stand(ArgumentsAccessor row) {
        String marks = row.getString(4) == null ? "" : row.getString(4);
        return new Decision.Stand(
                row.getString(2).equals("y"),
                level(row.getString(1)),
                row.getLong(3),
                marks.contains("a"),
                marks.contains("s"),
                marks.contains("i"),
                marks.contains("u"));
    }

    private static Decision.Hearer hearer(ArgumentsAccessor row) {
        String last = row.getString(6);
        boolean over = "over".equals(last);
        Heard heard = last == null
                ? null
                : new Heard(
                        over,
                        over ? Level.ORANGE : level(last),
                        july(row.getInteger(7)),
                        july(row.getInteger(8)),
                        row.getLong(9));
        return new Decision.Hearer(
                Decision.Role.valueOf(row.getString(5)),
                heard,
                level(row.getString(10)),
                level(row.getString(11)),
                row.getInteger(12));
    }

    private static Decision.Hour hour(ArgumentsAccessor row) {
        String marks = row.getString(14) == null ? "" : row.getString(14);
        return new Decision.Hour(
                july(row.getInteger(13)), marks.contains("c"), marks.contains("d"), marks.contains("w"));
    }

    private static LocalDate july(int day) {
        return LocalDate.of(2014, 7, day);
    }

    private static Level level(String code) {
        return code == null ? null : Levels.USUAL.find(code).orElseThrow();
    }
}
