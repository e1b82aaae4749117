// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The thread in which a driver works for one connection. There are drivers that heed no limit and whose connections
 * cannot be cut; who waits for them here goes on without them once the time is over.
 */
final class DriverThread implements AutoCloseable {

    private static final int NANO_SECOND = 1_000_000_000;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread one = new Thread(work, "source-driver");
        one.setDaemon(true);
        return one;
    });

    /**
     * Has the driver do the work, and waits for it.
     *
     * @param nanos how long to wait
     * @return what the work gives
     * @throws TimeoutException if the driver is still at it
     * @throws AskingFailed if this thread is interrupted
     * @throws Throwable what the work throws
     */
    <T> T within(long nanos, Callable<T> work) throws Throwable {
        Future<T> done = thread.submit(work);
        try {
            return done.get(Math.max(NANO_SECOND, nanos), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AskingFailed(Trouble.AWAY, "stopped while it was asked", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
