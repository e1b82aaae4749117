// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jundeng.notice.outbox.SendFailure;
import org.jundeng.pipeline.mail.NoticeQueue.Letter;

/**
 * When a notice that did not leave is tried again: after 5 minutes, then twice as long each time, up to 5 hours.
 *
 * @param most how often it is tried at all
 */
record Retries(int most) {

    private static final Duration FIRST_DELAY = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 6;

    /** What to note when {@code letter} was tried at {@code now} and did not leave. */
    SendFailure after(Letter letter, MailTrouble trouble, Instant now) {
        boolean noAnswer = trouble.reason() == MailTrouble.Reason.UNANSWERED;
        int unanswered = letter.unanswered() + (noAnswer ? 1 : 0);
        String error = trouble.reason() + ": " + trouble.said();
        if (trouble.reason().lasting()) {
            return new SendFailure(error, null, true, unanswered);
        }
        if (unanswered >= SendFailure.MOST_UNANSWERED) {
            String twice = String.format(
                    Locale.ROOT,
                    "%s: handed over whole %d times, and no answer came; it may have arrived: %s",
                    SendFailure.UNANSWERED,
                    unanswered,
                    trouble.said());
            return new SendFailure(twice, null, true, unanswered);
        }
        return later(letter.attempts(), error, unanswered, now);
    }

    /** What to note when a notice that had failed {@code attempts} times did not leave by a channel at {@code now}. */
    SendFailure after(int attempts, ChannelTrouble trouble, Instant now) {
        return trouble.isLasting()
                ? new SendFailure(trouble.error(), null, true, 0)
                : later(attempts, trouble.error(), 0, now);
    }

    private SendFailure later(int failedBefore, String error, int unanswered, Instant now) {
        int attempts = failedBefore + 1;
        return attempts >= most
                ? new SendFailure(
                        "attempts-used-up, " + attempts + " of them; the last: " + error, null, true, unanswered)
                : new SendFailure(error, later(failedBefore, now), true, unanswered);
    }

    /** What to note when {@code letter} was not tried, because the server did not answer for others. */
    SendFailure untried(Letter letter, String error, Instant now) {
        return new SendFailure(error, later(letter.attempts(), now), false, letter.unanswered());
    }

    /** The same of a notice that had failed {@code attempts} times on its channel. */
    SendFailure untried(int attempts, String error, Instant now) {
        return new SendFailure(error, later(attempts, now), false, 0);
    }

    private static Instant later(int attempts, Instant now) {
        return now.plus(FIRST_DELAY.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS)));
    }
}
