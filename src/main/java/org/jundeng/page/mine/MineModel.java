// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.mine;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;

/**
 * The data for the template of the page on what concerns a user, {@code mine.ftlh}.
 *
 * @param frame what stands around it
 * @param alerts the user's alerts; null where no alert can be the user's
 * @param work what waits for the user, list by list
 * @param idle whether nothing waits of what might
 * @param notices the last mails to the user; null where no mails are sent to the user
 * @param ways where the user may go on
 */
public record MineModel(
        Frame frame, List<AlertRow> alerts, List<Chore> work, boolean idle, List<Mail> notices, List<Link> ways) {

    public MineModel {
        work = List.copyOf(work);
        ways = List.copyOf(ways);
    }

    /**
     * An alert.
     *
     * @param level the code of its level, by which the style sheet knows it
     * @param levelName the name of its level
     * @param about what it is about, which leads to where it is answered
     * @param seen what was seen last
     * @param since since when it is open
     * @param why how it concerns the user
     * @param handed to whom it was handed, by whom and why; empty where it was to nobody
     * @param said what was said last about it, and by whom
     * @param note the words that were said; empty where there are none
     * @param waits whether somebody has to answer it
     */
    public record AlertRow(
            String level,
            String levelName,
            Link about,
            String seen,
            String since,
            String why,
            String handed,
            String said,
            String note,
            boolean waits) {}

    /**
     * Things of one kind that wait.
     *
     * @param title what they wait for, and how many there are
     * @param things some of them, each with what else is to be known
     * @param more how many more there are; empty where there are none
     */
    public record Chore(String title, List<Thing> things, String more) {
        public Chore {
            things = List.copyOf(things);
        }
    }

    /**
     * Something that waits.
     *
     * @param name what it is
     * @param remark since when, and how much; empty where there is nothing to say
     */
    public record Thing(Link name, String remark) {}

    /**
     * A mail to the user.
     *
     * @param night its night
     * @param kind what kind of mail it is
     * @param subject its subject
     * @param why why the user was told; empty where it tells of no alert
     * @param state how far it came
     */
    public record Mail(String night, String kind, String subject, String why, String state) {}
}
