// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.act;

import java.util.List;
import org.jundeng.warehouse.history.FeedState;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.OpenRows;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;

/**
 * What waits for the stewards of some bureaus, or for all.
 *
 * @param unconfirmed deliveries whose figures look wrong
 * @param owed feeds of which periods are missing although they were due
 * @param open deliveries of which rows, or all, wait to be mended
 * @param forms the feeds that have a template
 */
public record WaitingFacts(
        List<Doubtful> unconfirmed, List<FeedState> owed, List<OpenRows.Open> open, List<String> forms) {

    public WaitingFacts {
        unconfirmed = List.copyOf(unconfirmed);
        owed = List.copyOf(owed);
        open = List.copyOf(open);
        forms = List.copyOf(forms);
    }

    /** A delivery that waits to be confirmed. */
    public record Doubtful(LedgerLine line, Unconfirmed waiting) {}
}
