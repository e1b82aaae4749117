// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.alert.Cause;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Event;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Ladder;
import org.jundeng.alert.Reason;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose limit a figure was held against, where the rule may have been changed since. */
class AccountTest {

    /** The rule has yellow from 75 on, orange from 115 on, and a margin of 5. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # event,   figure, limit, level
              OPENED,     130,   115, ORANGE
              OPENED,      90,    75, YELLOW
              CONTINUED,   73,    75, YELLOW
              CONTINUED,  112,   115, none
              CLOSED,      50,    75, YELLOW
            # the limits lay 40 higher then: 115 was that of yellow
              CLOSED,      50,   115, none
              CLOSED,      90,   115, none
              OPENED,     130,   155, none
            # they lay 40 lower
              OPENED,      90,    35, none
              OPENED,     130,    75, none
            """)
    void isNamedOnlyWhereItIsStillTheLimitOfThatLevel(Event event, String figure, String limit, String level) {
        Level named = account(event, figure, limit, null).limitedBy();

        assertThat(named == null ? "none" : named.code().toUpperCase(Locale.ROOT))
                .isEqualTo(level);
        assertThat(account(event, figure, limit, Level.RED).limitedBy())
                .as("where it is known")
                .isEqualTo(Level.RED);
    }

    private static Account account(Event event, String figure, String limit, Level limited) {
        return new Account(
                new WatchedPlace("air", "beitang", ""),
                rule(),
                event,
                Cause.of(Reason.CROSSED),
                LocalDate.of(2014, 7, 10),
                new Account.Sight(null, new BigDecimal(figure), new BigDecimal(limit), Facts.NONE),
                null,
                limited);
    }

    private static Rule rule() {
        return new Rule(
                "air",
                new Label("规则", "rule"),
                new Condition.Threshold("particles"),
                new Ladder(
                        Comparator.AT_MOST,
                        Direction.DOWN,
                        List.of(
                                new Ladder.Step(Level.YELLOW, new BigDecimal("75")),
                                new Ladder.Step(Level.ORANGE, new BigDecimal("115"))),
                        new BigDecimal("5")),
                Scope.of("city"),
                Rule.Timing.USUAL,
                new Rule.Concern(Rule.Concern.Audience.OFFICIALS, "environment", 1),
                null,
                List.of(),
                Map.of(),
                List.of());
    }
}
