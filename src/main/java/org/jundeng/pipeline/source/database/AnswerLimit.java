// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time that an answer may take in all. The server's own limit, where it has one, comes first. A statement that goes
 * on for a second longer is cancelled, and a connection that does not even then give way is cut. So no product, however
 * it counts, can hold a pull up.
 */
final class AnswerLimit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerLimit.class);
    private static final int CANCEL_AFTER_SECONDS = 1;
    private static final int NANO_SECOND = 1_000_000_000;

    private final int seconds;
    private final LongSupplier nanos;
    private final long begun;
    private ScheduledExecutorService watch;
    private int cutAfterSeconds;
    private long rows;
    private long lastRow;

    /** Begins now. {@code nanos} counts nanoseconds from any moment on. */
    AnswerLimit(int seconds, LongSupplier nanos) {
        this.seconds = seconds;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.lastRow = begun;
    }

    /** Ends what the statement does when the time is over, from outside. */
    void watch(Statement statement, Connection connection, int cutAfter) {
        cutAfterSeconds = cutAfter;
        watch = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "answer-limit");
            thread.setDaemon(true);
            return thread;
        });
        watch.schedule(() -> cancel(statement), seconds + (long) CANCEL_AFTER_SECONDS, TimeUnit.SECONDS);
        watch.schedule(() -> cut(connection), cutAfter, TimeUnit.SECONDS);
    }

    /** Counts a row; throws if it came too late. */
    void row() throws AskingFailed {
        end();
        rows++;
        lastRow = nanos.getAsLong();
    }

    /** Throws if the end came too late: a driver may take a statement that was cancelled for one that has ended. */
    void end() throws AskingFailed {
        if (isOver()) {
            throw late();
        }
    }

    /** The failure of an answer that has not ended in time. */
    AskingFailed late() {
        return new AskingFailed(Trouble.SLOW, words(), null);
    }

    /** How long a driver may still be at it, after whatever was done to end its work. */
    long patienceNanos() {
        return begun + (cutAfterSeconds + CANCEL_AFTER_SECONDS) * (long) NANO_SECOND - nanos.getAsLong();
    }

    boolean isOver() {
        return nanos.getAsLong() - begun > seconds * (long) NANO_SECOND;
    }

    /** What a driver's error means, which after the end of the time is a consequence of that. */
    Throwable told(Session session, Throwable thrown) {
        Throwable told = session.told(thrown);
        boolean follows = isOver() && told instanceof AskingFailed failed && failed.trouble() != Trouble.SLOW;
        return follows ? new AskingFailed(Trouble.SLOW, words(), thrown) : told;
    }

    /** Whether it was a silence or a drip: {@code no end after 60 s: 1234 rows had come, the last one after 59 s}. */
    private String words() {
        return "no end after " + seconds + " s: "
                + (rows == 0
                        ? "not one row had come"
                        : rows + " rows had come, the last one after " + (lastRow - begun) / NANO_SECOND + " s");
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.shutdownNow();
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException | RuntimeException unsupported) {
            LOG.debug("a statement cannot be cancelled", unsupported);
        }
    }

    static void cut(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException | AbstractMethodError unsupported) {
            LOG.debug("a connection cannot be cut", unsupported);
            closeQuietly(connection);
        }
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException closing) {
            LOG.debug("a connection cannot be closed", closing);
        }
    }
}
