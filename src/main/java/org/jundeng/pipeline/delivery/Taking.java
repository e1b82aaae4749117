// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.ledger.LedgerLine;

/** The way from a claim into the ledger, for callers that want its ledger line. */
public interface Taking {

    /**
     * Takes a claim and returns its ledger line; null if another thread or process is at it, or has let it go. Taking
     * the same claim again changes nothing. Faults of the data are never thrown: an exception means that the warehouse
     * or the disk is out of reach, or that the delivery broke its reader.
     */
    LedgerLine take(Claim claim) throws IOException;

    /** As {@link #take}, but waits until whoever else is at the claim is done: it never returns null. */
    default LedgerLine takeOrAwait(Claim claim) throws IOException {
        return take(claim);
    }
}
