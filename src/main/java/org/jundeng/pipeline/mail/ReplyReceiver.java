// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.camel.Body;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jundeng.pipeline.outage.NotTaken;
import org.jundeng.pipeline.outage.OutOfReach;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean by which a route takes mails out of the mailbox for replies. A mail that was not taken stays unread, and
 * comes again with the next look.
 */
public final class ReplyReceiver extends DefaultPollingConsumerPollStrategy implements ExceptionHandler {

    /** Long enough for the words of a reply, which come first; what is attached is not read to its end. */
    static final int MOST_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(ReplyReceiver.class);

    private final ReplyIntake intake;
    private final ReplyMailbox mailbox;
    private volatile String trouble;

    /** Hands the mails of {@code mailbox} to {@code intake}. */
    public ReplyReceiver(ReplyIntake intake, ReplyMailbox mailbox) {
        this.intake = intake;
        this.mailbox = mailbox;
    }

    /** Takes what a mail says. */
    @FunctionalInterface
    public interface ReplyIntake {

        /**
         * Takes a mail, for good: it is not shown again. An exception means that it was not taken.
         *
         * @param mail its bytes, or its first ones where it is very long
         * @return what became of it, in a word; empty where it was taken before
         */
        Optional<String> take(byte[] mail);
    }

    /** Takes a mail. An exception leaves it in the mailbox as unread. */
    public void take(@Body Message mail) throws MessagingException, IOException {
        byte[] bytes = bytes(mail);
        try {
            LOG.info("a reply came: {}", intake.take(bytes).orElse("taken before"));
        } catch (RuntimeException e) {
            throw new NotTaken("taking a reply", e);
        }
    }

    private static byte[] bytes(Message mail) throws MessagingException, IOException {
        if (mail instanceof IMAPMessage onServer) {
            try (InputStream all = onServer.getMimeStream()) {
                return all.readNBytes(MOST_BYTES);
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        mail.writeTo(all);
        return all.toByteArray();
    }

    /** Why the mailbox cannot be read now, as a sentence; empty where it can. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (trouble != null) {
            LOG.info("the mailbox for replies can be read again");
            trouble = null;
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        String now = "replies cannot be read: the server " + mailbox.host().orElse("") + ":" + mailbox.port() + " "
                + sentence(cause);
        if (!now.equals(trouble)) {
            LOG.warn("{}; it is tried again", now);
            trouble = now;
        }
        return false;
    }

    @Override
    public void handleException(Throwable thrown) {
        handleException("looking for replies", null, thrown);
    }

    @Override
    public void handleException(String act, Throwable thrown) {
        handleException(act, null, thrown);
    }

    /** A look that failed has been told by {@link #rollback}; what remains is a mail that was not taken. */
    @Override
    public void handleException(String act, Exchange exchange, Throwable thrown) {
        if (exchange != null) {
            LOG.warn("a reply was not taken and stays unread: {}", OutOfReach.chain(thrown));
        } else {
            LOG.debug("{}: {}", act, thrown.toString());
        }
    }

    private String sentence(Exception cause) {
        String said = mailbox.login().withoutPassword(OutOfReach.chain(cause));
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof AuthenticationFailedException) {
                return "refuses the login: " + said + "; correct jundeng.replies.user or JUNDENG_REPLIES_PASSWORD";
            }
            if (each instanceof SSLException) {
                return "is not to be trusted: " + said + "; have it given a certificate for the name in"
                        + " jundeng.replies.host, and name the authority's in jundeng.replies.ca-file";
            }
        }
        return "is out of reach: " + said;
    }
}
