// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jundeng.pipeline.workspace.Claim;

/**
 * Takes claims side by side: while one is stored, the next is copied and read and the receipts of the one before
 * are written. They are stored one at a time, in the order they came in.
 */
public final class ConcurrentTaking implements AutoCloseable {

    /** One before, one at, one behind the store. */
    private static final int AT_A_TIME = 3;

    private final StoringOrder order;
    private final Consumer<Claim> taking;
    private final Semaphore room = new Semaphore(AT_A_TIME);
    private final AtomicReference<Throwable> broke = new AtomicReference<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, task -> {
        Thread thread = new Thread(task, "taking");
        thread.setDaemon(true);
        return thread;
    });

    public ConcurrentTaking(StoringOrder order, Consumer<Claim> taking) {
        this.order = order;
        this.taking = taking;
    }

    /** Has a claim taken, as soon as there is room; throws what broke an earlier one off. */
    public void take(Claim claim) {
        room.acquireUninterruptibly();
        order.announce(claim.arrivalId());
        threads.execute(() -> {
            try {
                taking.accept(claim);
            } catch (RuntimeException | Error e) {
                broke.compareAndSet(null, e);
            } finally {
                order.passed(claim.arrivalId());
                room.release();
            }
        });
        throwWhatBroke();
    }

    /** Once: who hands over and who closes may be the same. */
    private void throwWhatBroke() {
        Throwable first = broke.getAndSet(null);
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw (RuntimeException) first;
        }
    }

    /** Waits for all that were handed over. */
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
