// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;

/** The outbox as the edges see it. What it throws is the warehouse out of reach. */
public interface NoticeQueue {

    /** Notices that wait and whose next attempt is not after {@code now}, oldest first. */
    List<Letter> due(Instant now);

    /** The notice has left. */
    void sent(long noticeId, Instant at);

    /** The notice has not left; it is tried again from {@code nextAttempt} on. */
    void failed(long noticeId, String error, Instant nextAttempt);

    /**
     * A notice that is to leave.
     *
     * @param noticeId its number
     * @param address whom it goes to
     * @param attempts how often it failed to leave
     * @param mail makes the mail; its Message-ID is the notice's
     */
    record Letter(long noticeId, String address, int attempts, Mail mail) {}

    /** Makes the mail of a notice when it is about to leave. */
    @FunctionalInterface
    interface Mail {

        /** The whole mail, with its Message-ID. */
        MimeMessage compose() throws MessagingException;
    }
}
