// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Target;

/**
 * The state of the plan: for each project, its targets and how many of them are in each state. A target that binds
 * several regions counts once, with the state of the worst region, so that no district is hidden by the others.
 *
 * @param projects the projects that have assessed targets, by number
 */
public record Scoreboard(List<Project> projects) {

    /** The states, the worst first. A known failure comes before missing data. */
    private static final List<State> WORST_FIRST = List.of(
            State.MISSED,
            State.LOST,
            State.OFF_TRACK,
            State.AT_RISK,
            State.NO_DATA,
            State.AWAITING_FIGURE,
            State.NOT_YET_DUE,
            State.ON_TRACK,
            State.MET_LATE,
            State.MET);

    public Scoreboard {
        projects = List.copyOf(projects);
    }

    /**
     * A project.
     *
     * @param project its number; 0 for the general part of the plan
     * @param name its names
     * @param counts how many targets are in each state; every state is present
     * @param lines its targets in the catalogue's order
     */
    public record Project(int project, Label name, Map<State, Integer> counts, List<Line> lines) {

        private Project ofBureau(String bureau) {
            List<Line> its = lines.stream()
                    .filter(line -> line.target().bureau().equals(bureau))
                    .toList();
            return new Project(project, name, Scoreboard.counts(its), its);
        }
    }

    /**
     * A target.
     *
     * @param target the target
     * @param state the worst of its regions' states
     * @param regions its assessment in each region that it binds, the worst first
     */
    public record Line(Target target, State state, List<Assessment> regions) {

        /** The assessment that decides: the worst. */
        public Assessment worst() {
            return regions.get(0);
        }

        /** The number of its regions in which it is met, in time or late. */
        public long met() {
            return regions.stream().filter(one -> one.state().isMet()).count();
        }
    }

    /** The scoreboard of {@code assessments}; targets without an assessment are left out. */
    public static Scoreboard of(Catalogue catalogue, List<Assessment> assessments) {
        Map<String, List<Assessment>> byTarget = new LinkedHashMap<>();
        assessments.forEach(one -> byTarget.computeIfAbsent(one.targetId(), id -> new ArrayList<>())
                .add(one));
        Map<Integer, List<Line>> lines = new TreeMap<>();
        for (Target target : catalogue.targets()) {
            List<Assessment> regions = byTarget.get(target.id());
            if (regions != null) {
                regions.sort(Comparator.comparing(Scoreboard::rank));
                lines.computeIfAbsent(target.project(), project -> new ArrayList<>())
                        .add(new Line(target, regions.get(0).state(), List.copyOf(regions)));
            }
        }
        List<Project> projects = new ArrayList<>();
        lines.forEach((project, targets) -> projects.add(
                new Project(project, catalogue.projectName(project), counts(targets), List.copyOf(targets))));
        return new Scoreboard(projects);
    }

    /** The scoreboard of that project alone; null keeps all projects. */
    public Scoreboard only(Integer project) {
        return project == null
                ? this
                : new Scoreboard(projects.stream()
                        .filter(one -> one.project() == project)
                        .toList());
    }

    /** The scoreboard of the targets that the bureau answers for; null keeps all of them. */
    public Scoreboard ofBureau(String bureau) {
        return bureau == null
                ? this
                : new Scoreboard(projects.stream()
                        .map(project -> project.ofBureau(bureau))
                        .filter(project -> !project.lines().isEmpty())
                        .toList());
    }

    /** How many targets are in each state, over all projects. */
    public Map<State, Integer> counts() {
        return counts(
                projects.stream().flatMap(project -> project.lines().stream()).toList());
    }

    private static int rank(Assessment assessment) {
        return WORST_FIRST.indexOf(assessment.state());
    }

    private static Map<State, Integer> counts(List<Line> lines) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, 0);
        }
        lines.forEach(line -> counts.merge(line.state(), 1, Integer::sum));
        return counts;
    }
}
