// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Levels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The decisions whether to tell a person, as a table. */
class DecisionTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "decisions.psv", delimiter = '|', nullValues = "-")
    void followsTheTable(ArgumentsAccessor row) {
        Optional<Decision> decision = Decision.of(state(row), recipient(row), occasion(row));

        assertThat(decision.map(each -> each.why().code()).orElse(null)).isEqualTo(row.getString(15));
        assertThat(decision.map(Decision::way).map(Enum::name).orElse(null)).isEqualTo(row.getString(16));
    }

    @Test
    void hasAWayForWhatIsToldAndForNothingElse() {
        assertThatThrownBy(() -> new Decision(DecisionReason.NEW, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Decision(DecisionReason.SILENCED, Decision.Way.DIGEST))
                .isInstanceOf(IllegalArgumentException.class);
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
                marks.contains("c"),
                marks.contains("f") ? 3 : 1);
    }

    private static Decision.Recipient recipient(ArgumentsAccessor row) {
        String heard = row.getString(6);
        String last = heard == null ? null : heard.replace("!", "");
        boolean over = "over".equals(last);
        LastTold lastTold = last == null
                ? null
                : new LastTold(
                        over,
                        over ? Level.ORANGE : level(last),
                        july(row.getInteger(7)),
                        july(row.getInteger(7)),
                        july(row.getInteger(8)),
                        row.getLong(9),
                        heard.endsWith("!"));
        return new Decision.Recipient(
                Decision.Role.valueOf(row.getString(5)),
                lastTold,
                level(row.getString(10)),
                level(row.getString(11)),
                row.getInteger(12),
                place(row, lastTold),
                row.getString(4) != null && row.getString(4).contains("w"),
                row.getString(4) != null && row.getString(4).contains("r"),
                null);
    }

    /** Who is told of what flaps was told of two openings there, or of three ({@code F}). */
    private static LastTold.OfPlace place(ArgumentsAccessor row, LastTold lastTold) {
        String marks = row.getString(4) == null ? "" : row.getString(4);
        return lastTold == null
                ? LastTold.OfPlace.NOTHING
                : new LastTold.OfPlace(marks.contains("F") ? 3 : 2, lastTold.level(), lastTold.on());
    }

    private static Decision.Occasion occasion(ArgumentsAccessor row) {
        String marks = row.getString(14) == null ? "" : row.getString(14);
        return new Decision.Occasion(
                july(row.getInteger(13)),
                marks.contains("c"),
                marks.contains("c"),
                !marks.contains("h"),
                marks.contains("d"),
                marks.contains("w"));
    }

    private static LocalDate july(int day) {
        return LocalDate.of(2014, 7, day);
    }

    private static Level level(String code) {
        return code == null ? null : Levels.USUAL.find(code).orElseThrow();
    }
}
