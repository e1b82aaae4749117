// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how often a claim was tried in vain, in the claim's own folder, and sets it aside when that was too often: one
 * delivery that breaks its reader must not hold up the others for ever.
 */
public final class CountedTaking {

    private static final Logger LOG = LoggerFactory.getLogger(CountedTaking.class);

    private final TakeDelivery next;

    /** Hands claims to {@code next}. */
    public CountedTaking(TakeDelivery next) {
        this.next = next;
    }

    /** Takes a claim that nobody else is at, and returns its ledger line. */
    LedgerLine take(Claim claim) throws IOException {
        FailedAttempts before = FailedAttempts.of(claim);
        if (before.tooMany()) {
            return next.setAside(claim, before.all(), "the process ended");
        }
        before.begun().note(claim);
        try {
            return takeOnce(claim);
        } catch (IOException | RuntimeException e) {
            FailedAttempts after = FailedAttempts.itsOwnFault(e) ? before.failed() : before;
            note(claim, after);
            if (after.tooMany()) {
                LOG.error("{} ({}) of {} is set aside", claim.arrivalId(), claim.sourceName(), claim.bureau(), e);
                return next.setAside(claim, after.all(), OutOfReach.innermost(e));
            }
            throw e;
        }
    }

    /** A delivery that exhausts the stack or the heap fails like any other: what it held is free again. */
    private LedgerLine takeOnce(Claim claim) throws IOException {
        try {
            return next.take(claim);
        } catch (VirtualMachineError e) {
            throw new IllegalStateException("taking " + claim.arrivalId() + ": " + e, e);
        }
    }

    /** If even this cannot be noted, the attempt counts as one whose process ended. */
    private static void note(Claim claim, FailedAttempts attempts) {
        try {
            attempts.note(claim);
        } catch (IOException e) {
            LOG.warn("the tries of {} cannot be noted: {}", claim.arrivalId(), e.toString());
        }
    }
}
