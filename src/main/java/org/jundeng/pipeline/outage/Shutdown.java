// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.outage;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the process is about to end. What is under way has a little while to finish; after that, long work breaks off
 * at its next {@link #check}: nothing of it is kept, its claim stays, and the next start takes it up again.
 */
public final class Shutdown {

    private final CountDownLatch now = new CountDownLatch(1);

    /** Work was broken off because the process ends. */
    public static final class BrokenOff extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private BrokenOff() {
            super("broken off, because Jundeng is ending; it is taken up at the next start");
        }
    }

    /** From now on work breaks off. */
    public void begin() {
        now.countDown();
    }

    /** Has work break off when {@code grace} is over, unless the process has ended by then. */
    public void beginAfter(Duration grace) {
        Thread timer = new Thread(
                () -> {
                    pause(grace);
                    begin();
                },
                "ending");
        timer.setDaemon(true);
        timer.start();
    }

    /** Whether work breaks off. */
    public boolean begun() {
        return now.getCount() == 0;
    }

    /** Throws {@link BrokenOff} once work is to break off. */
    public void check() {
        if (begun()) {
            throw new BrokenOff();
        }
    }

    /** Waits, at most until work is to break off. */
    public void pause(Duration time) {
        try {
            if (now.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
