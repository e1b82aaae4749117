// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;

/**
 * The data for the template of the acknowledgement page, {@code ack.ftlh}.
 *
 * @param lang the language's code
 * @param title the title
 * @param style the style sheet
 * @param slots the fault in four slots: where, found, promised and what to do; null where there is no fault
 * @param lead the first paragraph; null where there is none
 * @param facts the facts of the episode; null where the page does not show them
 * @param form the form for acknowledging; null where there is nothing to acknowledge
 */
public record AckModel(
        String lang, String title, String style, List<Labelled> slots, String lead, List<Labelled> facts, Form form) {

    /**
     * A text with its label.
     *
     * @param label the label
     * @param text the text
     */
    public record Labelled(String label, String text) {}

    /**
     * The form.
     *
     * @param token the link's token
     * @param note the text of the note so far
     * @param label the label of the note
     * @param hint the text below the note
     * @param button the text on the button
     * @param longest how many characters a note may have
     */
    public record Form(String token, String note, String label, String hint, String button, int longest) {}

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
            return new WayOn(people.all().stream().filter(Person::operator).toList(), repliesAreRead);
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
