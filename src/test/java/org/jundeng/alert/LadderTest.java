// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Levels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps are written {@code yellow 4, orange 6}. */
class LadderTest {

    @ParameterizedTest(name = "{4} against {0} {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "<= | yellow 4, orange 6 | DOWN | 0.5 | 3.4 | -      | -",
                "<= | yellow 4, orange 6 | DOWN | 0.5 | 3.5 | -      | -",
                "<= | yellow 4, orange 6 | DOWN | 0.5 | 3.6 | -      | yellow",
                "<= | yellow 4, orange 6 | DOWN | 0.5 | 4   | -      | yellow",
                "<= | yellow 4, orange 6 | DOWN | 0.5 | 4.1 | yellow | yellow",
                "<= | yellow 4, orange 6 | DOWN | 0.5 | 5.6 | yellow | orange",
                "<= | yellow 4, orange 6 | DOWN | 0.5 | 6   | yellow | orange",
                "<= | yellow 4, orange 6 | DOWN | 0.5 | 6.1 | orange | orange",
                "<  | yellow 4, orange 6 | DOWN | 0.5 | 4   | yellow | yellow",
                "<  | yellow 4, orange 6 | DOWN | 0.5 | 3.5 | -      | yellow",
                "<  | yellow 4, orange 6 | DOWN | 0.5 | 3.4 | -      | -",
                ">= | yellow 6, orange 4 | UP   | 0.5 | 6.5 | -      | -",
                ">= | yellow 6, orange 4 | UP   | 0.5 | 6.4 | -      | yellow",
                ">= | yellow 6, orange 4 | UP   | 0.5 | 6   | -      | yellow",
                ">= | yellow 6, orange 4 | UP   | 0.5 | 5.9 | yellow | yellow",
                ">= | yellow 6, orange 4 | UP   | 0.5 | 4.4 | yellow | orange",
                ">= | yellow 6, orange 4 | UP   | 0.5 | 3.9 | orange | orange",
                ">  | yellow 6, orange 4 | UP   | 0.5 | 6   | yellow | yellow",
                ">  | yellow 6, orange 4 | UP   | 0.5 | 6.5 | -      | yellow",
                ">  | yellow 6, orange 4 | UP   | 0.5 | 6.6 | -      | -",
                "<= | yellow -10         | DOWN | 1   | -10 | -      | yellow",
                ">= | yellow -10         | UP   | 0   | -11 | yellow | yellow",
                "=  | yellow 4           | UP   | 0.5 | 4.0 | -      | -",
                "=  | yellow 4           | UP   | 0.5 | 4.1 | yellow | yellow",
                "~  | yellow 100         | UP   | 5   | 95  | -      | -",
                "~  | yellow 100         | UP   | 5   | 94  | yellow | yellow",
                "~  | yellow 100         | UP   | 5   | 300 | -      | -",
                "~  | yellow 100         | DOWN | 5   | 106 | yellow | yellow",
                "~  | yellow 100         | DOWN | 5   | 1   | -      | -",
            })
    void gradesAndHolds(ArgumentsAccessor row) {
        Ladder ladder = new Ladder(
                Comparator.of(row.getString(0)),
                row.get(2, Direction.class),
                steps(row.getString(1)),
                row.get(3, BigDecimal.class));
        BigDecimal measure = row.get(4, BigDecimal.class);

        assertThat(ladder.grade(measure)).isEqualTo(level(row.getString(5)));
        assertThat(ladder.held(measure)).isEqualTo(level(row.getString(6)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "<= | yellow 4, orange 6, red 8 | -",
                "<= | yellow 4, orange 4, red 8 | orange",
                "<= | yellow 4, orange 6, red 5 | red",
                "<= | orange 4, yellow 6        | yellow",
                "<= | yellow 4, yellow 6        | yellow",
                "<  | yellow 4, orange 3        | orange",
                ">= | yellow 6, orange 4        | -",
                ">= | yellow 4, orange 6        | orange",
                ">  | yellow 4, orange 4        | orange",
                ">= | yellow -20, orange -40    | -",
                "=  | yellow 4                  | -",
                "=  | yellow 4, orange 6        | orange",
                "~  | yellow 4, orange 6        | orange",
            })
    void findsTheFirstStepThatIsMisplaced(String comparator, String steps, String misplaced) {
        Ladder.Step step = new Ladder(Comparator.of(comparator), Direction.UP, steps(steps), null).misplaced();

        assertThat(step == null ? null : step.level()).isEqualTo(level(misplaced));
    }

    @Test
    void givesTheBoundOfALevelAndElseTheMildest() {
        Ladder ladder = new Ladder(Comparator.AT_MOST, Direction.DOWN, steps("yellow 4, orange 6"), BigDecimal.ONE);

        assertThat(ladder.bound(Level.ORANGE).value()).isEqualByComparingTo("6");
        assertThat(ladder.bound(Level.RED).value()).isEqualByComparingTo("4");
        assertThat(ladder.bound(null).value()).isEqualByComparingTo("4");
    }

    @Test
    void hasAtLeastOneStep() {
        assertThatThrownBy(() -> new Ladder(Comparator.AT_MOST, Direction.UP, List.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a ladder has at least one step");
    }

    private static List<Ladder.Step> steps(String text) {
        List<Ladder.Step> steps = new ArrayList<>();
        for (String each : text.split(", ")) {
            String[] words = each.split(" ");
            steps.add(new Ladder.Step(level(words[0]), new BigDecimal(words[1])));
        }
        return steps;
    }

    private static Level level(String code) {
        return code == null ? null : Levels.USUAL.find(code).orElseThrow();
    }
}
