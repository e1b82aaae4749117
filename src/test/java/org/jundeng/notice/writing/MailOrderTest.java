// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jundeng.alert.Cause;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Event;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Ladder;
import org.jundeng.alert.Reason;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Scope;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.Decision;
import org.jundeng.notice.decision.DecisionReason;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.Seen;
import org.jundeng.notice.decision.Sightings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of two episodes comes first in a mail. An episode is written as {@code level comparator bound measure}. */
class MailOrderTest {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final Catalogue CATALOGUE = Catalogue.read(ConfigCopy.whole(), new Faults());

    private static final Rule RULE_OF_TWO = rule(
            "particles",
            Comparator.AT_MOST,
            new Ladder.Step(Level.YELLOW, new BigDecimal("75")),
            new Ladder.Step(Level.ORANGE, new BigDecimal("115")));

    @ParameterizedTest
    @CsvSource({
        "red <= 100 107, red <= 100 101",
        "red <= 4 4.2, red <= 100 104",
        "red >= 100 50, red <= 100 107",
        "red <= 1000 1100, red <= 100 109",
        "orange <= 100 101, yellow <= 100 170",
        "red <= 15 37, red <= 30 40",
        "red <= 0 1, red <= 100 300",
        "red <= 0 2, red <= 0 1",
        "red <= -10 -5, red <= 100 120",
        "yellow <= 100 101, closed-red <= 100 99",
        "closed-red <= 100 99, closed-yellow <= 100 90",
        "red <= 100 101, red none",
    })
    void theFormerComesFirst(String former, String latter) {
        EpisodeDecision first = told(former, "yuhang", "b");
        EpisodeDecision second = told(latter, "yuhang", "a");

        assertThat(new MailOrder(CATALOGUE).sorted(List.of(second, first))).containsExactly(first, second);
        assertThat(new MailOrder(CATALOGUE).sorted(List.of(first, second))).containsExactly(first, second);
    }

    /** A level that ends only well inside its bound may have a figure that is held against the one below. */
    @Test
    void ofOneLevelTheBoundOfThatLevelCounts() {
        EpisodeDecision held = told("orange <= 75 111", "yuhang", RULE_OF_TWO);
        EpisodeDecision beyond = told("orange <= 115 145", "xihu", RULE_OF_TWO);

        assertThat(new MailOrder(CATALOGUE).sorted(List.of(held, beyond))).containsExactly(beyond, held);
    }

    @Test
    void equalOnesFollowRuleAndDistrictHoweverTheyWereRead() {
        List<EpisodeDecision> ordered = new ArrayList<>();
        for (String rule : List.of("a", "b")) {
            for (String district : CATALOGUE.regions().districts()) {
                ordered.add(told("red <= 100 107", district, rule));
            }
        }
        for (int seed = 0; seed < 20; seed++) {
            List<EpisodeDecision> shuffled = new ArrayList<>(ordered);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(new MailOrder(CATALOGUE).sorted(shuffled)).isEqualTo(ordered);
        }
    }

    private static EpisodeDecision told(String words, String region, String ruleId) {
        return told(words, region, null, ruleId);
    }

    private static EpisodeDecision told(String words, String region, Rule given) {
        return told(words, region, given, given.id());
    }

    private static EpisodeDecision told(String words, String region, Rule given, String ruleId) {
        String[] parts = words.split(" ");
        boolean closed = parts[0].startsWith("closed-");
        Level level = List.of(Level.YELLOW, Level.ORANGE, Level.RED).stream()
                .filter(each -> parts[0].endsWith(each.code()))
                .findFirst()
                .orElseThrow();
        boolean measured = parts.length > 2;
        Rule rule = given != null ? given : rule(ruleId, level, measured ? parts[1] : "<=", measured ? parts[2] : "1");
        CandidateEpisode candidate = new CandidateEpisode(
                1,
                new WatchedPlace(ruleId, region, ""),
                null,
                "unemployment-rate",
                !closed,
                level,
                NIGHT,
                new CandidateEpisode.Change(5, Event.OPENED, Cause.of(Reason.CROSSED), NIGHT, 1, null, null),
                measured ? new Seen(null, new BigDecimal(parts[3]), new BigDecimal(parts[2]), Facts.NONE) : null,
                null,
                false,
                Sightings.NONE,
                1);
        return new EpisodeDecision(
                null,
                candidate,
                rule,
                new Decision(closed ? DecisionReason.CLOSED : DecisionReason.NEW, Decision.Way.DIGEST),
                List.of());
    }

    private static Rule rule(String id, Level level, String comparator, String bound) {
        Comparator promised = comparator.equals("<=") ? Comparator.AT_MOST : Comparator.AT_LEAST;
        return rule(id, promised, new Ladder.Step(level, new BigDecimal(bound)));
    }

    private static Rule rule(String id, Comparator promised, Ladder.Step... steps) {
        return new Rule(
                id,
                new Label("规则", "Rule"),
                new Condition.Threshold("unemployment-rate"),
                new Ladder(promised, Direction.DOWN, List.of(steps), BigDecimal.ZERO),
                Scope.of("each-district"),
                Rule.Timing.USUAL,
                new Rule.Concern(Rule.Concern.Audience.OFFICIALS, "hrss", 1),
                null,
                List.of(),
                Map.of(),
                List.of());
    }
}
