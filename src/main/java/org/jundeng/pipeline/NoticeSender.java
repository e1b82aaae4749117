// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jundeng.pipeline.NoticeQueue.Letter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bean by which routes take notices from the outbox and tell it what came of each. */
public final class NoticeSender {

    /** What the route is called with to look only at notices that failed before. */
    static final String AGAIN = "again";

    private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);
    private static final Duration FIRST_DELAY = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 6;
    private static final int ENOUGH_FAILURES = 3;

    private final NoticeQueue queue;
    private final Clock clock;
    private final Duration ahead;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

    /** Sends what is due by {@code clock}, or would be within {@code ahead}: a run by hand waits for no delay. */
    NoticeSender(NoticeQueue queue, Clock clock, Duration ahead) {
        this.queue = queue;
        this.clock = clock;
        this.ahead = ahead;
    }

    /** Opens the account of one round, as the exchange's property {@code tally}. */
    public void begin(Exchange exchange) {
        exchange.setProperty("tally", new Tally());
    }

    /** The notices of this round: none that another round is sending. */
    public List<Letter> due(@Body Object which) {
        return act("looking into the outbox", () -> queue.due(clock.instant().plus(ahead))).stream()
                .filter(letter -> !AGAIN.equals(which) || letter.attempts() > 0)
                .filter(letter -> underWay.add(letter.noticeId()))
                .toList();
    }

    /** The mail of a notice. After a few failures to reach the server the round gives up on it without waiting. */
    public MimeMessage compose(@ExchangeProperty("notice") Letter letter, @ExchangeProperty("tally") Tally tally)
            throws MessagingException {
        if (tally.unreached >= ENOUGH_FAILURES) {
            throw new MessagingException(
                    "not tried: the mail server did not answer the " + tally.unreached + " before",
                    new IOException("mail server out of reach"));
        }
        return letter.mail().compose();
    }

    /** Tells the outbox that a notice has left. */
    public void sent(@ExchangeProperty("notice") Letter letter, @ExchangeProperty("tally") Tally tally) {
        try {
            act("noting that notice " + letter.noticeId() + " was sent", () -> {
                queue.sent(letter.noticeId(), clock.instant());
                return true;
            });
            tally.sent++;
        } finally {
            underWay.remove(letter.noticeId());
        }
    }

    /** Tells the outbox why a notice has not left, and when to try again: after 5 minutes, then twice as long. */
    public void failed(
            @ExchangeProperty("notice") Letter letter,
            @ExchangeProperty("tally") Tally tally,
            @ExchangeProperty("CamelExceptionCaught") Exception thrown) {
        underWay.remove(letter.noticeId());
        NotTaken notTaken = NotTaken.in(thrown);
        if (notTaken != null) {
            throw notTaken;
        }
        String error = OutOfReach.chain(thrown);
        Instant next =
                clock.instant().plus(FIRST_DELAY.multipliedBy(1L << Math.min(letter.attempts(), MOST_DOUBLINGS)));
        LOG.warn("notice {} to {} has not left: {}", letter.noticeId(), letter.address(), error);
        tally.failed++;
        tally.unreached += unreached(thrown) ? 1 : 0;
        act("noting that notice " + letter.noticeId() + " was not sent", () -> {
            queue.failed(letter.noticeId(), error, next);
            return true;
        });
    }

    /** What came of the round. */
    public SendResult result(@ExchangeProperty("tally") Tally tally) {
        return new SendResult(tally.sent, tally.failed, tally.unreached > 0);
    }

    /** Whether the server itself is the trouble, and not the recipient. */
    private static boolean unreached(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SendFailedException) {
                return false;
            }
            if (cause instanceof IOException || cause instanceof AuthenticationFailedException) {
                return true;
            }
        }
        return false;
    }

    private static <T> T act(String act, Supplier<T> what) {
        try {
            return what.get();
        } catch (RuntimeException e) {
            throw new NotTaken(act, e);
        }
    }

    /** The account of one round; one thread sends a round. */
    public static final class Tally {
        private int sent;
        private int failed;
        private int unreached;

        private Tally() {}
    }
}
