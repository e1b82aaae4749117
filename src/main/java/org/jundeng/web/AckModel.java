// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.util.List;

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
}
