// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.outage.Troubles;
import org.jundeng.pipeline.workspace.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each claim until nothing more can be done in this run. A delivery that fails by itself is tried again at once,
 * until the next step sets it aside. Where the warehouse or the disk is out of reach, that is noted as a trouble and
 * the claim waits for the next run.
 */
public final class RetryingTaking implements ClaimTaker {

    private static final Logger LOG = LoggerFactory.getLogger(RetryingTaking.class);

    private final Taking next;
    private final Shutdown shutdown;
    private final Troubles troubles;

    /** Hands claims to {@code next} and notes in {@code troubles} what has to wait for the next run. */
    public RetryingTaking(Taking next, Shutdown shutdown, Troubles troubles) {
        this.next = next;
        this.shutdown = shutdown;
        this.troubles = troubles;
    }

    @Override
    public void take(Claim claim) {
        shutdown.check();
        try {
            next.take(claim);
        } catch (Shutdown.BrokenOff brokenOff) {
            throw brokenOff;
        } catch (IOException | RuntimeException e) {
            if (FailedAttempts.itsOwnFault(e) && Files.exists(claim.file(), LinkOption.NOFOLLOW_LINKS)) {
                LOG.warn("{} of {} is tried again: {}", claim.sourceName(), claim.bureau(), OutOfReach.chain(e));
                take(claim);
            } else {
                troubles.note("taking " + claim.sourceName() + " of " + claim.bureau(), e);
            }
        }
    }
}
