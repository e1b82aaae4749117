// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.time.Instant;
import java.util.Objects;

/**
 * A notice has not left, why, and whether it is tried again.
 *
 * @param error a named reason and what was said, in one line
 * @param nextAttempt from when on it is tried again; null where it is given up
 * @param tried whether it was tried at all; only then the attempt counts
 * @param unanswered how often by now it was handed over whole and no answer came
 */
public record NotSent(String error, Instant nextAttempt, boolean tried, int unanswered) {

    /** The named reason for giving up what was handed over whole as often as may be, and never answered. */
    public static final String UNANSWERED = "unanswered";
    /** How often a notice may end unanswered: more could make a reader's mailbox fill with one mail. */
    public static final int MOST_UNANSWERED = 2;

    public NotSent {
        Objects.requireNonNull(error, "error");
    }

    /** Whether it is never tried again. */
    public boolean givenUp() {
        return nextAttempt == null;
    }
}
