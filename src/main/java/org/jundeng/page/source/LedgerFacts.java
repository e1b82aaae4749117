// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.util.List;
import java.util.Map;
import org.jundeng.page.Address;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;

/**
 * What a page of the ledger is made of.
 *
 * @param asked which lines, and which page of them
 * @param lines the lines of this page, the newest first
 * @param total how many lines there are on all pages
 * @param pages how many pages there are, at least 1
 * @param later the lines that take lines of this page again or back, in ledger order
 * @param unconfirmed what is known of those that were not believed, by their numbers
 */
public record LedgerFacts(
        Address.Deliveries asked,
        List<LedgerLine> lines,
        long total,
        int pages,
        List<LedgerLine> later,
        Map<Long, Unconfirmed> unconfirmed) {
    public LedgerFacts {
        lines = List.copyOf(lines);
        later = List.copyOf(later);
        unconfirmed = Map.copyOf(unconfirmed);
    }

    /** The lines that take that line again or back, in ledger order. */
    List<LedgerLine> later(LedgerLine line) {
        return later.stream()
                .filter(each -> each.arrival().concerns() == line.deliveryId())
                .toList();
    }
}
