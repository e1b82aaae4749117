// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.sql.LockName;
import org.jundeng.warehouse.sql.NamedLocks;

/**
 * Takes each claim in one place at a time: under a lock of the warehouse that ends with the process that holds it. So
 * whoever finds a claim may take it, and no timeout has to guess whether the first process is still alive.
 */
public final class LockedTaking implements Taking {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final CountedTaking next;
    private final NamedLocks locks;
    private final Shutdown shutdown;
    private final Function<String, Optional<LedgerLine>> ledger;

    /** Hands claims to {@code next}; {@code ledger} finds the line of an arrival by its id. */
    public LockedTaking(
            CountedTaking next, NamedLocks locks, Shutdown shutdown, Function<String, Optional<LedgerLine>> ledger) {
        this.next = next;
        this.locks = locks;
        this.shutdown = shutdown;
        this.ledger = ledger;
    }

    @Override
    public LedgerLine take(Claim claim) throws IOException {
        shutdown.check();
        Optional<NamedLocks.Held> mine = locks.tryTake(LockName.claim(claim.arrivalId()));
        if (mine.isEmpty()) {
            return null;
        }
        try (NamedLocks.Held held = mine.get()) {
            return Files.exists(claim.file(), LinkOption.NOFOLLOW_LINKS) ? next.take(claim) : null;
        }
    }

    /** A claim is let go after its line was written: if the claim is gone, the line exists. */
    @Override
    public LedgerLine takeOrAwait(Claim claim) throws IOException {
        LedgerLine line = take(claim);
        while (line == null) {
            shutdown.pause(LOOK_AGAIN);
            boolean gone = Files.notExists(claim.file(), LinkOption.NOFOLLOW_LINKS);
            line = gone ? ledger.apply(claim.arrivalId()).orElseThrow(() -> lost(claim)) : take(claim);
        }
        return line;
    }

    private static IOException lost(Claim claim) {
        return new IOException(claim.file() + " is gone, and no ledger line tells of it");
    }
}
