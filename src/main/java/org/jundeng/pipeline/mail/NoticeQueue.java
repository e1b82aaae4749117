// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jundeng.notice.outbox.MailMessage;
import org.jundeng.notice.outbox.SendFailure;

/** The outbox as the edges see it. What it throws is the warehouse out of reach. */
public interface NoticeQueue {

    /** Waits for the right to send, no longer than {@code patience}; empty where another has it still. */
    Optional<Turn> turn(Duration patience);

    /**
     * Notices that wait and may leave at {@code now}, oldest first; also those that were put off for no longer than
     * {@code ahead}.
     */
    List<Letter> due(Instant now, Duration ahead);

    /** The notice has left. */
    void sent(Letter letter, Instant at);

    /** The notice has not left. */
    void failed(Letter letter, SendFailure why);

    /** The right to send, which one round has at a time, over all nodes. */
    interface Turn extends AutoCloseable {

        /** Notes, before a server has the end of a mail, that it is about to have it whole. */
        void handingOver(Letter letter);

        /** Lets the next have it; a second time does nothing. */
        @Override
        void close();
    }

    /**
     * A notice that is to leave.
     *
     * @param noticeId its number
     * @param address whom it goes to
     * @param timed whether it has a time of its own, and waits for no hour of the notices
     * @param attempts how often it failed to leave
     * @param unanswered how often it was handed over whole and no answer came
     * @param mail makes the mail; its Message-ID is the notice's
     */
    record Letter(long noticeId, String address, boolean timed, int attempts, int unanswered, Mail mail) {}

    /** Makes the mail of a notice when it is about to leave. */
    @FunctionalInterface
    interface Mail {

        /** The whole mail, with its Message-ID. */
        MailMessage compose() throws MessagingException;
    }
}
