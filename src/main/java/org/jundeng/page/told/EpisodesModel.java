// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.told;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;

/**
 * The data for the template of a page of episodes, {@code episodes.ftlh}.
 *
 * @param frame what stands around it
 * @param choices what can be chosen, row by row
 * @param count how many there are and which of them are shown, in words
 * @param rows the episodes
 * @param previous the page before; null where there is none
 * @param next the page after it; null where there is none
 */
public record EpisodesModel(Frame frame, List<Choice> choices, String count, List<Row> rows, Link previous, Link next) {

    public EpisodesModel {
        choices = List.copyOf(choices);
        rows = List.copyOf(rows);
    }

    /**
     * What the episodes can be chosen by.
     *
     * @param label what it is
     * @param options what can be chosen; the one that is chosen leads nowhere
     */
    public record Choice(String label, List<Link> options) {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /**
     * A level, by its colour and its name.
     *
     * @param code its code, by which the style sheet knows it
     * @param name its name
     */
    public record Grade(String code, String name) {}

    /**
     * An episode.
     *
     * @param about where and what it is about, which leads to its page
     * @param grade its level
     * @param state pending, open or closed, in words
     * @param seen what the rule saw last
     * @param since since when it has been open or pending
     * @param until when it closed; empty until then
     * @param target the target; null where the rule has none
     * @param bureau the bureau concerned; null where none is
     * @param note the latest explanation; empty where nobody gave one
     */
    public record Row(
            Link about,
            Grade grade,
            String state,
            String seen,
            String since,
            String until,
            Link target,
            Link bureau,
            String note) {}
}
