// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.util.List;
import org.jundeng.pipeline.delivery.ClaimTaker;
import org.jundeng.pipeline.delivery.ConcurrentTaking;
import org.jundeng.pipeline.delivery.RetryingTaking;
import org.jundeng.pipeline.delivery.StoringOrder;
import org.jundeng.pipeline.delivery.Taking;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.StewardFolders;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.outage.Troubles;
import org.jundeng.pipeline.workspace.StaleTemporaryFiles;

/**
 * What a night claims, in this order: arrivals that an earlier run left unfinished, files that were written to after
 * they were taken, files in the inboxes. Each claim is handed on: to {@link ConcurrentTaking}, where several may be
 * taken at a time, then to {@link RetryingTaking}, then to {@link Taking}. No step calls back.
 */
final class NightClaims {

    private final StewardFolders folders;
    private final List<String> bureaus;
    private final TrialFolders trials;
    private final StoringOrder order;
    private final Taking taking;
    private final Shutdown shutdown;

    NightClaims(
            StewardFolders folders,
            List<String> bureaus,
            TrialFolders trials,
            StoringOrder order,
            Taking taking,
            Shutdown shutdown) {
        this.folders = folders;
        this.bureaus = bureaus;
        this.trials = trials;
        this.order = order;
        this.taking = taking;
        this.shutdown = shutdown;
    }

    /** Clears away what an earlier run left half made, and takes the arrivals that it left unfinished. */
    void resume(Troubles troubles) {
        ClaimTaker next = new RetryingTaking(taking, shutdown, troubles);
        Inbox inbox = folders.inbox();
        try {
            new StaleTemporaryFiles(inbox.workspace(), inbox.now()).clearAway();
        } catch (IOException | RuntimeException e) {
            troubles.note("clearing away what was left half made", e);
        }
        try {
            inbox.unfinished((folder, fault) -> troubles.note("reading " + folder, fault))
                    .forEach(next::take);
        } catch (RuntimeException e) {
            troubles.note("resuming unfinished arrivals", e);
        }
    }

    /**
     * Takes what lies in the stewards' folders in a night, which is named by its first run. What was written to since
     * an earlier night comes first: it is older than what lies in the inboxes.
     */
    void takeInboxes(long night, Troubles troubles) {
        ClaimTaker next = new RetryingTaking(taking, shutdown, troubles);
        LetGoRound beside = new LetGoRound(folders, shutdown, next, troubles);
        beside.lookOnce();
        try (ConcurrentTaking concurrent = new ConcurrentTaking(order, next)) {
            new InboxRound(folders, bureaus, concurrent, troubles).take(night);
        }
        trials.tryAll(troubles);
        beside.take();
    }
}
