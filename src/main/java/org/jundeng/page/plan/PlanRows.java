// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Scoreboard;
import org.jundeng.assess.State;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Target;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.plan.BoardModel.Change;
import org.jundeng.page.plan.BoardModel.Line;

/** Writes the rows that several pages on the plan share: targets, changes, open episodes. */
final class PlanRows {

    private final PageContext context;
    private final LocalDate night;

    /** Rows on {@code night}. */
    PlanRows(PageContext context, LocalDate night) {
        this.context = context;
        this.night = night;
    }

    /** The row of a target, by the region that decides. */
    Line line(Scoreboard.Line line) {
        Target target = line.target();
        Assessment worst = line.worst();
        Indicator indicator = indicator(target);
        int regions = line.regions().size();
        return new Line(
                context.target(target.id()),
                context.state(line.state()),
                context.region(worst.regionId(), night),
                regions == 1 ? "" : context.words().say("board.met-in", line.met(), regions),
                figure(worst, indicator),
                worst.bound() == null ? "" : context.phrases().bound(worst.bound(), indicator),
                context.bureau(target.bureau()),
                worst.reason().in(context.locale()));
    }

    /** The indicator of a target. */
    Indicator indicator(Target target) {
        return context.catalogue().indicator(target.indicator()).orElseThrow();
    }

    /** The figure that decided, which leads to its page; null where none did. */
    Link figure(Assessment assessment, Indicator indicator) {
        if (assessment.figure() == null) {
            return null;
        }
        TimePeriod period = assessment.figure().timePeriod();
        boolean soFar = assessment.figure().soFar();
        String text = context.words()
                .say(
                        soFar ? "board.figure-so-far" : "board.figure",
                        context.phrases().period(period),
                        context.phrases().figure(assessment.figure().obsValue(), indicator, assessment.bound()));
        // An amount of several periods has no page of its own: the target's tells what it is made of.
        return context.link(
                text,
                soFar
                        ? new Address.OfTarget(assessment.targetId())
                        : new Address.OfFigure(indicator.id(), assessment.regionId(), period));
    }

    /** The states of {@code now} that differ from those of {@code before}, the worst first. */
    List<Change> changes(List<Assessment> now, List<Assessment> before, Predicate<Assessment> which) {
        Map<List<String>, State> states = new HashMap<>();
        before.forEach(one -> states.put(List.of(one.targetId(), one.regionId()), one.state()));
        List<Change> changes = new ArrayList<>();
        now.stream()
                .filter(which)
                .filter(one -> states.get(List.of(one.targetId(), one.regionId())) != one.state())
                .sorted(Comparator.comparing((Assessment one) -> -rank(one.state())))
                .forEach(one -> changes.add(change(states.get(List.of(one.targetId(), one.regionId())), one)));
        return changes;
    }

    private Change change(State before, Assessment now) {
        return new Change(
                context.target(now.targetId()),
                context.region(now.regionId(), night),
                before == null ? null : context.state(before),
                context.state(now.state()),
                before != null && rank(now.state()) > rank(before),
                now.reason().in(context.locale()));
    }

    /** The rows of the open episodes of {@code work}. */
    List<EpisodeLine> episodes(OpenWork work) {
        return work.alerts().stream().map(alert -> episode(alert, work)).toList();
    }

    private EpisodeLine episode(OpenWork.Alert alert, OpenWork work) {
        EpisodeBook.Entry entry = alert.entry();
        Level level = context.catalogue().levels().known(entry.level());
        return new EpisodeLine(
                context.link(Long.toString(entry.episodeId()), new Address.OfEpisode(entry.episodeId())),
                subject(entry, work),
                entry.regionId().isEmpty() ? Link.none("") : context.region(entry.regionId(), night),
                level.name().in(context.locale()),
                level.code(),
                entry.openSince() == null ? "" : context.phrases().day(entry.openSince()),
                answer(alert));
    }

    /** What the last acknowledgement says. One from before the alert rose answers it no more. */
    private String answer(OpenWork.Alert alert) {
        if (alert.isUnanswered()) {
            return context.words().say("plan.not-acknowledged");
        }
        return alert.entry().note() == null
                ? context.words().say("plan.acknowledged-without-words")
                : alert.entry().note();
    }

    /** The name of the indicator's unit. */
    static String unit(PageContext context, Indicator indicator) {
        return context.catalogue()
                .units()
                .find(indicator.unit())
                .map(unit -> unit.name().in(context.locale()))
                .orElse(indicator.unit());
    }

    /** The name of a feed, by its contract; the id of one that has none. */
    static String feed(PageContext context, OpenWork work, String feed) {
        return work.directory()
                .contract(feed)
                .map(version -> version.contract().name().in(context.locale()))
                .orElse(feed);
    }

    private Link subject(EpisodeBook.Entry entry, OpenWork work) {
        if (entry.targetId() != null) {
            return context.target(entry.targetId());
        }
        if (entry.indicator() != null) {
            return Link.none(context.catalogue()
                    .indicator(entry.indicator())
                    .map(known -> known.name().in(context.locale()))
                    .orElse(entry.indicator()));
        }
        return context.link(feed(context, work, entry.feed()), new Address.Feeds());
    }

    /** The worst first; of one state, the one that is further behind. */
    static Comparator<Scoreboard.Line> worstFirst() {
        return Comparator.comparing((Scoreboard.Line line) -> -rank(line.state()))
                .thenComparing(line -> line.worst().lag(), Comparator.nullsLast(Comparator.reverseOrder()));
    }

    /** How bad a state is: 0 is the best. */
    static int rank(State state) {
        return Tallies.IN_ORDER.indexOf(state);
    }

    /** Whether a state is one to act on. */
    static boolean isBad(State state) {
        return rank(state) >= rank(State.AT_RISK);
    }
}
