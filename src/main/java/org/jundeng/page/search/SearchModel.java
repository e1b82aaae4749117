// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.search;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;

/**
 * The data for the template of the page that finds things, {@code search.ftlh}.
 *
 * @param frame what stands around it
 * @param lead how much was found, in words; empty where nothing was searched for
 * @param groups what was found, kind by kind, the best fit first
 * @param explained whether it is said what can be searched for
 */
public record SearchModel(Frame frame, String lead, List<Group> groups, boolean explained) {

    public SearchModel {
        groups = List.copyOf(groups);
    }

    /**
     * What was found of a kind.
     *
     * @param title the kind
     * @param hits what is shown of it
     * @param rest how much more there is, in words; empty where all is shown
     */
    public record Group(String title, List<Hit> hits, String rest) {
        public Group {
            hits = List.copyOf(hits);
        }
    }

    /**
     * Something that was found.
     *
     * @param name its name, which leads to its page
     * @param detail what else tells it apart, or by which other name it was found; empty where nothing is to be said
     */
    public record Hit(Link name, String detail) {}
}
