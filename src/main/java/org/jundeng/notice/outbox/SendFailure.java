// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.time.Instant;
import java.util.Objects;

/**
 * Why a notice could not be sent, and whether it is tried again.
 *
 * @param error a named reason and the server's message, in one line
 * @param nextAttempt when it is tried again at the earliest; null where it is given up
 * @param tried whether sending was attempted; only then does the attempt count
 * @param unanswered how often so far it was handed over in full without an answer
 */
public record SendFailure(String error, Instant nextAttempt, boolean tried, int unanswered) {

    /** The reason given when the server never answered after receiving the whole message. */
    public static final String UNANSWERED = "unanswered";
    /** The reason given when the server does not know the recipient. */
    public static final String RECIPIENT_REFUSED = "recipient-refused";

    /** The reason given when the server refuses the recipient without saying that there is no such mailbox. */
    public static final String RECIPIENT_NOT_SERVED = "recipient-not-served";

    /** The reason given when the address is no mail address. */
    public static final String ADDRESS_UNUSABLE = "address-unusable";

    /** How often a notice may stay unanswered: more could fill a reader's mailbox with copies of one mail. */
    public static final int MOST_UNANSWERED = 2;

    public SendFailure {
        Objects.requireNonNull(error, "error");
    }

    /** Whether it was given up because of the address. */
    public boolean isOfAddress() {
        return givenUp() && (error.startsWith(RECIPIENT_REFUSED + ":") || error.startsWith(ADDRESS_UNUSABLE + ":"));
    }

    /** Whether it is not tried again. */
    public boolean givenUp() {
        return nextAttempt == null;
    }
}
