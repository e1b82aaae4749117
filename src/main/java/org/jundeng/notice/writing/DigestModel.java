// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.List;

/**
 * What the templates of a mail, {@code digest.ftl} and {@code digest.ftlh}, fill in. A text that is not said is empty.
 *
 * @param lang the language's code
 * @param subject the subject
 * @param greeting the first line
 * @param summary what there is, counted
 * @param footer the last lines
 * @param answers what stands before the bureau that answers for something
 * @param projects the episodes, by project
 * @param items the other things
 */
public record DigestModel(
        String lang,
        String subject,
        String greeting,
        String summary,
        String footer,
        String answers,
        List<Project> projects,
        List<Section> items) {

    /**
     * The episodes of a project.
     *
     * @param name its heading
     * @param lines the worst of them
     * @param more how many more there are
     */
    public record Project(String name, List<Line> lines, String more) {}

    /**
     * An episode.
     *
     * @param status what happened and how grave it is
     * @param title what it is about
     * @param figure what was seen and what is promised
     * @param distance how far the figure is from what is promised
     * @param trend which way the figure goes
     * @param why why the episode changed
     * @param quote what the plan says, or the rule's name
     * @param districts the districts that fall short
     * @param note what the bureau said to it
     * @param bureau the bureau that answers for it
     * @param source where the figure comes from
     * @param next what happens if nobody does anything
     * @param picture the chart
     * @param link the link by which it is acknowledged
     */
    public record Line(
            Status status,
            String title,
            String figure,
            String distance,
            String trend,
            String why,
            String quote,
            Districts districts,
            String note,
            String bureau,
            String source,
            String next,
            Picture picture,
            Link link) {}

    /**
     * What happened and how grave it is.
     *
     * @param event what happened
     * @param levelName the level's name
     * @param colour the level's colour as {@code #rrggbb}
     */
    public record Status(String event, String levelName, String colour) {}

    /**
     * The districts that fall short.
     *
     * @param head what stands above them
     * @param named the worst with their figures
     * @param more how many more there are
     * @param line all of that in one line
     */
    public record Districts(String head, List<District> named, String more, String line) {}

    /**
     * A district.
     *
     * @param name its name
     * @param figure its figure, with the unit
     */
    public record District(String name, String figure) {}

    /**
     * A chart.
     *
     * @param contentId what the page calls it; empty where there is none
     * @param text what stands for it where pictures are not shown
     */
    public record Picture(String contentId, String text) {}

    /**
     * A link by which an episode is acknowledged.
     *
     * @param url where it leads; empty where there is none
     * @param text what it says
     * @param line what a plain text says instead
     */
    public record Link(String url, String text, String line) {}

    /**
     * The things of one kind that are not episodes.
     *
     * @param name its heading
     * @param lines the things
     */
    public record Section(String name, List<ItemLine> lines) {}

    /**
     * One thing that is not an episode.
     *
     * @param text what it says
     * @param details what stands below it
     */
    public record ItemLine(String text, List<String> details) {}
}
