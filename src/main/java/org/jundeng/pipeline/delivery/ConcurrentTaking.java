// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jundeng.pipeline.workspace.Claim;

/**
 * Takes claims concurrently: while one is stored, the next is copied and read, and the receipt of the one before is
 * written. They are stored one at a time, in the order in which they were handed over.
 */
public final class ConcurrentTaking implements ClaimTaker, AutoCloseable {

    /** One ahead of the store, one in it, one behind it. */
    private static final int AT_A_TIME = 3;

    private final StoringOrder order;
    private final ClaimTaker next;
    private final Semaphore room = new Semaphore(AT_A_TIME);
    private final AtomicReference<Throwable> broke = new AtomicReference<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, task -> {
        Thread thread = new Thread(task, "taking");
        thread.setDaemon(true);
        return thread;
    });

    /** Hands claims to {@code next}, several at a time, and announces them to {@code order} one after the other. */
    public ConcurrentTaking(StoringOrder order, ClaimTaker next) {
        this.order = order;
        this.next = next;
    }

    /** Has a claim taken as soon as there is room; throws what broke off an earlier one. */
    @Override
    public void take(Claim claim) {
        room.acquireUninterruptibly();
        order.announce(claim.arrivalId());
        threads.execute(() -> {
            try {
                next.take(claim);
            } catch (RuntimeException | Error e) {
                broke.compareAndSet(null, e);
            } finally {
                order.passed(claim.arrivalId());
                room.release();
            }
        });
        throwWhatBroke();
    }

    /** Throws it once: the same thread may hand over and close. */
    private void throwWhatBroke() {
        Throwable first = broke.getAndSet(null);
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw (RuntimeException) first;
        }
    }

    /** Waits until every claim that was handed over is done; throws what broke one off. */
    @Override
    public void close() {
        threads.shutdown();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throwWhatBroke();
    }
}
