// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jundeng.assess.Figure;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Scope;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;

/** Stories of one series with a figure each month. The promise is at most 4. */
class PastEpisodesTest {

    private static final Path CONFIG = ConfigCopy.whole();

    private final Catalogue catalogue = Catalogue.read(CONFIG, new Faults());
    private final List<EpisodeChange> events = new ArrayList<>();

    @Test
    void opensAndClosesWithTheFigures() {
        assertThat(story(rule(1, 0, "0"), "3", "4.5", "4.6", "3.9"))
                .containsExactly(
                        "2014-03-01 1 opened yellow crossed",
                        "2014-04-01 1 continued yellow still-crossed",
                        "2014-05-01 1 closed yellow recovered");
    }

    @Test
    void raisesAndLowersWithinOneEpisode() {
        assertThat(story(rule(1, 0, "0"), "4.5", "6.5", "5", "1"))
                .containsExactly(
                        "2014-02-01 1 opened yellow crossed",
                        "2014-03-01 1 raised orange worse",
                        "2014-04-01 1 lowered yellow better",
                        "2014-05-01 1 closed yellow recovered");
    }

    @Test
    void waitsForTwoPeriodsInARow() {
        assertThat(story(rule(2, 0, "0"), "4.5", "3", "4.5", "4.6", "3"))
                .containsExactly(
                        "2014-02-01 1 pending yellow not-for-long",
                        "2014-03-01 1 lapsed yellow recovered",
                        "2014-04-01 2 pending yellow not-for-long",
                        "2014-05-01 2 opened yellow crossed",
                        "2014-06-01 2 closed yellow recovered");
    }

    @Test
    void reopensTheSameEpisodeWhereItClosedLately() {
        assertThat(story(rule(1, 40, "0"), "4.5", "3", "4.5", "3"))
                .containsExactly(
                        "2014-02-01 1 opened yellow crossed",
                        "2014-03-01 1 closed yellow recovered",
                        "2014-04-01 1 reopened yellow crossed",
                        "2014-05-01 1 closed yellow recovered");
    }

    @Test
    void reopensWhatClosedBeforeSomethingLapsed() {
        assertThat(story(rule(2, 100, "0"), "4.5", "4.5", "3", "4.5", "3", "4.5", "4.5"))
                .endsWith(
                        "2014-04-01 1 closed yellow recovered",
                        "2014-05-01 2 pending yellow not-for-long",
                        "2014-06-01 2 lapsed yellow recovered",
                        "2014-07-01 3 pending yellow not-for-long",
                        "2014-08-01 3 opened yellow crossed");
    }

    @Test
    void opensAnewWhereItClosedTooLongAgo() {
        assertThat(story(rule(1, 14, "0"), "4.5", "3", "4.5"))
                .containsExactly(
                        "2014-02-01 1 opened yellow crossed",
                        "2014-03-01 1 closed yellow recovered",
                        "2014-04-01 2 opened yellow crossed");
    }

    @Test
    void staysOpenWithinTheClearingMargin() {
        assertThat(story(rule(1, 0, "0.5"), "4.5", "3.8", "3.4"))
                .containsExactly(
                        "2014-02-01 1 opened yellow crossed",
                        "2014-03-01 1 continued yellow within-margin",
                        "2014-04-01 1 closed yellow recovered");
    }

    @Test
    void neverClosesOnMissingData() {
        assertThat(story(rule(1, 0, "0"), "4.5", "-", "-")).containsExactly("2014-02-01 1 opened yellow crossed");
    }

    @Test
    void saysWhichRuleFlaps() {
        Rule rule = rule(1, 0, "0");
        story(rule, "4.5", "3", "4.5", "3", "4.5", "3", "4.5", "3", "4.5");

        Rehearsed.Course course =
                new Rehearsed(List.of(rule), nights(10), events).courses().get(0);

        assertThat(course.openings()).isEqualTo(5);
        assertThat(course.places()).isEqualTo(1);
        assertThat(course.open()).isEqualTo(1);
        assertThat(course.mostInAYear()).isEqualTo(5);
        assertThat(course.flaps()).isTrue();
        // One lasts from 1 February to 1 March; the last lasts from 1 October to the last night.
        assertThat(course.longestDays()).isEqualTo(31);
    }

    @Test
    void doesNotFlapWithThreeOpeningsInAYear() {
        Rule rule = rule(1, 0, "0");
        story(rule, "4.5", "3", "4.5", "3", "4.5", "3", "3", "3", "3", "3", "3", "3", "4.5");

        Rehearsed.Course course =
                new Rehearsed(List.of(rule), nights(14), events).courses().get(0);

        assertThat(course.openings()).isEqualTo(4);
        assertThat(course.mostInAYear()).isEqualTo(3);
        assertThat(course.flaps()).isFalse();
    }

    private static List<LocalDate> nights(int months) {
        return List.of(LocalDate.of(2014, 1, 1), LocalDate.of(2014, 1, 1).plusMonths(months));
    }

    /** The figures from January 2014 on, each evaluated on the first day of the next month; {@code -} is no figure. */
    private List<String> story(Rule rule, String... values) {
        PastEpisodes episodes = new PastEpisodes(new Alerts(catalogue, List.of(rule)));
        List<Evidence> known = new ArrayList<>();
        TimePeriod period = TimePeriod.parse("2014-01").orElseThrow();
        for (String value : values) {
            if (!value.equals("-")) {
                known.add(evidence(period, value));
            }
            LocalDate night = period.lastDay().plusDays(1);
            // A second night with the same readings changes nothing.
            for (LocalDate each : List.of(night, night.plusDays(1))) {
                events.addAll(episodes.decide(
                        Map.of(WatchedPlace.region(rule, "fuyang"), Reading.of(rule, known, each)),
                        place -> true,
                        each));
            }
            period = period.plus(1);
        }
        return events.stream()
                .map(each -> String.join(
                        " ",
                        each.businessDate().toString(),
                        Long.toString(each.episodeId()),
                        each.event().code(),
                        each.level().code(),
                        each.reason().code()))
                .toList();
    }

    private static Evidence evidence(TimePeriod period, String value) {
        Figure figure = new Figure(7, period, new BigDecimal(value), null, new Figure.Source(3, 5, period + ".csv"));
        return new Evidence(figure, figure.obsValue(), null, null, Facts.NONE);
    }

    private static Rule rule(int periods, int reopenDays, String margin) {
        return new Rule(
                "rule",
                new Label("规则", "rule"),
                new Condition.Threshold("unemployment-rate"),
                new Ladder(
                        Comparator.AT_MOST,
                        Direction.DOWN,
                        List.of(
                                new Ladder.Step(Level.YELLOW, new BigDecimal(4)),
                                new Ladder.Step(Level.ORANGE, new BigDecimal(6))),
                        new BigDecimal(margin)),
                Scope.of("each-district"),
                new Rule.Timing(periods, reopenDays),
                new Rule.Concern(Rule.Concern.Audience.OFFICIALS, "hrss", 1),
                null,
                List.of(),
                Map.of(),
                List.of());
    }
}
