// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Has claims that are taken concurrently stored in the order in which they were announced, so that the ledger is the
 * same as if they had been taken one after the other. Safe for use by several threads.
 */
public final class StoringOrder {

    private final Set<String> ahead = new LinkedHashSet<>();

    /** From now on, arrivals that are announced later wait for this one until it has {@link #passed}. */
    synchronized void announce(String arrivalId) {
        ahead.add(arrivalId);
    }

    /** Whether earlier arrivals have not passed yet. An arrival that was not announced never waits. */
    synchronized boolean hasToWait(String arrivalId) {
        return ahead.contains(arrivalId) && !ahead.iterator().next().equals(arrivalId);
    }

    /** Waits until all arrivals that were announced earlier have passed. */
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

    /** Lets later arrivals go on: this one is stored, or is not going to be. */
    synchronized void passed(String arrivalId) {
        ahead.remove(arrivalId);
        notifyAll();
    }
}
