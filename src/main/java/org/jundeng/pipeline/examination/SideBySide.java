// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jundeng.pipeline.examination.Remarks.Remark;

/**
 * Has examiners look at the same time, all within one limit, so that whatever is down takes no longer than one of them.
 * What they find is given in their order, not in that of their answers.
 */
public final class SideBySide {

    private final Duration limit;

    /** Waits for at most {@code limit}. */
    public SideBySide(Duration limit) {
        this.limit = limit;
    }

    /** All that the examiners find; of one that is not done in time, a remark that says so. */
    public List<Remark> examine(List<Examiner> examiners) {
        long end = System.nanoTime() + limit.toNanos();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        List<Remarks> found = new ArrayList<>();
        for (Examiner examiner : examiners) {
            Remarks remarks = new Remarks();
            found.add(remarks);
            running.add(start(examiner, remarks));
        }
        List<Remark> all = new ArrayList<>();
        for (int i = 0; i < examiners.size(); i++) {
            String reason = await(running.get(i), end - System.nanoTime());
            all.addAll(found.get(i).all());
            if (reason != null) {
                Examiner examiner = examiners.get(i);
                all.add(new Remark(examiner.silence(), examiner.subject() + " " + reason));
            }
        }
        return all;
    }

    /** A thread that hangs in a driver must not keep the process. */
    private static CompletableFuture<Void> start(Examiner examiner, Remarks remarks) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        examiner.examine(remarks);
                        done.complete(null);
                    } catch (RuntimeException | LinkageError e) {
                        done.completeExceptionally(e);
                    }
                },
                "examining " + examiner.subject());
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    /** Null if it is done. */
    private String await(CompletableFuture<Void> running, long nanos) {
        try {
            running.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return null;
        } catch (TimeoutException e) {
            return "was not done being asked within " + limit.toSeconds() + " s";
        } catch (ExecutionException e) {
            return "could not be examined: " + e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was not examined to the end: interrupted";
        }
    }
}
