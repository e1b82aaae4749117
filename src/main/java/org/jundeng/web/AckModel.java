// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.util.List;

/**
 * What the template of the page that acknowledges, {@code ack.ftlh}, fills in.
 *
 * @param lang the language's code
 * @param title the title
 * @param style the style sheet
 * @param slots where, found, promised and what to do; null where nothing is wrong
 * @param lead the first paragraph; null where there is none
 * @param facts what is known of the episode; null where the page does not show it
 * @param form the form that acknowledges; null where there is nothing to acknowledge
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
     * @param note what was written so far
     * @param label the label of the note
     * @param hint what stands below the note
     * @param button what the button says
     * @param longest how many characters a note may have
     */
    public record Form(String token, String note, String label, String hint, String button, int longest) {}
}
