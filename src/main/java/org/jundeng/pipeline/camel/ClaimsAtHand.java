// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jundeng.pipeline.workspace.Claim;

/**
 * The claims that threads of this process are at, from the moment they are made. A claim that was just made and not yet
 * begun, or that waits to be tried again, must not look as if somebody had left it: who resumes it would take it beside
 * those that are to come after it.
 */
final class ClaimsAtHand {

    private final ReadWriteLock making = new ReentrantReadWriteLock();
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    /** Makes a claim. */
    @FunctionalInterface
    interface Making {
        /** The claim; empty where another node was faster. */
        Optional<Claim> claim() throws IOException;
    }

    /** Makes a claim that the same thread then begins; null where another node was faster. */
    Claim claim(Making how) throws IOException {
        making.readLock().lock();
        try {
            Optional<Claim> claim = how.claim();
            claim.ifPresent(each -> made.add(each.arrivalId()));
            return claim.orElse(null);
        } finally {
            making.readLock().unlock();
        }
    }

    /** Begins to take a claim; false where another thread is at it. */
    boolean begin(Claim claim) {
        boolean first = begun.add(claim.arrivalId());
        made.remove(claim.arrivalId());
        return first;
    }

    /** Is done with a claim that was begun. */
    void end(Claim claim) {
        begun.remove(claim.arrivalId());
    }

    /** Is done with a claim for now; the same thread tries it again in a moment, unless it {@link #letGo lets go}. */
    void pause(Claim claim) {
        made.add(claim.arrivalId());
        begun.remove(claim.arrivalId());
    }

    /** Does not try a claim again. */
    void letGo(Claim claim) {
        made.remove(claim.arrivalId());
    }

    /** Whether any claim is begun. */
    boolean isAnyBegun() {
        return !begun.isEmpty();
    }

    /** Those of the claims at which no thread is. They are listed while none is being made. */
    List<Claim> leftOf(Supplier<List<Claim>> claims) {
        making.writeLock().lock();
        try {
            return claims.get().stream()
                    .filter(claim -> !made.contains(claim.arrivalId()) && !begun.contains(claim.arrivalId()))
                    .toList();
        } finally {
            making.writeLock().unlock();
        }
    }
}
