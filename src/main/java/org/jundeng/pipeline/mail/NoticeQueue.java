// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jundeng.notice.outbox.MailMessage;
import org.jundeng.notice.outbox.SendFailure;

/** The outbox as the mail round sees it. Exceptions mean that the warehouse is out of reach. */
public interface NoticeQueue {

    /** Waits for the turn to send, at most for {@code patience}; empty if another round still has it. */
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

    /** The turn to send, which only one round has at a time, over all nodes. */
    interface Turn extends AutoCloseable {

        /** Notes that a server is about to receive the end of a mail. */
        void handingOver(Letter letter);

        /** Gives the turn to the next round; closing twice does nothing. */
        @Override
        void close();
    }

    /**
     * A notice that is to leave.
     *
     * @param noticeId its number
     * @param address the recipient
     * @param timed whether it has a time of its own instead of the hour at which notices are sent
     * @param attempts how often it failed to leave
     * @param unanswered how often it was handed over whole and the server did not answer
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
