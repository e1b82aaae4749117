// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/**
 * Collects observations in blocks, and has a second thread store one block while the next is filled. A delivery that
 * fits into the first block needs no second thread. From the first {@link #accept} the connection belongs to the second
 * thread, and after {@link #finish} or {@link #close} to the caller again.
 */
final class Staging implements Consumer<Observation>, AutoCloseable {

    private static final int ROWS_BETWEEN_LOOKS = 1024;

    private final DeliveryStore store;
    private final Blocks blocks;
    private final SeriesNumbers numbers = new SeriesNumbers();
    private Block filling;
    private Block spare;
    private ExecutorService second;
    private Future<?> underWay;

    Staging(DeliveryStore store, Blocks blocks) {
        this.store = store;
        this.blocks = blocks;
        this.filling = new Block(blocks.most());
    }

    /**
     * How large blocks are. Large blocks go into the index in longer runs; a small first block starts the second thread
     * early. An idle thread gets the rows collected so far.
     *
     * @param least from how many observations a block is handed over to an idle thread
     * @param most how many observations fill a block
     */
    record Blocks(int least, int most) {

        private static final int BYTES_A_ROW = 1 << 10;
        private static final int SMALLEST = 1 << 14;
        private static final int LEAST = 1 << 16;

        /** As large as the heap allows: all that belongs to a block may take a sixteenth of it. */
        static Blocks forHeap(long bytes) {
            int most = (int) Math.max(SMALLEST, Math.min(Block.MOST_ROWS, bytes / BYTES_A_ROW));
            return new Blocks(Math.min(LEAST, most), most);
        }
    }

    @Override
    public void accept(Observation observation) {
        filling.add(number(observation.series()), observation);
        boolean look = filling.size() >= blocks.least() && filling.size() % ROWS_BETWEEN_LOOKS == 0;
        if (filling.isFull() || (look && (underWay == null || underWay.isDone()))) {
            handOver();
        }
    }

    /** The number of a series within the delivery; {@link SeriesNumbers#NONE} where it is not in it. */
    int known(SeriesKey key) {
        return numbers.find(key);
    }

    private int number(SeriesKey key) {
        int met = numbers.count();
        int number = numbers.number(key);
        if (number == met) {
            filling.addSeries(key);
        }
        return number;
    }

    private void handOver() {
        await();
        if (second == null) {
            second = Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "storing");
                thread.setDaemon(true);
                return thread;
            });
            spare = new Block(blocks.most());
        }
        Block full = filling;
        underWay = second.submit(() -> {
            store.take(full);
            return null;
        });
        filling = spare;
        spare = full;
        filling.clear();
    }

    private void await() {
        if (underWay == null) {
            return;
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    underWay.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                    store.cancel();
                } catch (ExecutionException e) {
                    throw unchecked(e.getCause());
                } finally {
                    underWay = underWay.isDone() ? null : underWay;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof SQLException e) {
            return new UncheckedSqlException(e);
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return (RuntimeException) cause;
    }

    /** Stores what is left, on the caller's thread. */
    void finish() throws SQLException {
        await();
        if (filling.size() > 0) {
            store.take(filling);
        }
        filling = new Block(0);
    }

    /** Waits for the block under way and stores nothing more, because the delivery is refused. */
    void abandon() {
        await();
    }

    /** Ends the second thread, whatever has happened. A block under way is cancelled. */
    @Override
    public void close() {
        if (second == null) {
            return;
        }
        second.shutdown();
        if (underWay != null) {
            store.cancel();
        }
        boolean interrupted = false;
        while (!second.isTerminated()) {
            try {
                second.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
