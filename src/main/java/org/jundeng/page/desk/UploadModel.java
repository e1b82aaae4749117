// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.desk;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.source.ListedCause;

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
        List<ListedCause> groups,
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

    /** A figure that would change. */
    public record Revision(Link figure, String formerly, String afterwards) {}
}
