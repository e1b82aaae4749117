// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;
import org.jundeng.page.plan.BoardModel.Change;
import org.jundeng.page.plan.BoardModel.Line;
import org.jundeng.page.plan.BoardModel.Tally;
import org.jundeng.page.plan.BoardModel.Waiting;

/**
 * The data for the template of a bureau's page, {@code bureau.ftlh}.
 *
 * @param frame what stands around it
 * @param notKept that what was open is not kept, in words; empty on the latest night
 * @param tally the states of its targets
 * @param officials who answers for its targets
 * @param lines its targets, the worst first
 * @param nightBefore the night before, in words; null where there is none
 * @param changes what changed since then, the worst first
 * @param feeds its feeds; empty where it is not the latest night
 * @param episodes the open episodes on its targets and feeds
 * @param waiting what waits for whom
 * @param latest whether it speaks of the latest night
 */
public record BureauModel(
        Frame frame,
        String notKept,
        Tally tally,
        List<String> officials,
        List<Line> lines,
        String nightBefore,
        List<Change> changes,
        List<Feed> feeds,
        List<EpisodeLine> episodes,
        List<Waiting> waiting,
        boolean latest) {

    public BureauModel {
        officials = List.copyOf(officials);
        lines = List.copyOf(lines);
        changes = List.copyOf(changes);
        feeds = List.copyOf(feeds);
        episodes = List.copyOf(episodes);
        waiting = List.copyOf(waiting);
    }

    /**
     * A feed.
     *
     * @param name its name
     * @param steward its steward; empty where nobody is named
     * @param last the last period that came; empty where none came
     * @param came the delivery that came last, which leads to it; null where none came
     * @param overdue what is overdue, in words; empty where nothing is
     * @param next what is due next and when, in words; empty where nothing is ever due
     * @param waits since when a delivery waits to be confirmed, in words; empty where none does
     */
    public record Feed(Link name, String steward, String last, Link came, String overdue, String next, String waits) {}
}
