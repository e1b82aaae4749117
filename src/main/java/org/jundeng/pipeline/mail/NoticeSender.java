// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.support.SynchronizationAdapter;
import org.jundeng.notice.outbox.MailMessage;
import org.jundeng.notice.outbox.SendFailure;
import org.jundeng.pipeline.mail.NoticeQueue.Letter;
import org.jundeng.pipeline.mail.NoticeQueue.Round;
import org.jundeng.pipeline.mail.NoticeQueue.Turn;
import org.jundeng.pipeline.outage.NotTaken;
import org.jundeng.pipeline.outage.OutOfReach;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bean by which routes take notices from the outbox, send them, and note the result of each. */
public final class NoticeSender {

    /** The body that makes the route look only at notices whose time has come. */
    static final String AGAIN = "again";
    /** The body that makes the route send what may leave, as at an hour of the notices. */
    public static final String DUE = "due";
    /** The body that makes the route send all notices that wait, whatever for. */
    public static final String EVERYTHING = "everything";

    private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);
    private static final int ENOUGH_FAILURES = 3;
    /** Another node may be sending, and may die while it does: then this one sends the rest. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final NoticeQueue queue;
    private final Clock clock;
    private final MailServer server;

    /** Sends what is due by {@code clock}. */
    public NoticeSender(NoticeQueue queue, Clock clock, MailServer server) {
        this.queue = queue;
        this.clock = clock;
        this.server = server;
    }

    /** Begins a round: puts its tally into the exchange's property {@code tally} and waits for the turn to send. */
    public void begin(Exchange exchange, @Body Object which) {
        Duration patience = AGAIN.equals(which) ? Duration.ZERO : PATIENCE;
        Tally tally =
                new Tally(act("waiting for the turn to send", () -> queue.turn(patience)), EVERYTHING.equals(which));
        exchange.setProperty("tally", tally);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                tally.close();
            }
        });
    }

    /**
     * The notices of this round; none while another round is sending.
     */
    public List<Letter> due(@Body Object which, @ExchangeProperty("tally") Tally tally) {
        if (tally.turn.isEmpty()) {
            LOG.debug("another round is sending");
            return List.of();
        }
        return act("looking into the outbox", () -> queue.due(clock.instant(), round(which)));
    }

    private static Round round(Object which) {
        return EVERYTHING.equals(which) ? Round.EVERYTHING : AGAIN.equals(which) ? Round.BETWEEN : Round.HOUR;
    }

    /**
     * The mail of a notice. After a few failures to reach the server the round tries no more; nor does it once the
     * outbox is out of reach, because nothing could be noted.
     */
    public MailMessage compose(@ExchangeProperty("notice") Letter letter, @ExchangeProperty("tally") Tally tally)
            throws MessagingException {
        tally.handedOver = false;
        tally.withdrawn = false;
        if (tally.away != null) {
            throw tally.away;
        }
        if (tally.serverFailedEnough()) {
            throw new MessagingException("the mail server did not take the " + tally.unreached + " before");
        }
        return letter.mail().compose();
    }

    /**
     * Notes in the outbox when the server is about to get the end of the mail, or its file is about to get its name:
     * from then on it may have arrived, and is not withdrawn.
     */
    public void watch(
            @Body MailMessage mail, @ExchangeProperty("notice") Letter letter, @ExchangeProperty("tally") Tally tally) {
        mail.afterWriting(() -> {
            boolean waits;
            try {
                waits = act(
                        "noting that notice " + letter.noticeId() + " is handed over",
                        () -> tally.turn.orElseThrow().handingOver(letter));
            } catch (NotTaken notNoted) {
                throw new IOException("not handed over", notNoted);
            }
            if (!waits) {
                tally.withdrawn = true;
                throw new IOException("notice " + letter.noticeId() + " was withdrawn while it was about to leave");
            }
            tally.handedOver = true;
        });
    }

    /** Tells the outbox that a notice has left. */
    public void sent(@ExchangeProperty("notice") Letter letter, @ExchangeProperty("tally") Tally tally) {
        boolean marked =
                act("noting that notice " + letter.noticeId() + " was sent", () -> queue.sent(letter, clock.instant()));
        tally.sent += marked ? 1 : 0;
    }

    /** Tells the outbox why a notice has not left, and when to try again. */
    public void failed(
            @ExchangeProperty("notice") Letter letter,
            @ExchangeProperty("tally") Tally tally,
            @ExchangeProperty("CamelExceptionCaught") Exception thrown) {
        NotTaken notTaken = NotTaken.in(thrown);
        if (notTaken != null) {
            tally.away = notTaken;
            throw notTaken;
        }
        if (tally.withdrawn) {
            LOG.info("notice {} was withdrawn while it was about to leave", letter.noticeId());
            return;
        }
        SendFailure why = why(letter, tally, thrown);
        LOG.warn(
                "notice {} to {} has not left, {}: {}",
                letter.noticeId(),
                letter.address(),
                why.givenUp() ? "and is given up" : "next try " + why.nextAttempt(),
                why.error());
        tally.putOff += why.givenUp() ? 0 : 1;
        tally.givenUp += why.givenUp() ? 1 : 0;
        tally.addressRefused |= why.isOfAddress();
        act("noting that notice " + letter.noticeId() + " was not sent", () -> {
            queue.failed(letter, why);
            return true;
        });
    }

    private SendFailure why(Letter letter, Tally tally, Exception thrown) {
        Retries retries = new Retries(server.attempts());
        if (tally.serverFailedEnough()) {
            return retries.untried(letter, "not-tried: " + thrown.getMessage(), clock.instant());
        }
        MailTrouble trouble =
                MailTrouble.of(thrown, tally.handedOver && server.host().isPresent());
        tally.unreached += trouble.reason().ofServer() ? 1 : 0;
        MailTrouble shown = new MailTrouble(trouble.reason(), server.withoutPassword(trouble.said()));
        return retries.after(letter, shown, clock.instant());
    }

    /** The result of the round. Where an address was refused, a round that follows tells somebody else. */
    public SendResult result(@ExchangeProperty("tally") Tally tally) {
        if (tally.addressRefused && !tally.last) {
            try {
                queue.lookAgain();
            } catch (RuntimeException e) {
                LOG.warn("the next night decides who is told instead: {}", OutOfReach.chain(e));
            }
        }
        tally.close();
        return new SendResult(tally.sent, tally.putOff, tally.givenUp, tally.unreached > 0);
    }

    private static <T> T act(String act, Supplier<T> what) {
        try {
            return what.get();
        } catch (RuntimeException e) {
            throw new NotTaken(act, e);
        }
    }

    /** The tally of one round, which one thread sends. */
    public static final class Tally {
        private final Optional<Turn> turn;
        private final boolean last;
        private int sent;
        private int putOff;
        private int givenUp;
        private int unreached;
        private boolean handedOver;
        private boolean withdrawn;
        private boolean addressRefused;
        private NotTaken away;

        private Tally(Optional<Turn> turn, boolean last) {
            this.turn = turn;
            this.last = last;
        }

        /** Whether the round may send. */
        boolean hasTurn() {
            return turn.isPresent();
        }

        private boolean serverFailedEnough() {
            return unreached >= ENOUGH_FAILURES;
        }

        private void close() {
            turn.ifPresent(Turn::close);
        }
    }
}
