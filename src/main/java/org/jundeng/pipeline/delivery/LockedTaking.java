// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.sql.LockName;
import org.jundeng.warehouse.sql.NamedLocks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each claim in one place at a time: under a lock of the warehouse, which goes with its process. So whoever finds
 * a claim may take it, and no time-out has to guess whether its first taker is still alive. A claim that fails by
 * itself again and again is set aside, so that the others go on.
 */
public final class LockedTaking implements Taking {

    private static final Logger LOG = LoggerFactory.getLogger(LockedTaking.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Taking taking;
    private final NamedLocks locks;
    private final Shutdown ending;
    private final Function<String, Optional<LedgerLine>> ledger;

    /** Takes by {@code taking}; {@code ledger} knows the line of an arrival. */
    public LockedTaking(
            Taking taking, NamedLocks locks, Shutdown ending, Function<String, Optional<LedgerLine>> ledger) {
        this.taking = taking;
        this.locks = locks;
        this.ending = ending;
        this.ledger = ledger;
    }

    @Override
    public LedgerLine take(Claim claim) throws IOException {
        ending.check();
        Optional<NamedLocks.Held> mine = locks.tryTake(LockName.claim(claim.arrivalId()));
        if (mine.isEmpty()) {
            return null;
        }
        try (NamedLocks.Held held = mine.get()) {
            return Files.exists(claim.file(), LinkOption.NOFOLLOW_LINKS) ? takeCounted(claim) : null;
        }
    }

    /** A claim goes after its line has come: if it is gone, the line is there. */
    @Override
    public LedgerLine takeOrAwait(Claim claim) throws IOException {
        LedgerLine line = take(claim);
        while (line == null) {
            ending.pause(LOOK_AGAIN);
            boolean gone = Files.notExists(claim.file(), LinkOption.NOFOLLOW_LINKS);
            line = gone ? ledger.apply(claim.arrivalId()).orElseThrow(() -> lost(claim)) : take(claim);
        }
        return line;
    }

    private static IOException lost(Claim claim) {
        return new IOException(claim.file() + " is gone, and no ledger line tells of it");
    }

    private LedgerLine takeCounted(Claim claim) throws IOException {
        FailedAttempts before = FailedAttempts.of(claim);
        if (before.tooMany()) {
            return setAside(claim, before.all(), "the process ended");
        }
        before.begun().note(claim);
        try {
            return takeOnce(claim);
        } catch (IOException | RuntimeException e) {
            FailedAttempts after = FailedAttempts.itsOwnFault(e) ? before.failed() : before;
            note(claim, after);
            if (after.tooMany()) {
                LOG.error("{} ({}) of {} is set aside", claim.arrivalId(), claim.sourceName(), claim.bureau(), e);
                return setAside(claim, after.all(), OutOfReach.innermost(e));
            }
            throw e;
        }
    }

    /** A delivery that exhausts the stack or the heap fails like any other: what it held is free again. */
    private LedgerLine takeOnce(Claim claim) throws IOException {
        try {
            return taking.take(claim);
        } catch (VirtualMachineError e) {
            throw new IllegalStateException("taking " + claim.arrivalId() + ": " + e, e);
        }
    }

    /** Where even this cannot be noted, the try counts as one of a process that ended. */
    private static void note(Claim claim, FailedAttempts tries) {
        try {
            tries.note(claim);
        } catch (IOException e) {
            LOG.warn("the tries of {} cannot be noted: {}", claim.arrivalId(), e.toString());
        }
    }

    @Override
    public LedgerLine setAside(Claim claim, int tries, String why) throws IOException {
        return taking.setAside(claim, tries, why);
    }

    @Override
    public LedgerLine fail(Contract contract, List<Finding> reasons) throws IOException {
        return taking.fail(contract, reasons);
    }
}
