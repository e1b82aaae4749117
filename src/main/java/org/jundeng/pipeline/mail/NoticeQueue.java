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
     * The notices that leave in a round at {@code now}, oldest first. What they tell is looked at again before, except
     * in a round that sends everything.
     */
    List<Letter> due(Instant now, Round round);

    /** Which of the waiting notices leave in a round. */
    enum Round {
        /** All, whatever they wait for: no other round will come. */
        EVERYTHING,
        /** At the hour of the notices: those that may leave now. */
        HOUR,
        /** Between the hours: those of them whose time has come, be it their own or an hour that was missed. */
        BETWEEN
    }

    /** The notice has left. Returns whether it still waited; false where it was withdrawn meanwhile. */
    boolean sent(Letter letter, Instant at);

    /** The notice has not left. */
    void failed(Letter letter, SendFailure why);

    /** Decides anew what is told, since an address was refused: somebody else may have to hear of it at once. */
    void lookAgain();

    /** The turn to send, which only one round has at a time, over all nodes. */
    interface Turn extends AutoCloseable {

        /** Notes that a server is about to get the end of a mail; false where the notice was withdrawn meanwhile. */
        boolean handingOver(Letter letter);

        /** Gives the turn to the next round; closing twice does nothing. */
        @Override
        void close();
    }

    /**
     * A notice that is to leave.
     *
     * @param noticeId its number
     * @param address the recipient
     * @param attempts how often it failed to leave
     * @param unanswered how often it was handed over whole and the server did not answer
     * @param mail makes the mail; its Message-ID is the notice's
     */
    record Letter(long noticeId, String address, int attempts, int unanswered, Mail mail) {}

    /** Makes the mail of a notice when it is about to leave. */
    @FunctionalInterface
    interface Mail {

        /** The whole mail, with its Message-ID. */
        MailMessage compose() throws MessagingException;
    }
}
