// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A question that may not be answered for a long time, such as one to a silent warehouse. It is asked on a thread of
 * its own, once at a time, so that whoever wants the answer waits no longer than he wishes, however many there are. The
 * last answer is kept.
 *
 * @param <T> what the answer holds
 */
final class LatestAnswer<T> {

    /** How long a page may wait for an answer, so that it comes within two seconds. */
    static final Duration PATIENCE = Duration.ofMillis(1_200);

    private static final Logger LOG = LoggerFactory.getLogger(LatestAnswer.class);
    private static final long IDLE_SECONDS = 30;

    private final String subject;
    private final Supplier<T> question;
    private final Clock clock;
    private final Executor thread;
    private CompletableFuture<T> asked;
    private volatile Known<T> known;

    /**
     * Asks {@code question} when an answer is wanted.
     *
     * @param subject who is asked, for the log and the thread's name
     */
    LatestAnswer(String subject, Supplier<T> question, Clock clock) {
        this.subject = subject;
        this.question = question;
        this.clock = clock;
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread asking = new Thread(task, "asking " + subject);
                    asking.setDaemon(true);
                    return asking;
                });
        one.allowCoreThreadTimeOut(true);
        this.thread = one;
    }

    /**
     * An answer that was given.
     *
     * @param value the answer
     * @param at when it was given
     */
    record Known<T>(T value, Instant at) {}

    /**
     * What is known when the waiting is over.
     *
     * @param isCurrent whether the question was answered just now
     * @param latest the last answer that was ever given; empty where none was
     */
    record Answer<T>(boolean isCurrent, Optional<Known<T>> latest) {

        /** How old the last answer is at {@code now}, in seconds. */
        Optional<Long> ageSeconds(Instant now) {
            return latest.map(
                    known -> Math.max(0, Duration.between(known.at(), now).toSeconds()));
        }
    }

    /** Asks, unless the question is being asked already; does not wait. */
    synchronized CompletableFuture<T> ask() {
        if (asked == null || asked.isDone()) {
            asked = CompletableFuture.supplyAsync(question, thread).thenApply(value -> {
                known = new Known<>(value, clock.instant());
                return value;
            });
        }
        return asked;
    }

    /** Asks, and waits at most {@code patience} for the answer. */
    Answer<T> within(Duration patience) {
        return new Answer<>(isAnswered(patience), Optional.ofNullable(known));
    }

    private boolean isAnswered(Duration patience) {
        try {
            ask().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            LOG.warn("{} cannot be asked: {}", subject, String.valueOf(e.getCause()));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
