// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Scoreboard;
import org.jundeng.assess.State;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;
import org.jundeng.notice.template.Templates;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.plan.BoardModel.Change;
import org.jundeng.page.plan.BoardModel.Line;
import org.jundeng.page.plan.BoardModel.Owner;
import org.jundeng.page.plan.BoardModel.Project;
import org.jundeng.page.plan.BoardModel.Waiting;

/** Writes the scoreboard: the plan's projects by state, what changed, what is worst, and what waits for whom. */
public final class BoardPage {

    private static final int MOST_WORST = 10;
    private static final int MOST_CHANGES = 20;

    private final Templates templates = new Templates(PageContext.class);

    /** The page of {@code facts} as HTML. */
    public String html(PageContext context, BoardFacts facts) {
        return templates.render("plan/board.ftlh", new Writing(context, facts).model());
    }

    /** The page for one reader. */
    private record Writing(PageContext context, BoardFacts facts) {

        BoardModel model() {
            Scoreboard board = Scoreboard.of(context.catalogue(), facts.assessments());
            List<Scoreboard.Line> lines = board.projects().stream()
                    .flatMap(project -> project.lines().stream())
                    .toList();
            return new BoardModel(
                    context.frame(new Address.Board(), context.words().say("board.title"), facts.night(), List.of()),
                    Tallies.of(context, lines),
                    board.projects().stream().map(this::project).toList(),
                    changes(),
                    facts.nightBefore() == null ? null : context.phrases().day(facts.nightBefore()),
                    lines.stream()
                            .filter(line -> isBad(line.state()))
                            .sorted(worstFirst())
                            .limit(MOST_WORST)
                            .map(this::line)
                            .toList(),
                    bureaus(lines),
                    districts(),
                    waiting());
        }

        private Project project(Scoreboard.Project project) {
            return new Project(
                    project.project(),
                    project.name().in(context.locale()),
                    Tallies.of(context, project.lines()),
                    project.lines().stream()
                            .filter(line -> isBad(line.state()))
                            .min(worstFirst())
                            .map(this::line)
                            .orElse(null),
                    project.lines().stream().map(this::line).toList());
        }

        private Line line(Scoreboard.Line line) {
            Target target = line.target();
            Assessment worst = line.worst();
            Indicator indicator =
                    context.catalogue().indicator(target.indicator()).orElseThrow();
            int regions = line.regions().size();
            return new Line(
                    context.target(target.id()),
                    context.state(line.state()),
                    context.region(worst.regionId(), facts.night()),
                    regions == 1 ? "" : context.words().say("board.met-in", line.met(), regions),
                    figure(worst, indicator),
                    worst.bound() == null ? "" : context.phrases().bound(worst.bound(), indicator),
                    context.bureau(target.bureau()),
                    worst.reason().in(context.locale()));
        }

        private Link figure(Assessment assessment, Indicator indicator) {
            if (assessment.figure() == null) {
                return null;
            }
            TimePeriod period = assessment.figure().timePeriod();
            return context.link(
                    context.words()
                            .say(
                                    "board.figure",
                                    context.phrases().period(period),
                                    context.phrases()
                                            .figure(assessment.figure().obsValue(), indicator, assessment.bound())),
                    new Address.OfFigure(indicator.id(), assessment.regionId(), period));
        }

        private List<Change> changes() {
            if (facts.nightBefore() == null) {
                return List.of();
            }
            Map<List<String>, State> before = new HashMap<>();
            facts.before().forEach(one -> before.put(List.of(one.targetId(), one.regionId()), one.state()));
            return facts.assessments().stream()
                    .filter(one -> before.get(List.of(one.targetId(), one.regionId())) != one.state())
                    .sorted(Comparator.comparing((Assessment one) -> -rank(one.state())))
                    .limit(MOST_CHANGES)
                    .map(one -> change(before.get(List.of(one.targetId(), one.regionId())), one))
                    .toList();
        }

        private Change change(State before, Assessment now) {
            return new Change(
                    context.target(now.targetId()),
                    context.region(now.regionId(), facts.night()),
                    before == null ? null : context.state(before),
                    context.state(now.state()),
                    before != null && rank(now.state()) > rank(before),
                    now.reason().in(context.locale()));
        }

        private List<Owner> bureaus(List<Scoreboard.Line> lines) {
            Map<String, List<Scoreboard.Line>> byBureau = new LinkedHashMap<>();
            context.catalogue().bureaus().keySet().forEach(id -> byBureau.put(id, new ArrayList<>()));
            lines.forEach(line -> byBureau.computeIfAbsent(line.target().bureau(), id -> new ArrayList<>())
                    .add(line));
            return byBureau.entrySet().stream()
                    .filter(entry -> !entry.getValue().isEmpty())
                    .map(entry -> new Owner(context.bureau(entry.getKey()), Tallies.of(context, entry.getValue())))
                    .toList();
        }

        private List<Owner> districts() {
            Map<String, Map<State, Integer>> byDistrict = new LinkedHashMap<>();
            context.catalogue()
                    .regions()
                    .districts(new TimePeriod(Freq.D, facts.night()))
                    .forEach(id -> byDistrict.put(id, new EnumMap<>(State.class)));
            facts.assessments().stream()
                    .filter(one -> byDistrict.containsKey(one.regionId()))
                    .forEach(one -> byDistrict.get(one.regionId()).merge(one.state(), 1, Integer::sum));
            return byDistrict.entrySet().stream()
                    .filter(entry -> !entry.getValue().isEmpty())
                    .map(entry -> new Owner(
                            context.region(entry.getKey(), facts.night()), Tallies.of(context, entry.getValue())))
                    .toList();
        }

        private List<Waiting> waiting() {
            List<Waiting> waiting = new ArrayList<>();
            Map<String, Integer> open = new TreeMap<>();
            Map<String, String> bureauOf = new HashMap<>();
            context.catalogue().targets().forEach(target -> bureauOf.put(target.id(), target.bureau()));
            facts.open().stream()
                    .filter(entry -> entry.note() == null && entry.targetId() != null)
                    .forEach(entry -> open.merge(bureauOf.getOrDefault(entry.targetId(), ""), 1, Integer::sum));
            open.forEach((bureau, count) -> waiting.add(
                    new Waiting(context.bureau(bureau), context.words().count("board.to-acknowledge", count))));
            facts.unconfirmed()
                    .forEach(line -> waiting.add(new Waiting(
                            Link.none(line.feed()),
                            context.words()
                                    .say(
                                            "board.to-confirm",
                                            line.deliveryId(),
                                            context.phrases().day(line.since())))));
            facts.overdue()
                    .forEach((feed, days) -> waiting.add(
                            new Waiting(Link.none(feed), context.words().count("board.overdue", days))));
            return waiting;
        }

        private Comparator<Scoreboard.Line> worstFirst() {
            return Comparator.comparing((Scoreboard.Line line) -> -rank(line.state()))
                    .thenComparing(line -> line.worst().lag(), Comparator.nullsLast(Comparator.reverseOrder()));
        }
    }

    private static int rank(State state) {
        return Tallies.IN_ORDER.indexOf(state);
    }

    private static boolean isBad(State state) {
        return rank(state) >= rank(State.AT_RISK);
    }
}
