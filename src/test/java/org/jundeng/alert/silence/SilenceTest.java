// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jundeng.alert.silence.Silence.About;
import org.jundeng.alert.silence.Silence.Ended;
import org.jundeng.alert.silence.Silence.State;
import org.jundeng.alert.silence.Silence.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SilenceTest {

    private static final About EVERYTHING = new About(null, null, null, null, null, null, null);
    private static final Instant NOW = Instant.parse("2014-07-11T01:00:00Z");

    private static final Subject FUYANG =
            new Subject(7, "target:unemployment-below-4", "unemployment-rate", "fuyang", "", "hrss", 1);
    private static final Subject OVERDUE =
            new Subject(8, "freshness:hrss-employment", null, "", "hrss-employment", "hrss", 1);
    private static final Subject NO_RULE =
            new Subject(9, "target:dropped", "unemployment-rate", "fuyang", null, null, null);

    private static Silence silence(About about, Ended ended) {
        return new Silence(3, about, LocalDate.of(2014, 7, 10), LocalDate.of(2014, 7, 20), "zhou", "核实中", NOW, ended);
    }

    private static About rule(String rule) {
        return new About(null, rule, null, null, null, null, null);
    }

    private static About bureau(String bureau) {
        return new About(null, null, null, null, null, bureau, null);
    }

    private static About region(String region) {
        return new About(null, null, null, region, null, null, null);
    }

    private static About feed(String feed) {
        return new About(null, null, null, null, feed, null, null);
    }

    private static About indicator(String indicator) {
        return new About(null, null, indicator, null, null, null, null);
    }

    private static About project(int project) {
        return new About(null, null, null, null, null, null, project);
    }

    private static About episode(long episode) {
        return new About(episode, null, null, null, null, null, null);
    }

    static Stream<Arguments> matches() {
        return Stream.of(
                argumentSet("nothing given is about everything", EVERYTHING, FUYANG, true),
                argumentSet("nothing given is about feeds, too", EVERYTHING, OVERDUE, true),
                argumentSet("the episode by its number", episode(7), FUYANG, true),
                argumentSet("another episode of the same rule", episode(6), FUYANG, false),
                argumentSet("an episode whose number a Long does not keep", episode(70_000), FUYANG, false),
                argumentSet("the rule by its id", rule("target:unemployment-below-4"), FUYANG, true),
                argumentSet("the beginning of a rule's id alone", rule("target:unemployment"), FUYANG, false),
                argumentSet("all rules that begin so", rule("target:*"), FUYANG, true),
                argumentSet("all rules that begin otherwise", rule("freshness:*"), FUYANG, false),
                argumentSet("the whole id with a star", rule("target:unemployment-below-4*"), FUYANG, true),
                argumentSet("more than the id with a star", rule("target:unemployment-below-4-*"), FUYANG, false),
                argumentSet("a star alone is every rule", rule("*"), OVERDUE, true),
                argumentSet("a star in the middle is a star", rule("target:*-below-4"), FUYANG, false),
                argumentSet("a star in front is a star", rule("*below-4"), FUYANG, false),
                argumentSet("a point is no pattern", rule("target.unemployment-below-4"), FUYANG, false),
                argumentSet("a rule in other letters", rule("TARGET:*"), FUYANG, false),
                argumentSet("a rule that is no more still has its id", rule("target:*"), NO_RULE, true),
                argumentSet("the indicator", indicator("unemployment-rate"), FUYANG, true),
                argumentSet("another indicator", indicator("new-jobs"), FUYANG, false),
                argumentSet("an indicator where the rule watches none", indicator("new-jobs"), OVERDUE, false),
                argumentSet("the region", region("fuyang"), FUYANG, true),
                argumentSet("the city that the region is in", region("hangzhou"), FUYANG, false),
                argumentSet("a region where the rule watches none", region("fuyang"), OVERDUE, false),
                argumentSet("the feed", feed("hrss-employment"), OVERDUE, true),
                argumentSet("a feed where the rule watches figures", feed("hrss-employment"), FUYANG, false),
                argumentSet("a feed where nothing is known of one", feed("hrss-employment"), NO_RULE, false),
                argumentSet("the bureau, of figures", bureau("hrss"), FUYANG, true),
                argumentSet("the bureau, of feeds", bureau("hrss"), OVERDUE, true),
                argumentSet("another bureau", bureau("health"), FUYANG, false),
                argumentSet("a bureau where the rule is no more", bureau("hrss"), NO_RULE, false),
                argumentSet("the project", project(1), FUYANG, true),
                argumentSet("another project", project(10), FUYANG, false),
                argumentSet("the general parts, which are 0", project(0), FUYANG, false),
                argumentSet("a project where the rule is no more", project(1), NO_RULE, false),
                argumentSet(
                        "all that is given fits",
                        new About(7L, "target:*", "unemployment-rate", "fuyang", null, "hrss", 1),
                        FUYANG,
                        true),
                argumentSet(
                        "one of all does not",
                        new About(7L, "target:*", "unemployment-rate", "yuhang", null, "hrss", 1),
                        FUYANG,
                        false));
    }

    @ParameterizedTest
    @MethodSource
    void matches(About about, Subject subject, boolean expected) {
        assertThat(silence(about, null).matches(subject)).isEqualTo(expected);
        assertThat(silence(about, new Ended(NOW, "wu")).matches(subject)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2014-07-09, COMING",
        "2014-07-10, HOLDING",
        "2014-07-15, HOLDING",
        "2014-07-20, HOLDING",
        "2014-07-21, OVER"
    })
    void holdsFromItsFirstDayToItsLast(LocalDate day, State state) {
        assertThat(silence(EVERYTHING, null).stateOn(day)).isEqualTo(state);
        assertThat(silence(EVERYTHING, null).holdsOn(day)).isEqualTo(state == State.HOLDING);
    }

    @ParameterizedTest
    @CsvSource({"2014-07-09", "2014-07-10", "2014-07-15", "2014-07-21"})
    void holdsOnNoDayAfterItWasTakenBack(LocalDate day) {
        assertThat(silence(EVERYTHING, new Ended(NOW, "wu")).stateOn(day)).isEqualTo(State.ENDED);
        assertThat(silence(EVERYTHING, new Ended(NOW, "wu")).holdsOn(day)).isFalse();
    }

    @Test
    void knowsWhetherItIsAboutEverything() {
        assertThat(EVERYTHING.isEverything()).isTrue();
        assertThat(Stream.of(episode(1), rule("*"), indicator("x"), region("x"), feed("x"), bureau("x"), project(0)))
                .noneMatch(About::isEverything);
    }
}
