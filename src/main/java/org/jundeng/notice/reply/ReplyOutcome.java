// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.reply;

import java.util.Locale;

/** What became of a mail that came to the mailbox for replies. */
public enum ReplyOutcome {
    /** It acknowledged at least one episode. */
    ACKNOWLEDGED,
    /** The episodes of the notice that it answers are all over. */
    OVER,
    /** An episode of the notice has become graver since, and no other waits. */
    GRAVER,
    /** An episode of the notice was handed on, the writer is not asked about it any more, and no other waits. */
    HANDED_ON,
    /** The address that it was sent to had expired. */
    EXPIRED,
    /** It was sent to no address that answers a notice. */
    NO_TOKEN,
    /** It was sent to an address that is not ours: invented or changed. */
    FORGED,
    /** The notice that it answers is not in this warehouse. */
    UNKNOWN_NOTICE,
    /** Its writer is no longer in {@code people.yaml}. */
    UNKNOWN_PERSON,
    /** A program wrote it. */
    AUTOMATIC,
    /** One of our own mails came back. */
    OWN,
    /** A mail server says that a mail of ours was not delivered. */
    DELIVERY_REPORT,
    /** It could not be read. */
    UNREADABLE;

    /** The stable code: {@code no-token}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether its writer is told why it acknowledged nothing. */
    boolean isAnswered() {
        return this == OVER || this == GRAVER || this == HANDED_ON || this == EXPIRED;
    }
}
