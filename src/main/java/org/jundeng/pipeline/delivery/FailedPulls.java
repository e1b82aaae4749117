// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.ledger.LedgerLine;

/** The ledger line and the receipt of a pull that brought nothing. */
public final class FailedPulls {

    private final Inbox inbox;
    private final Arrivals arrivals;
    private final TakeDelivery.Books books;

    /** Numbers the arrival by {@code inbox} and writes it into {@code books}. */
    public FailedPulls(Inbox inbox, Arrivals arrivals, TakeDelivery.Books books) {
        this.inbox = inbox;
        this.arrivals = arrivals;
        this.books = books;
    }

    /** Writes a line of outcome {@code failed} for the contract's feed, with the reasons, and returns it. */
    public LedgerLine write(Contract contract, List<Finding> reasons) throws IOException {
        Claim nothing = inbox.nothingFrom(contract.bureau(), contract.feed());
        LedgerLine line = books.ledger().fail(arrivals.unread(nothing, null), reasons);
        books.receipts().write(line, reasons, inbox.workspace().receipts(contract.bureau()));
        return line;
    }
}
