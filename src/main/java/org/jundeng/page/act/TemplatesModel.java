// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.act;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;

/**
 * The data for the template of the page on which a feed's template is chosen, {@code templates.ftlh}.
 *
 * @param frame what stands around it
 * @param fault what is wrong with the period that was asked for; empty where nothing is
 * @param lead what a template is
 * @param feed the feed's id
 * @param english whether answers are wanted in English
 * @param periods the templates of the last periods, as workbooks and as CSV
 */
public record TemplatesModel(
        Frame frame, String fault, String lead, String feed, boolean english, List<Choice> periods) {

    public TemplatesModel {
        periods = List.copyOf(periods);
    }

    /** A period, and its template in either form. */
    public record Choice(String period, Link workbook, Link csv) {}
}
