// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;

/**
 * The data for the template of a row's page, {@code row.ftlh}.
 *
 * @param frame what stands around it
 * @param delivery the delivery
 * @param file its file
 * @param original the way to its bytes; null where there is none
 * @param text the row as it came; empty where it cannot be read any more
 * @param cells its cells
 * @param figures the figures that no cell is shown for
 * @param faults what was found in the row as a whole
 * @param before the row before; null where there is none
 * @param after the row after; null where there is none
 */
public record RowModel(
        Frame frame,
        Link delivery,
        String file,
        Link original,
        String text,
        List<Cell> cells,
        List<Figure> figures,
        List<Fault> faults,
        Link before,
        Link after) {

    public RowModel {
        cells = List.copyOf(cells);
        figures = List.copyOf(figures);
        faults = List.copyOf(faults);
    }

    /**
     * A cell.
     *
     * @param column its header
     * @param text what stands in it
     * @param figures the figures that were read from it
     * @param faults what was found in it
     */
    public record Cell(String column, String text, List<Figure> figures, List<Fault> faults) {
        public Cell {
            figures = List.copyOf(figures);
            faults = List.copyOf(faults);
        }
    }

    /**
     * A figure that was read from the row.
     *
     * @param name the indicator, the region and the period
     * @param value the value
     * @param replacedBy the line that replaced it; null where it holds
     */
    public record Figure(Link name, String value, Link replacedBy) {}

    /** Something that was found: what is wrong, and what to do. */
    public record Fault(String title, String remedy) {}
}
