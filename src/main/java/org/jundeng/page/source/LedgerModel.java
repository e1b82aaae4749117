// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext.Mark;

/**
 * The data for the template of the ledger, {@code deliveries.ftlh}.
 *
 * @param frame what stands around it
 * @param count how many lines there are, in words
 * @param feed the feed whose lines these are, and the way to all; null where they are of all
 * @param waiting the way to what waits for the reader to act; null where there is none
 * @param states the ways to the lines with each outcome; the one that is shown leads nowhere
 * @param lines the lines, the newest first
 * @param newer the way to newer lines; null where there are none
 * @param older the way to older lines; null where there are none
 */
public record LedgerModel(
        Frame frame,
        String count,
        Narrowed feed,
        Link waiting,
        List<Link> states,
        List<Line> lines,
        Link newer,
        Link older) {
    public LedgerModel {
        states = List.copyOf(states);
        lines = List.copyOf(lines);
    }

    /** A feed that is shown alone, and the way to all. */
    public record Narrowed(String name, Link all) {}

    /**
     * A line.
     *
     * @param number its ledger number
     * @param arrived when it came
     * @param bureau the bureau
     * @param feed the feed; null where no contract claims it
     * @param file the name under which it came
     * @param kind what was done to an earlier delivery; empty for one that came
     * @param outcome how it ended
     * @param stands what became of what was not believed; empty for others
     * @param rows the rows that were read and rejected, in words; empty where none was read
     * @param figures the figures that are new and changed, in words; empty where there are none
     */
    public record Line(
            Link number,
            String arrived,
            Link bureau,
            Link feed,
            String file,
            String kind,
            Mark outcome,
            String stands,
            String rows,
            String figures) {}
}
