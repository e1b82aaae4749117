// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext.Mark;
import org.jundeng.page.plan.BoardModel.Change;
import org.jundeng.page.plan.BoardModel.Tally;
import org.jundeng.page.plan.BoardModel.Waiting;

/**
 * The data for the template of a district's page, {@code district.ftlh}.
 *
 * @param frame what stands around it
 * @param knownNow that all but states and changes is as known now, in words; empty where no past day was asked for
 * @param tally the states of the targets that bind the district
 * @param people who answers for the district, and for what there
 * @param bound the targets that bind the district, the worst first
 * @param nightBefore the night before, in words; null where there is none
 * @param changes what changed since then, the worst first
 * @param shared the targets of the city or of a group to which the district has a figure, those first in which it is
 *     furthest behind the others
 * @param episodes its open episodes
 * @param waiting what waits for whom
 * @param latest whether it speaks of the latest night: else it is not kept what was open and what was missing
 * @param missing the figures that it lacks, and who owes them
 */
public record DistrictModel(
        Frame frame,
        String knownNow,
        Tally tally,
        List<String> people,
        List<Row> bound,
        String nightBefore,
        List<Change> changes,
        List<Row> shared,
        List<EpisodeLine> episodes,
        List<Waiting> waiting,
        boolean latest,
        List<Missing> missing) {

    public DistrictModel {
        people = List.copyOf(people);
        bound = List.copyOf(bound);
        changes = List.copyOf(changes);
        shared = List.copyOf(shared);
        episodes = List.copyOf(episodes);
        waiting = List.copyOf(waiting);
        missing = List.copyOf(missing);
    }

    /**
     * A target with the district's figure.
     *
     * @param target its name
     * @param state its state in the district; null where the district is only a part of what it binds
     * @param figure the district's figure; null where there is none
     * @param bound what is promised; empty where nothing can be compared
     * @param distance how far the figure is from what is promised, in words; empty where that cannot be said
     * @param rank its place among the districts with a figure for the same period, in words; empty where it has none
     * @param bureau the name of the bureau that answers for it; the target leads to its page
     */
    public record Row(
            Link target, Mark state, Link figure, String bound, String distance, String rank, String bureau) {}

    /**
     * Figures that the district lacks.
     *
     * @param feed the feed that brings them
     * @param period which period, in words
     * @param bureau the bureau that owes them
     * @param steward who owes them; empty where nobody is named
     * @param how how they are missing, in words
     */
    public record Missing(Link feed, String period, Link bureau, String steward, String how) {}
}
