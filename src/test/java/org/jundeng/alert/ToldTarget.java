// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jundeng.alert.words.Account;
import org.jundeng.alert.words.EpisodeWords;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;
import org.jundeng.assess.State;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Scope;
import org.jundeng.observation.TimePeriod;

/**
 * The course of the episode of a target, told night by night, with a check of each sentence. The target is one to be
 * reached by a deadline; the check looks at the figures, the promise, the deadline and the level alone.
 */
final class ToldTarget {

    /** What can happen on a night; several of it may happen on one. */
    enum Turn {
        /** The figure of the next period comes. */
        NEW,
        /** The latest figure is corrected. */
        CORRECTED,
        /** The latest figure is withdrawn. */
        WITHDRAWN,
        /** The deadline is moved: into the future or the past. */
        DEADLINE,
        /** Another value is promised. */
        PROMISE,
        /** levels.yaml or the rule gives a missed target another level. */
        LEVEL
    }

    /**
     * A night.
     *
     * @param turns what happens, in that order
     * @param value the figure that comes, or that the latest is corrected to
     * @param promised the value that is promised, where that is changed
     */
    record Night(List<Turn> turns, BigDecimal value, BigDecimal promised) {}

    /** What holds on a night. */
    private record Terms(BigDecimal promised, LocalDate until, Level level) {}

    /** What was seen. */
    private record Known(TimePeriod period, BigDecimal value, State state) {}

    private final Catalogue catalogue;
    private final TreeMap<TimePeriod, BigDecimal> figures = new TreeMap<>();
    private LocalDate night = LocalDate.of(2014, 7, 10);
    private TimePeriod next = TimePeriod.parse("2010-01").orElseThrow();
    private Terms terms = new Terms(new BigDecimal("90"), LocalDate.of(2014, 7, 12), Level.RED);
    private Terms before = terms;
    private RecentEpisode recent;
    private Known shown;

    ToldTarget(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private static Bound bound(Terms of) {
        return new Bound(Comparator.AT_LEAST, of.promised(), Direction.UP);
    }

    private static org.jundeng.alert.Terms terms(Terms of) {
        return new org.jundeng.alert.Terms("target", null, of.level(), bound(of), of.until(), "reach", 1);
    }

    private Rule rule() {
        return new Rule(
                "target:any",
                new Label("目标", "target"),
                new Condition.OfTarget("any", "unemployment-rate", terms.level(), bound(terms)),
                null,
                Scope.of("city"),
                Rule.Timing.USUAL,
                new Rule.Concern(Rule.Concern.Audience.OFFICIALS, "hrss", 1),
                "any",
                List.of(),
                Map.of(),
                List.of());
    }

    /** Where a target to be reached stands: it is judged at its deadline. */
    private State state() {
        if (figures.isEmpty()) {
            return terms.until().isBefore(night) ? State.AWAITING_FIGURE : State.NO_DATA;
        }
        boolean holds = figures.lastEntry().getValue().compareTo(terms.promised()) >= 0;
        return holds ? State.MET : terms.until().isBefore(night) ? State.MISSED : State.OFF_TRACK;
    }

    /** Tells a night, and checks what is said of it. */
    void tell(Night told) {
        night = night.plusDays(1);
        before = terms;
        told.turns().forEach(turn -> happen(turn, told));
        Rule rule = rule();
        State state = state();
        Reading reading = reading(rule, state);
        if (recent != null) {
            boolean gone = shown != null && !figures.containsKey(shown.period());
            recent = recent(gone ? RecentEpisode.Trace.GONE : RecentEpisode.Trace.THERE);
        }
        Transition transition = Transition.of(recent, reading, terms(before), terms(terms));
        if (transition.event() != null && transition.event().isTold()) {
            check(rule, reading.evidence(), transition, state);
        }
        if (transition.event() != null) {
            remember(reading.evidence(), transition, state);
        }
    }

    private void happen(Turn turn, Night told) {
        switch (turn) {
            case NEW -> {
                figures.put(next, told.value());
                next = next.plus(1);
            }
            case CORRECTED -> {
                if (!figures.isEmpty()) {
                    figures.put(figures.lastKey(), told.value());
                }
            }
            case WITHDRAWN -> {
                if (!figures.isEmpty()) {
                    figures.remove(figures.lastKey());
                }
            }
            case DEADLINE -> {
                boolean passed = terms.until().isBefore(night);
                terms = new Terms(terms.promised(), night.plusDays(passed ? 3 : -1), terms.level());
            }
            case PROMISE -> terms = new Terms(told.promised(), terms.until(), terms.level());
            default ->
                terms = new Terms(
                        terms.promised(), terms.until(), terms.level().equals(Level.RED) ? Level.ORANGE : Level.RED);
        }
    }

    private Reading reading(Rule rule, State state) {
        if (figures.isEmpty()) {
            return Reading.unknown(rule, night);
        }
        Evidence evidence = new Evidence(
                figure(figures.lastKey(), figures.lastEntry().getValue()),
                figures.lastEntry().getValue(),
                bound(terms),
                null,
                new Facts.OfTarget(state, terms.until(), List.of()));
        return state == State.MISSED
                ? new Reading(Reading.Crossing.CROSSED, rule.level(), rule.level(), evidence, 1, rule.timing(), night)
                : new Reading(Reading.Crossing.CLEAR, null, null, evidence, 0, rule.timing(), night);
    }

    private static Figure figure(TimePeriod period, BigDecimal value) {
        return new Figure(1, period, value, null, new Figure.Source(3, 12, "a.csv", null));
    }

    private void remember(Evidence seen, Transition transition, State state) {
        boolean again = recent != null && transition.event() != Event.OPENED;
        if (seen != null) {
            shown = new Known(seen.timePeriod(), seen.measure(), state);
        }
        recent = new RecentEpisode(
                again ? recent.episodeId() : 1,
                transition.event() == Event.CLOSED ? RecentEpisode.State.CLOSED : RecentEpisode.State.OPEN,
                transition.level(),
                night,
                shown == null ? null : shown.period(),
                shown == null ? null : shown.value(),
                shown == null ? null : shown.value(),
                Facts.NONE,
                RecentEpisode.Trace.THERE);
    }

    private RecentEpisode recent(RecentEpisode.Trace trace) {
        return new RecentEpisode(
                recent.episodeId(),
                recent.state(),
                recent.level(),
                recent.lastNight(),
                recent.timePeriod(),
                recent.measure(),
                recent.obsValue(),
                recent.facts(),
                trace);
    }

    private void check(Rule rule, Evidence evidence, Transition transition, State state) {
        Account account = new Account(
                new WatchedPlace("target:any", "hangzhou", ""),
                rule,
                transition.event(),
                transition.cause(),
                night,
                evidence == null
                        ? null
                        : new Account.Sight(
                                evidence.figure(),
                                evidence.measure(),
                                evidence.bound().value(),
                                evidence.facts()),
                null);
        EpisodeWords words = new EpisodeWords(catalogue, Locale.CHINESE);
        String cause = words.cause(account);
        String scene = transition + " " + night + " before " + shown + " " + before + " now " + state + " " + terms
                + " " + figures + ": " + cause;
        assertThat(cause).as(scene).doesNotContain("警戒线", "越线");
        if (evidence != null) {
            checkFigure(cause, evidence, state, scene);
            assertThat(words.figure(
                            account, catalogue.indicator("unemployment-rate").orElseThrow()))
                    .as(scene)
                    .endsWith("要求不低于" + text(terms.promised()))
                    .doesNotContain("警戒线");
        }
        checkChanges(cause, transition, scene);
        boolean began = transition.event() == Event.OPENED || transition.event() == Event.REOPENED;
        assertThat(cause.isEmpty() && !began).as(scene).isFalse();
    }

    private void checkFigure(String cause, Evidence now, State state, String scene) {
        boolean holds = now.measure().compareTo(terms.promised()) >= 0;
        if (cause.contains("已达到要求")) {
            assertThat(holds).as(scene).isTrue();
        }
        if (cause.contains("未达到要求")) {
            assertThat(holds).as(scene).isFalse();
        }
        if (cause.contains("已过")) {
            assertThat(terms.until()).as(scene).isBefore(night);
            assertThat(cause)
                    .as(scene)
                    .contains(
                            terms.until().getMonthValue() + "月" + terms.until().getDayOfMonth() + "日已过");
        }
        if (cause.contains("目标现为")) {
            assertThat(cause).as(scene).contains(state == State.OFF_TRACK ? "滞后" : "达标");
        }
        if (cause.contains("新一期")) {
            assertThat(now.timePeriod()).as(scene).isGreaterThan(shown.period());
        }
        if (cause.contains("更正")) {
            assertThat(now.timePeriod()).as(scene).isEqualTo(shown.period());
            assertThat(now.measure()).as(scene).isNotEqualByComparingTo(shown.value());
        }
    }

    private void checkChanges(String cause, Transition transition, String scene) {
        if (cause.contains("撤回")) {
            assertThat(figures).as(scene).doesNotContainKey(shown.period());
        }
        if (cause.contains("目标要求由")) {
            assertThat(cause)
                    .as(scene)
                    .contains("由“不低于" + text(before.promised()) + "”调整为“不低于" + text(terms.promised()) + "”");
            assertThat(before.promised()).as(scene).isNotEqualByComparingTo(terms.promised());
        }
        if (cause.contains("预警级别已调整")) {
            assertThat(before.level()).as(scene).isNotEqualTo(terms.level());
        }
        boolean moved = transition.event() == Event.RAISED || transition.event() == Event.LOWERED;
        if (moved) {
            assertThat(before.level()).as(scene).isNotEqualTo(terms.level());
        }
        if (cause.contains("已调整")) {
            assertThat(before).as(scene).isNotEqualTo(terms);
        }
    }

    private static String text(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString() + "%";
    }
}
