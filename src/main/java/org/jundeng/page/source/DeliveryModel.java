// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext.Mark;

/**
 * The data for the template of a delivery's page, {@code delivery.ftlh}.
 *
 * @param frame what stands around it
 * @param outcome how it ended
 * @param toDo the one thing to do; empty where there is nothing to do, or somebody has done it
 * @param copy where the marked copy of the file is and what to do with it; empty where there is none
 * @param remarks what else is to be known, a sentence each
 * @param acts what was done to it later, and what it was done to
 * @param ways what the reader may do with it, or have of it
 * @param account what came, from whom, when
 * @param groups the causes of its findings
 * @param more how many findings are not listed, in words; empty where all are
 * @param revisions the largest of its changes
 * @param moreRevisions how many changes are not listed, in words; empty where all are
 * @param figures the first of its figures
 * @param moreFigures how many figures are not listed, in words; empty where all are
 */
public record DeliveryModel(
        Frame frame,
        Mark outcome,
        String toDo,
        String copy,
        List<String> remarks,
        List<Act> acts,
        List<Link> ways,
        Account account,
        List<ListedCause> groups,
        String more,
        List<Revision> revisions,
        String moreRevisions,
        List<Figure> figures,
        String moreFigures) {

    public DeliveryModel {
        remarks = List.copyOf(remarks);
        acts = List.copyOf(acts);
        ways = List.copyOf(ways);
        groups = List.copyOf(groups);
        revisions = List.copyOf(revisions);
        figures = List.copyOf(figures);
    }

    /** Something that was done: by which line, and in words what. */
    public record Act(Link line, String words) {}

    /**
     * What came.
     *
     * @param bureau the bureau
     * @param steward who brings the feed's figures; empty where nobody is named
     * @param feed the feed; null where no contract claims it
     * @param file its name
     * @param kind what was done to an earlier delivery; empty for one that came
     * @param uploadedBy who sent it in by a page; empty where it came otherwise
     * @param arrived when it came
     * @param night the date of the night that took it
     * @param bytes how many bytes it has
     * @param sha256 the hash of its bytes; empty where nothing came
     * @param rows the rows that were read and rejected; empty where none was
     * @param figures the figures that are new and changed; empty where none is
     * @param letGo when its bytes were let go; empty where they were not
     * @param firstRow the way to its first row; null where none can be read
     * @param original the way to its bytes; null where there is none
     */
    public record Account(
            Link bureau,
            String steward,
            Link feed,
            String file,
            String kind,
            String uploadedBy,
            String arrived,
            String night,
            String bytes,
            String sha256,
            String rows,
            String figures,
            String letGo,
            Link firstRow,
            Link original) {}

    /** A figure that it changed. */
    public record Revision(Link figure, String formerly, String afterwards) {}

    /**
     * A figure that was read from it.
     *
     * @param row the row
     * @param figure the indicator, the region and the period
     * @param value the value
     * @param replacedBy the line that replaced it; null where it holds
     */
    public record Figure(Link row, Link figure, String value, Link replacedBy) {}
}
