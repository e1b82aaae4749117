// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.findings.FigureComparison;

/**
 * The data for the template of the pages behind links, {@code linked.ftlh}.
 *
 * @param lang the language's code
 * @param title the title
 * @param style the style sheet
 * @param slots the fault in four slots: where, found, promised and what to do; null where there is no fault
 * @param lead the first paragraph; null where there is none
 * @param facts what is known of the episode or delivery; null where the page does not show it
 * @param suspicions what looks wrong, the gravest first
 * @param heads the heads of the tables of figures; null where there are none
 * @param form the form; null where there is nothing to answer
 */
public record LinkedModel(
        String lang,
        String title,
        String style,
        List<Labelled> slots,
        String lead,
        List<Labelled> facts,
        List<Suspicion> suspicions,
        Heads heads,
        Form form) {

    /** A page that shows no figures. */
    LinkedModel(
            Locale locale,
            String title,
            String style,
            List<Labelled> slots,
            String lead,
            List<Labelled> facts,
            Form form) {
        this(locale.getLanguage(), title, style, slots, lead, facts, List.of(), null, form);
    }

    /**
     * A text with its label.
     *
     * @param label the label
     * @param text the text
     */
    public record Labelled(String label, String text) {}

    /**
     * One cause for which figures look wrong.
     *
     * @param title what looks wrong, in a few words
     * @param where the rows and the column
     * @param remedy what to look at
     * @param figures the figures beside what is known; none where it is not about figures
     * @param more a sentence that there are more figures; null where all are shown
     */
    public record Suspicion(String title, String where, String remedy, List<FigureComparison> figures, String more) {}

    /**
     * The heads of the columns.
     *
     * @param region the region
     * @param period the period
     * @param indicator the indicator
     * @param now the figure of this delivery
     * @param last the figure before it
     * @param usual the usual range
     */
    public record Heads(String region, String period, String indicator, String now, String last, String usual) {}

    /**
     * The form.
     *
     * @param action where it is sent
     * @param lead what follows from sending it
     * @param token the link's token
     * @param field the name of the text
     * @param text the text so far
     * @param label the label of the text
     * @param hint what stands below the text
     * @param button the text on the button
     * @param longest how many characters the text may have
     * @param required whether the text must not be empty
     */
    public record Form(
            String action,
            List<String> lead,
            String token,
            String field,
            String text,
            String label,
            String hint,
            String button,
            int longest,
            boolean required) {}

    /**
     * What somebody can do who holds a link that does not work any more. Whom to turn to is told only to who holds a
     * link that was ours; others are not told any names.
     *
     * @param operators the people who run Jundeng
     * @param repliesAreRead whether a reply to a mail acknowledges, too
     */
    record WayOn(List<Person> operators, boolean repliesAreRead) {

        /** The way on where {@code people} are listed. */
        static WayOn among(People people, boolean repliesAreRead) {
            return new WayOn(people.operators(), repliesAreRead);
        }

        /** The operators, each with the address, in one language; in general words where nobody is named. */
        String operators(Wording wording) {
            return operators.isEmpty()
                    ? wording.say("operator.nobody")
                    : operators.stream()
                            .map(each -> wording.say("operator", each.name().in(wording.locale()), each.email()))
                            .collect(Collectors.joining(wording.say("operator.list")));
        }
    }
}
