// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * In which order claims that are taken side by side are stored: the one they were announced in. So the ledger is the
 * same as if they had been taken one after the other. For several threads.
 */
public final class StoringOrder {

    private final Set<String> ahead = new LinkedHashSet<>();

    /** From now on those that are announced later wait for this arrival, until it has {@link #passed}. */
    synchronized void announce(String arrivalId) {
        ahead.add(arrivalId);
    }

    /** Whether others were announced before that are not stored yet; nobody waits whose arrival was not announced. */
    synchronized boolean hasToWait(String arrivalId) {
        return ahead.contains(arrivalId) && !ahead.iterator().next().equals(arrivalId);
    }

    /** Waits for those that were announced before. */
    synchronized void await(String arrivalId) {
        boolean interrupted = false;
        while (hasToWait(arrivalId)) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody has to wait for this arrival any more: it is stored, or it is not going to be. */
    synchronized void passed(String arrivalId) {
        ahead.remove(arrivalId);
        notifyAll();
    }
}
