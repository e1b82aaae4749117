// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext.Mark;

/**
 * The data for the template of the scoreboard, {@code board.ftlh}.
 *
 * @param frame what stands around it
 * @param workbook the link to the same as a workbook; null where it cannot be reached from here
 * @param summary the states of all targets
 * @param projects the plan's projects
 * @param changes what changed since the night before, the gravest first
 * @param moreChanges how many changes are not in the list, in words; empty where all are
 * @param nightBefore the night before, in words; null where there is none
 * @param worst the targets that are worst off, the worst first
 * @param moreWorst how many targets to act on are not in the list, in words; empty where all are
 * @param bureaus what each bureau answers for
 * @param districts what is promised for each district
 * @param latest whether it speaks of the latest night: of an earlier one it is not kept what waited
 * @param waiting what waits for somebody, what has waited longest first
 */
public record BoardModel(
        Frame frame,
        String workbook,
        Tally summary,
        List<Project> projects,
        List<Change> changes,
        String moreChanges,
        String nightBefore,
        List<Line> worst,
        String moreWorst,
        List<Owner> bureaus,
        List<Owner> districts,
        boolean latest,
        List<Waiting> waiting) {

    public BoardModel {
        projects = List.copyOf(projects);
        changes = List.copyOf(changes);
        worst = List.copyOf(worst);
        bureaus = List.copyOf(bureaus);
        districts = List.copyOf(districts);
        waiting = List.copyOf(waiting);
    }

    /**
     * How many targets are in each state.
     *
     * @param total how many there are
     * @param parts the states that occur, the best first
     */
    public record Tally(int total, List<Part> parts) {
        public Tally {
            parts = List.copyOf(parts);
        }

        /** How many targets are in the state of that code. */
        public int count(String code) {
            return parts.stream()
                    .filter(part -> part.state().code().equals(code))
                    .mapToInt(Part::count)
                    .sum();
        }
    }

    /**
     * The targets in a state.
     *
     * @param state the state
     * @param count how many
     * @param start where the part begins on a strip of 1000
     * @param width how wide the part is on a strip of 1000
     */
    public record Part(Mark state, int count, int start, int width) {}

    /**
     * A project.
     *
     * @param number its number
     * @param name its name
     * @param tally the states of its targets
     * @param worst its target that is worst off; null where all are met or on track
     * @param lines its targets
     */
    public record Project(int number, String name, Tally tally, Line worst, List<Line> lines) {
        public Project {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A target.
     *
     * @param target its name
     * @param state its state
     * @param region the region in which it is worst
     * @param met in how many of several regions it is met, in words; empty where it binds one
     * @param figure the figure that decided; null where none did
     * @param bound what is promised; empty where nothing can be compared
     * @param bureau the bureau that answers for it
     * @param reason why it is in the state
     */
    public record Line(
            Link target, Mark state, Link region, String met, Link figure, String bound, Link bureau, String reason) {}

    /**
     * A target whose state changed in a region.
     *
     * @param target its name
     * @param region the region
     * @param before the state before; null where it was not assessed
     * @param now the state now
     * @param isWorse whether it is worse now
     * @param reason why
     */
    public record Change(Link target, Link region, Mark before, Mark now, boolean isWorse, String reason) {}

    /**
     * A bureau or a district.
     *
     * @param name its name
     * @param tally the states of its targets
     */
    public record Owner(Link name, Tally tally) {}

    /**
     * What waits for somebody.
     *
     * @param who for whom
     * @param what what has to be done, and how often, in words
     * @param things what it has to be done with, what has waited longest first
     * @param more how much more there is, in words; empty where all is named
     * @param since since when the first of it waits; empty where that is not known
     */
    public record Waiting(Link who, String what, List<Link> things, String more, String since) {
        public Waiting {
            things = List.copyOf(things);
        }
    }
}
