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
        int attempts = letter.attempts() + 1;
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
        if (attempts >= most) {
            return new SendFailure(
                    "attempts-used-up, " + attempts + " of them; the last: " + error, null, true, unanswered);
        }
        return new SendFailure(error, later(letter, now), true, unanswered);
    }

    /** What to note when {@code letter} was not tried, because the server did not answer for others. */
    SendFailure untried(Letter letter, String error, Instant now) {
        return new SendFailure(error, later(letter, now), false, letter.unanswered());
    }

    private static Instant later(Letter letter, Instant now) {
        return now.plus(FIRST_DELAY.multipliedBy(1L << Math.min(letter.attempts(), MOST_DOUBLINGS)));
    }
}
