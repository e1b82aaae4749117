// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.List;

/**
 * The data for the templates of a mail, {@code digest.ftl} and {@code digest.ftlh}. A text that is not shown is empty.
 *
 * @param lang the language's code
 * @param subject the subject
 * @param greeting the first line
 * @param summary the counts of everything in the mail
 * @param footer the last lines
 * @param answers the label before the bureau responsible
 * @param projects the episodes, by project
 * @param items the other things, by kind
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
     * @param more the words for how many more there are
     */
    public record Project(String name, List<Line> lines, String more) {}

    /**
     * An episode.
     *
     * @param status what happened and how grave it is
     * @param title the region and indicator, or the feed
     * @param figure the figure and the promised bound
     * @param distance how far the figure is from the bound
     * @param trend the change since the figure before
     * @param why the reason of the change
     * @param quote the words of the plan, or the rule's name
     * @param districts the districts that fall short
     * @param note the bureau's explanation
     * @param bureau the bureau responsible
     * @param source the source of the figure
     * @param next what happens next if nobody acknowledges the episode
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
     * @param head the heading above them
     * @param named the worst with their figures
     * @param more the words for how many more there are
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
     * @param contentId its content id in the page; empty where there is no chart
     * @param text the alternative text
     */
    public record Picture(String contentId, String text) {}

    /**
     * A link by which an episode is acknowledged, or a delivery confirmed.
     *
     * @param url its address; empty where there is no link
     * @param text the text of the link
     * @param line the line in the plain text instead
     */
    public record Link(String url, String text, String line) {

        /** No link. */
        static final Link NONE = new Link("", "", "");
    }

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
     * @param text its sentence
     * @param details the lines below it
     * @param comparisons figures that look wrong, above the details
     * @param link the link by which a delivery is confirmed
     */
    public record ItemLine(String text, List<String> details, List<Comparison> comparisons, Link link) {

        /** One without figures and link. */
        static ItemLine of(String text, List<String> details) {
            return new ItemLine(text, details, List.of(), Link.NONE);
        }
    }

    /**
     * Figures that look wrong for one cause, beside what is known of them.
     *
     * @param cause what looks wrong, and where
     * @param promised what they are compared with; empty where the columns say it
     * @param heads the four headings of the columns
     * @param rows the first figures; empty where the cause is not about figures
     * @param more the words for how many more there are
     * @param remedy what to do
     */
    public record Comparison(
            String cause, String promised, List<String> heads, List<Compared> rows, String more, String remedy) {}

    /**
     * A figure beside what is known of it.
     *
     * @param place the region, the period and the indicator
     * @param now the figure of this delivery
     * @param last the one before
     * @param usual the usual range
     * @param line all of that in one line
     */
    public record Compared(String place, String now, String last, String usual, String line) {}
}
