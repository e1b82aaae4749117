// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.desk;

import java.util.List;
import org.jundeng.notice.findings.FigureComparison;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;

/**
 * The data for the template of an upload's page, {@code upload.ftlh}.
 *
 * @param frame what stands around it
 * @param form what forms bring back
 * @param id the upload's id
 * @param lead where it stands, in a sentence
 * @param outcome how it would end or has ended; null where that is not known
 * @param toDo the one thing to do first; empty where there is nothing to do
 * @param remarks what else is to be known, a sentence each
 * @param facts what came, and what would be counted
 * @param mayAct whether it can be sent in or let go
 * @param mayReload whether what is shown is not the end of it
 * @param ways the ways on
 * @param groups the causes of its findings, on this page
 * @param turn the ways to other pages of them
 * @param more how many findings are not listed, in words; empty where all are
 * @param revisions the largest of the changes
 */
public record UploadModel(
        Frame frame,
        DeskForm form,
        String id,
        String lead,
        PageContext.Mark outcome,
        String toDo,
        List<String> remarks,
        List<Fact> facts,
        boolean mayAct,
        boolean mayReload,
        List<Link> ways,
        List<Group> groups,
        List<Link> turn,
        String more,
        List<Revision> revisions) {

    public UploadModel {
        remarks = List.copyOf(remarks);
        facts = List.copyOf(facts);
        ways = List.copyOf(ways);
        groups = List.copyOf(groups);
        turn = List.copyOf(turn);
        revisions = List.copyOf(revisions);
    }

    /** A word with its label. */
    public record Fact(String label, String text) {}

    /**
     * A cause.
     *
     * @param where the location
     * @param title the kind of fault
     * @param found the texts that were found
     * @param promised what is agreed
     * @param remedy what to do
     * @param code its code
     * @param count how many findings it has
     * @param rows the ways to rows: none, since none is stored
     * @param compared the figures that look wrong beside what is known
     */
    public record Group(
            String where,
            String title,
            List<String> found,
            List<String> promised,
            String remedy,
            String code,
            long count,
            List<Link> rows,
            List<FigureComparison> compared) {
        public Group {
            found = List.copyOf(found);
            promised = List.copyOf(promised);
            rows = List.copyOf(rows);
            compared = List.copyOf(compared);
        }
    }

    /** A figure that would change. */
    public record Revision(Link figure, String formerly, String afterwards) {}
}
