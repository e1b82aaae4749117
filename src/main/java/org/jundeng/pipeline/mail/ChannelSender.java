// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.jundeng.notice.channel.ChannelBook;
import org.jundeng.notice.channel.ChannelBook.Due;
import org.jundeng.notice.channel.ChannelNotice;
import org.jundeng.notice.outbox.SendFailure;
import org.jundeng.pipeline.outage.NotTaken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean by which routes send notices by channels, after their mails, and note the result of each. It sends within
 * the turn that the mails of the round have, so that one node sends at a time.
 */
public final class ChannelSender {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelSender.class);
    private static final int ENOUGH_FAILURES = 3;
    private static final int SUCCESS = 200;
    private static final int NO_SUCCESS = 300;
    /** For so long a notice waits for a channel that was unset, so that a slip in the settings loses none. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final String DUE = "channelNotice";
    private static final String FAILURES = "channelFailures";

    private final ChannelQueue queue;
    private final Channels channels;
    private final Clock clock;
    private final Duration ahead;
    private final int attempts;

    /**
     * Sends what is due by {@code clock}, and what was put off for less than {@code ahead}.
     *
     * @param attempts how often a notice is tried before it is given up
     */
    public ChannelSender(ChannelQueue queue, Channels channels, Clock clock, Duration ahead, int attempts) {
        this.queue = queue;
        this.channels = channels;
        this.clock = clock;
        this.ahead = ahead;
        this.attempts = attempts;
    }

    /**
     * The notices of this round; none while another round is sending, nor for channels that are not set. What has
     * waited long for one that is not is given up: it would be no news when the channel is set again.
     */
    public List<Due> due(Exchange exchange, @ExchangeProperty("tally") NoticeSender.Tally tally) {
        exchange.setProperty(FAILURES, new HashMap<String, Integer>());
        if (!tally.hasTurn()) {
            return List.of();
        }
        Set<String> set = channels.set();
        List<Due> all = act("looking which notices leave by channels", () -> queue.due(clock.instant(), ahead));
        all.stream().filter(due -> !set.contains(due.channel())).forEach(this::forget);
        return all.stream().filter(due -> set.contains(due.channel())).toList();
    }

    private void forget(Due due) {
        if (due.since().plus(KEPT).isBefore(clock.instant())) {
            note(due, new SendFailure("channel-unset: the channel is not set", null, false, 0));
        }
    }

    /** What a notice says. After a few failures of a channel, or one silence, the round tries it no more. */
    public ChannelNotice compose(
            @ExchangeProperty(DUE) Due due, @ExchangeProperty(FAILURES) Map<String, Integer> failures) {
        if (failures.getOrDefault(due.channel(), 0) >= ENOUGH_FAILURES) {
            throw new IllegalStateException("the channel did not take others before");
        }
        return act("reading notice " + due.noticeId(), () -> queue.content(due.noticeId()));
    }

    /** Makes the message of {@code exchange}, whose body is the JSON, the request to the channel, and nothing else. */
    public void sign(String channel, Exchange exchange) {
        Message message = exchange.getMessage();
        byte[] body = message.getBody(byte[].class);
        Due due = exchange.getProperty(DUE, Due.class);
        long seconds = clock.instant().getEpochSecond();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_URI, channels.address(channel).toString());
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
        message.setHeader("Idempotency-Key", exchange.getProperty("channelKey", String.class));
        message.setHeader("Jundeng-Timestamp", String.valueOf(seconds));
        message.setHeader("Jundeng-Signature", channels.signature(due.channel()).of(seconds, body));
        message.setBody(body);
        exchange.setProperty(ExchangePropertyKey.CHARSET_NAME, "UTF-8");
    }

    /** Takes the answer that is the message of {@code exchange}; throws where it is not one of success. */
    public void answered(Exchange exchange) {
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        if (status < SUCCESS || status >= NO_SUCCESS) {
            throw new NotAccepted(status);
        }
    }

    /** Notes that a notice has left. */
    public void sent(@ExchangeProperty(DUE) Due due) {
        act("noting that notice " + due.noticeId() + " left by " + due.channel(), () -> {
            queue.sent(due, clock.instant());
            return true;
        });
    }

    /** Notes why a notice has not left, and when to try again. */
    public void failed(
            @ExchangeProperty(DUE) Due due,
            @ExchangeProperty(FAILURES) Map<String, Integer> failures,
            @ExchangeProperty("CamelExceptionCaught") Exception thrown) {
        NotTaken notTaken = NotTaken.in(thrown);
        if (notTaken != null) {
            throw notTaken;
        }
        note(due, why(due, failures, thrown));
    }

    private void note(Due due, SendFailure why) {
        LOG.warn(
                "notice {} has not left by channel {}, {}: {}",
                due.noticeId(),
                due.channel(),
                why.givenUp() ? "and is given up" : "next try " + why.nextAttempt(),
                why.error());
        act("noting that notice " + due.noticeId() + " did not leave by " + due.channel(), () -> {
            queue.failed(due, why);
            return true;
        });
    }

    private SendFailure why(Due due, Map<String, Integer> failures, Exception thrown) {
        Retries retries = new Retries(attempts);
        if (failures.getOrDefault(due.channel(), 0) >= ENOUGH_FAILURES) {
            return retries.untried(due.attempts(), "not-tried: " + thrown.getMessage(), clock.instant());
        }
        if (thrown instanceof ChannelBook.Unreadable unreadable) {
            return retries.after(due.attempts(), ChannelTrouble.of(unreadable), clock.instant());
        }
        ChannelTrouble trouble =
                thrown instanceof NotAccepted refused ? ChannelTrouble.of(refused.status) : ChannelTrouble.of(thrown);
        if (!trouble.isLasting()) {
            failures.merge(due.channel(), trouble.isSilent() ? ENOUGH_FAILURES : 1, Integer::sum);
        }
        return retries.after(due.attempts(), trouble, clock.instant());
    }

    private static <T> T act(String act, Supplier<T> what) {
        try {
            return what.get();
        } catch (ChannelBook.Unreadable ofOneNotice) {
            throw ofOneNotice;
        } catch (RuntimeException e) {
            throw new NotTaken(act, e);
        }
    }

    /** An answer whose status is not one of success. */
    private static final class NotAccepted extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int status;

        private NotAccepted(int status) {
            super("status " + status);
            this.status = status;
        }
    }
}
