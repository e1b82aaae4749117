// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.ledger.LedgerLine;

/** The way from an arrival into the ledger, as the edges see it. */
public interface Taking {

    /**
     * Takes a claim and hands back its ledger line; null where somebody else is at it, or has let it go. Taking the
     * same claim again changes nothing. Faults of the data are never thrown; what is thrown is the warehouse or the
     * disk out of reach.
     */
    LedgerLine take(Claim claim) throws IOException;

    /** Takes a claim for somebody who waits for its ledger line: where somebody else is at it, until they are done. */
    default LedgerLine takeOrAwait(Claim claim) throws IOException {
        return take(claim);
    }

    /**
     * Refuses a claim that broke its reading off {@code tries} times, the last time by {@code why}: its bytes go into
     * quarantine unread.
     */
    LedgerLine setAside(Claim claim, int tries, String why) throws IOException;

    /** Writes the ledger line of a pull that brought nothing: outcome failed, with the reasons. */
    LedgerLine fail(Contract contract, List<Finding> reasons) throws IOException;
}
