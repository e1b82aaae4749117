// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jundeng.alert.words.Account;
import org.jundeng.alert.words.EpisodeWords;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Scope;
import org.jundeng.observation.TimePeriod;

/**
 * The course of one episode, told night by night, with a check of each sentence. The check looks at the figures and at
 * the limits alone: it knows neither ladders nor reasons.
 */
final class ToldEpisode {

    /** What can happen on a night; several of it may happen on one. */
    enum Turn {
        /** The figure of the next period comes. */
        NEW,
        /** The latest figure is corrected. */
        CORRECTED,
        /** The latest figure is withdrawn. */
        WITHDRAWN,
        /** The limits of the rule are changed. */
        RULE
    }

    /**
     * A night.
     *
     * @param turns what happens, in that order
     * @param value the figure that comes, or that the latest is corrected to
     * @param yellow the limit of yellow, where the rule is changed
     * @param wider by how much the limit of orange lies beyond that of yellow, and that of red beyond that of orange
     */
    record Night(List<Turn> turns, BigDecimal value, BigDecimal yellow, BigDecimal wider) {}

    /** The figures and limits of a night, as the check knows them. */
    private record Known(TimePeriod period, BigDecimal value, Map<String, BigDecimal> limits) {}

    private final Catalogue catalogue;
    private final boolean atMost;
    private final TreeMap<TimePeriod, BigDecimal> figures = new TreeMap<>();
    private LocalDate night = LocalDate.of(2014, 7, 10);
    private TimePeriod next = TimePeriod.parse("2010-01").orElseThrow();
    private Map<String, BigDecimal> limits;
    private Terms before;
    private RecentEpisode recent;
    private Known shown;

    ToldEpisode(Catalogue catalogue, boolean atMost) {
        this.catalogue = catalogue;
        this.atMost = atMost;
        limits(new BigDecimal("4"), new BigDecimal("2"));
        this.before = terms();
    }

    private void limits(BigDecimal yellow, BigDecimal wider) {
        BigDecimal step = atMost ? wider : wider.negate();
        limits = Map.of(
                "黄色", yellow, "橙色", yellow.add(step), "红色", yellow.add(step).add(step));
    }

    private Rule rule() {
        return new Rule(
                "rule",
                new Label("规则", "rule"),
                new Condition.Threshold("unemployment-rate"),
                ladder(),
                Scope.of("city"),
                Rule.Timing.USUAL,
                new Rule.Concern(Rule.Concern.Audience.OFFICIALS, "hrss", 1),
                null,
                List.of(),
                Map.of(),
                List.of());
    }

    private Ladder ladder() {
        return new Ladder(
                atMost ? Comparator.AT_MOST : Comparator.AT_LEAST,
                atMost ? Direction.DOWN : Direction.UP,
                List.of(
                        new Ladder.Step(Level.YELLOW, limits.get("黄色")),
                        new Ladder.Step(Level.ORANGE, limits.get("橙色")),
                        new Ladder.Step(Level.RED, limits.get("红色"))),
                new BigDecimal("0.5"));
    }

    private Terms terms() {
        return Terms.of(rule(), catalogue);
    }

    /** Tells a night, and checks what is said of it. */
    void tell(Night told) {
        night = night.plusDays(1);
        Map<String, BigDecimal> limitsBefore = limits;
        told.turns().forEach(turn -> happen(turn, told));
        Rule rule = rule();
        Reading reading = Reading.of(rule, measures(), night);
        boolean gone = shown != null && !figures.containsKey(shown.period());
        if (recent != null) {
            recent = recent(gone ? RecentEpisode.Trace.GONE : RecentEpisode.Trace.THERE);
        }
        Transition transition = Transition.of(recent, reading, before, terms());
        if (transition.event() != null && transition.event().isTold()) {
            check(rule, reading, transition, limitsBefore);
        }
        if (transition.event() != null) {
            remember(reading, transition);
        }
        before = terms();
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
            default -> limits(told.yellow(), told.wider());
        }
    }

    private List<Evidence> measures() {
        List<Evidence> measures = new ArrayList<>();
        figures.forEach((period, value) -> measures.add(new Evidence(
                new Figure(1, period, value, null, new Figure.Source(3, 12, "a.csv", null)),
                value,
                null,
                null,
                Facts.NONE)));
        return measures;
    }

    private void remember(Reading reading, Transition transition) {
        Evidence seen = reading.evidence();
        boolean over = transition.event() == Event.CLOSED;
        boolean again = recent != null && (transition.event() != Event.OPENED);
        if (seen != null) {
            shown = new Known(seen.timePeriod(), seen.measure(), limits);
        }
        recent = new RecentEpisode(
                again ? recent.episodeId() : 1,
                over ? RecentEpisode.State.CLOSED : RecentEpisode.State.OPEN,
                transition.level(),
                night,
                shown == null ? null : shown.period(),
                shown == null ? null : shown.value(),
                shown == null ? null : shown.value(),
                Facts.NONE,
                RecentEpisode.Trace.THERE);
    }

    /** The episode before the night, with what the warehouse holds now for the figure seen last. */
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

    private static Account.Sight sight(Evidence seen) {
        return new Account.Sight(
                seen.figure(),
                seen.measure(),
                seen.bound() == null ? null : seen.bound().value(),
                seen.facts());
    }

    private void check(Rule rule, Reading reading, Transition transition, Map<String, BigDecimal> limitsBefore) {
        Evidence evidence = reading.evidence() == null
                ? null
                : reading.evidence().bound() != null
                        ? reading.evidence()
                        : reading.evidence().against(rule.ladder().bound(transition.level()));
        Account.Sight earlier = shown == null
                ? null
                : new Account.Sight(
                        new Figure(1, shown.period(), shown.value(), null, new Figure.Source(3, 12, "a.csv", null)),
                        shown.value(),
                        null,
                        Facts.NONE);
        Account account = new Account(
                new WatchedPlace("rule", "hangzhou", ""),
                rule,
                transition.event(),
                transition.cause(),
                night,
                evidence == null ? null : sight(evidence),
                earlier);
        EpisodeWords words = new EpisodeWords(catalogue, Locale.CHINESE);
        String cause = words.cause(account);
        Known now = evidence == null ? null : new Known(evidence.timePeriod(), evidence.measure(), limits);
        String scene = transition + " before " + shown + " now " + now + " limits " + limitsBefore + " -> " + limits
                + ": " + cause;
        checkMoves(cause, now, scene);
        checkRule(cause, now, transition, limitsBefore, scene);
        if (now != null) {
            String figure = words.figure(
                    account, catalogue.indicator("unemployment-rate").orElseThrow());
            checkLimit(figure, scene + " / " + figure);
        }
        assertThat(new EpisodeWords(catalogue, Locale.ENGLISH).cause(account).isEmpty())
                .as(scene)
                .isEqualTo(cause.isEmpty());
    }

    private void checkMoves(String cause, Known now, String scene) {
        assertThat(cause.contains("有所好转") && cause.contains("更严重")).as(scene).isFalse();
        assertThat(cause).as(scene).doesNotContain("要求");
        if (cause.contains("有所好转")) {
            assertThat(isWorse(shown.value(), now.value())).as(scene).isTrue();
        }
        if (cause.contains("更严重")) {
            assertThat(isWorse(now.value(), shown.value())).as(scene).isTrue();
        }
        if (cause.contains("与") && cause.contains("相比")) {
            assertThat(cause).as(scene).contains(shown.period().firstDay().getYear() + "年");
            assertThat(cause)
                    .as(scene)
                    .contains(shown.value().stripTrailingZeros().toPlainString() + "%");
        }
        if (cause.contains("警戒线以内")) {
            assertThat(holds(now.value(), limits.get("黄色"))).as(scene).isTrue();
        }
        if (cause.contains("警戒线之外")) {
            assertThat(holds(now.value(), limits.get("黄色"))).as(scene).isFalse();
        }
        if (cause.contains("新一期")) {
            assertThat(now.period()).as(scene).isGreaterThan(shown.period());
        }
        if (cause.contains("更正")) {
            assertThat(now.period()).as(scene).isEqualTo(shown.period());
            assertThat(now.value()).as(scene).isNotEqualByComparingTo(shown.value());
        }
        if (cause.contains("撤回")) {
            assertThat(figures).as(scene).doesNotContainKey(shown.period());
        }
    }

    private void checkRule(
            String cause, Known now, Transition transition, Map<String, BigDecimal> limitsBefore, String scene) {
        boolean changed = !limits.equals(limitsBefore);
        boolean said = cause.contains("规则已调整");
        if (said) {
            assertThat(changed).as(scene).isTrue();
        }
        boolean sameFigure = shown != null
                && now != null
                && shown.period().equals(now.period())
                && shown.value().compareTo(now.value()) == 0;
        if (sameFigure) {
            assertThat(said).as(scene).isTrue();
            assertThat(cause).as(scene).doesNotContain("好转", "更严重", "更正", "新一期");
        }
        if (cause.contains("由“")) {
            String level = cause.substring(cause.indexOf("规则已调整：") + 6, cause.indexOf("警戒线由"));
            String side = atMost ? "不超过" : "不低于";
            assertThat(cause)
                    .as(scene)
                    .contains("由“" + side + text(limitsBefore.get(level)) + "%”改为“" + side + text(limits.get(level))
                            + "%”");
        }
        boolean began = transition.event() == Event.OPENED || transition.event() == Event.REOPENED;
        assertThat(cause.isEmpty() && !began).as(scene).isFalse();
    }

    /** The limit that is named beside the figure is that of the level it is named for. */
    private void checkLimit(String figure, String scene) {
        assertThat(figure).as(scene).doesNotContain("要求");
        limits.forEach((level, limit) -> {
            if (figure.contains(level + "警戒线")) {
                assertThat(figure).as(scene).endsWith((atMost ? "不超过" : "不低于") + text(limit) + "%");
            }
        });
    }

    private static String text(BigDecimal value) {
        return Objects.requireNonNull(value).stripTrailingZeros().toPlainString();
    }

    private boolean holds(BigDecimal value, BigDecimal limit) {
        return atMost ? value.compareTo(limit) <= 0 : value.compareTo(limit) >= 0;
    }

    private boolean isWorse(BigDecimal value, BigDecimal than) {
        return atMost ? value.compareTo(than) > 0 : value.compareTo(than) < 0;
    }
}
