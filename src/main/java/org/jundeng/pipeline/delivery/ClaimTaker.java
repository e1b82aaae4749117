// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import org.jundeng.pipeline.workspace.Claim;

/** The next step on a claim's way into the ledger. Whoever claims an arrival hands it on and is not called back. */
@FunctionalInterface
public interface ClaimTaker {

    /**
     * Takes a claim, now or on another thread. It throws if the process is ending, and what broke off an earlier claim.
     */
    void take(Claim claim);
}
