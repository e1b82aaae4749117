// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import org.jundeng.pipeline.workspace.Claim;

/** The next step on a claim's way into the ledger. Whoever claims an arrival hands it on and is not called back. */
@FunctionalInterface
public interface ClaimTaker {

    /** Takes a claim. It throws where the process is ending; other failures are its own to deal with. */
    void take(Claim claim);
}
