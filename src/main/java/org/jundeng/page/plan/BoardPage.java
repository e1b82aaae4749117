// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.assess.Scoreboard;
import org.jundeng.assess.State;
import org.jundeng.notice.template.Templates;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.PageContext;
import org.jundeng.page.plan.BoardModel.Change;
import org.jundeng.page.plan.BoardModel.Owner;
import org.jundeng.page.plan.BoardModel.Project;

/** Writes the scoreboard: the plan's projects by state, what changed, what is worst, and what waits for whom. */
public final class BoardPage {

    private static final int MOST_WORST = 10;
    private static final int MOST_CHANGES = 20;

    private final Templates templates = new Templates(PageContext.class);

    /** The page of {@code facts} as HTML. */
    public String html(PageContext context, BoardFacts facts) {
        return templates.render(
                "plan/board.ftlh", new Writing(context, facts, new PlanRows(context, facts.night())).model());
    }

    /** The page for one reader. */
    private record Writing(PageContext context, BoardFacts facts, PlanRows rows) {

        BoardModel model() {
            Scoreboard board = Scoreboard.of(context.catalogue(), facts.assessments());
            List<Scoreboard.Line> lines = board.projects().stream()
                    .flatMap(project -> project.lines().stream())
                    .toList();
            List<Change> changes = facts.nightBefore() == null
                    ? List.of()
                    : rows.changes(facts.assessments(), facts.before(), any -> true);
            List<Scoreboard.Line> worst = lines.stream()
                    .filter(line -> PlanRows.isBad(line.state()))
                    .sorted(PlanRows.worstFirst())
                    .toList();
            return new BoardModel(
                    context.frame(new Address.Board(), context.words().say("board.title"), facts.night(), List.of()),
                    context.workbook(),
                    Tallies.of(context, lines),
                    board.projects().stream().map(this::project).toList(),
                    changes.stream().limit(MOST_CHANGES).toList(),
                    more(changes.size() - MOST_CHANGES),
                    facts.nightBefore() == null ? null : context.phrases().day(facts.nightBefore()),
                    worst.stream().limit(MOST_WORST).map(rows::line).toList(),
                    more(worst.size() - MOST_WORST),
                    bureaus(lines),
                    districts(),
                    facts.isLatest(),
                    WaitingList.of(context, facts.night(), facts.open()));
        }

        private String more(int count) {
            return count <= 0 ? "" : context.words().count("board.not-listed", count);
        }

        private Project project(Scoreboard.Project project) {
            return new Project(
                    project.project(),
                    project.name().in(context.locale()),
                    Tallies.of(context, project.lines()),
                    project.lines().stream()
                            .filter(line -> PlanRows.isBad(line.state()))
                            .min(PlanRows.worstFirst())
                            .map(rows::line)
                            .orElse(null),
                    project.lines().stream().map(rows::line).toList());
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
    }
}
