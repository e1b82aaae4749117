// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.util.List;
import org.jundeng.notice.findings.FigureComparison;
import org.jundeng.web.AckModel.Labelled;

/**
 * The data for the template of the page that confirms, {@code confirm.ftlh}.
 *
 * @param lang the language's code
 * @param title the title
 * @param style the style sheet
 * @param slots the fault in four slots: where, found, promised and what to do; null where there is no fault
 * @param lead the first paragraph; null where there is none
 * @param facts what is known of the delivery; null where the page does not show it
 * @param suspicions what looks wrong, the gravest first
 * @param heads the heads of the tables of figures
 * @param form the form for confirming; null where there is nothing to confirm
 */
public record ConfirmModel(
        String lang,
        String title,
        String style,
        List<Labelled> slots,
        String lead,
        List<Labelled> facts,
        List<Suspicion> suspicions,
        Heads heads,
        Form form) {

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
     * @param lead what follows from confirming
     * @param token the link's token
     * @param reason the text of the reason so far
     * @param label the label of the reason
     * @param hint the text below the reason
     * @param button the text on the button
     * @param longest how many characters a reason may have
     */
    public record Form(
            List<String> lead, String token, String reason, String label, String hint, String button, int longest) {}
}
