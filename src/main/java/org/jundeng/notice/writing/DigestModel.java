// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.ArrayList;
import java.util.List;

/**
 * The data for the templates of a mail, {@code digest.ftl} and {@code digest.ftlh}. A text that is not shown is empty.
 *
 * @param lang the language's code
 * @param subject the subject
 * @param greeting the first line
 * @param summary the counts of everything in the mail
 * @param board the link to the scoreboard
 * @param overview the table of what the recipient answers for; without rows where no episode is told
 * @param answer how to answer all of it at once
 * @param footer the last lines
 * @param audit the end of the audit trail's chain, for operators
 * @param answers the label before the bureau responsible
 * @param projects the episodes, by project
 * @param items the other things, by kind
 */
public record DigestModel(
        String lang,
        String subject,
        String greeting,
        String summary,
        Link board,
        Overview overview,
        String answer,
        String footer,
        String audit,
        String answers,
        List<Project> projects,
        List<Section> items) {

    /**
     * The table at the top.
     *
     * @param heads the four headings of the columns
     * @param rows one for each project, the worst first; the last sums up where there are several
     * @param lines heads and rows as lines of plain text
     */
    public record Overview(List<String> heads, List<Standing> rows, List<String> lines) {

        /** No table. */
        static final Overview NONE = new Overview(List.of(), List.of(), List.of());
    }

    /**
     * How a project stands.
     *
     * @param name the project
     * @param levelName the gravest level that is open; the words for none
     * @param colour its colour as {@code #rrggbb}
     * @param open how many episodes are open
     * @param news what is new, by kind
     */
    public record Standing(String name, String levelName, String colour, String open, String news) {}

    /**
     * The episodes of a project.
     *
     * @param name its heading
     * @param lines the worst of them
     * @param more the names of those that there is no room for
     */
    public record Project(String name, List<Line> lines, String more) {}

    /**
     * An episode, or the episodes of one cause in many places.
     *
     * @param status what happened and how grave it is
     * @param title the region and indicator, or the feed; of many places, the indicator and how many they are
     * @param figure the figure and the promised bound; of many places, the period of their figures
     * @param distance how far the figure is from the bound
     * @param trend the change since the figure before
     * @param why the reason of the change
     * @param escalation in whose place the reader is told, and who was told first and has not answered
     * @param quote the words of the plan, or the rule's name
     * @param districts the districts that fall short
     * @param places the table of the places, where they are many
     * @param note the bureau's explanation
     * @param bureau the bureau responsible
     * @param source the source of the figure
     * @param next what happens next if nobody acknowledges the episode
     * @param picture the chart
     * @param link the link by which it is acknowledged
     * @param pages the links to pages that show it
     */
    public record Line(
            Status status,
            String title,
            String figure,
            String distance,
            String trend,
            String why,
            String escalation,
            String quote,
            Districts districts,
            Places places,
            String note,
            String bureau,
            String source,
            String next,
            Picture picture,
            Link link,
            List<Link> pages) {}

    /**
     * What happened and how grave it is.
     *
     * @param event what happened
     * @param levelName the level's name; empty where it is over
     * @param words both
     * @param colour the level's colour as {@code #rrggbb}
     */
    public record Status(String event, String levelName, String words, String colour) {}

    /**
     * The districts that fall short.
     *
     * @param head the heading above them
     * @param named the worst with their figures
     * @param more the words for how many more there are
     * @param line all of that in one line
     */
    public record Districts(String head, List<District> named, String more, String line) {

        /** None. */
        static final Districts NONE = new Districts("", List.of(), "", "");
    }

    /**
     * A district.
     *
     * @param name its name
     * @param figure its figure, with the unit
     */
    public record District(String name, String figure) {}

    /**
     * The places of one cause.
     *
     * @param heads the headings: place, figure, bound, change, since when
     * @param hasFigures whether any row has a figure of its own
     * @param hasChanges whether any row has a change
     * @param rows the worst places
     * @param lines each row as a line of plain text
     * @param more the names of the places that there is no room for
     */
    public record Places(
            List<String> heads,
            boolean hasFigures,
            boolean hasChanges,
            List<Place> rows,
            List<String> lines,
            String more) {

        /** No table. */
        static final Places NONE = new Places(List.of(), false, false, List.of(), List.of(), "");
    }

    /**
     * A place.
     *
     * @param name its name
     * @param levelName its level, where the places differ in it
     * @param colour the colour of its level as {@code #rrggbb}
     * @param figure its figure
     * @param bound the bound
     * @param change the change since the figure before
     * @param sentence a sentence in place of these three
     * @param since since when its episode is open
     * @param details what else is to be said of this place alone
     * @param number the number by which it is acknowledged, where there is no other way
     * @param link the link by which it is acknowledged
     */
    public record Place(
            String name,
            String levelName,
            String colour,
            String figure,
            String bound,
            String change,
            String sentence,
            String since,
            List<String> details,
            String number,
            Link link) {}

    /**
     * A chart.
     *
     * @param contentId its content id in the page; empty where there is no chart
     * @param width the width at which it is shown, in CSS pixels
     * @param caption the words below it
     * @param text the alternative text, with the figures
     */
    public record Picture(String contentId, int width, String caption, String text) {

        /** No chart. */
        static final Picture NONE = new Picture("", 0, "", "");
    }

    /**
     * A link by which an episode is acknowledged, a delivery confirmed, or a page read.
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

        /** This one with {@code detail} above the other lines below it. */
        ItemLine after(String detail) {
            List<String> all = new ArrayList<>(List.of(detail));
            all.addAll(details);
            return new ItemLine(text, all, comparisons, link);
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
