// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.util.List;
import org.jundeng.notice.findings.FigureComparison;
import org.jundeng.notice.receipt.ReceiptFields;
import org.jundeng.page.Link;

/**
 * A cause of findings, as the pages of deliveries and of uploads list it.
 *
 * @param where the location
 * @param title the kind of fault
 * @param found the texts that were found; none where figures are compared
 * @param promised what is agreed; nothing where figures are compared
 * @param remedy what to do
 * @param code its code
 * @param count how many findings it has
 * @param rows the ways to the first of its rows; none of an upload, of which no rows are stored
 * @param compared the figures that look wrong beside what is known
 */
public record ListedCause(
        String where,
        String title,
        List<String> found,
        List<String> promised,
        String remedy,
        String code,
        long count,
        List<Link> rows,
        List<FigureComparison> compared) {

    public ListedCause {
        found = List.copyOf(found);
        promised = List.copyOf(promised);
        rows = List.copyOf(rows);
        compared = List.copyOf(compared);
    }

    /** The cause as a receipt tells it, in Chinese or in English. */
    public static ListedCause of(ReceiptFields.Group group, boolean chinese, List<Link> rows) {
        ReceiptFields.GroupWords words = chinese ? group.zh() : group.en();
        List<ReceiptFields.Compared> figures = group.figures() == null ? List.of() : group.figures();
        boolean compares = !figures.isEmpty();
        return new ListedCause(
                words.where(),
                words.title(),
                compares ? List.of() : group.found(),
                compares ? List.of() : words.promised(),
                words.remedy(),
                group.code(),
                group.count(),
                rows,
                figures.stream()
                        .map(figure -> chinese ? figure.zh() : figure.en())
                        .toList());
    }
}
