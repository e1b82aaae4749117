// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jundeng.notice.outbox.SendFailure;
import org.jundeng.pipeline.outage.OutOfReach;

/**
 * Why a mail did not leave.
 *
 * @param reason its name
 * @param said what the server answered, or what was thrown, in one line
 */
record MailTrouble(Reason reason, String said) {

    private static final int TRANSIENT = 400;
    private static final int PERMANENT = 500;
    private static final int END_OF_REPLIES = 600;
    private static final Set<Integer> UNKNOWN_RECIPIENT = Set.of(550, 551, 553);
    private static final Pattern ENHANCED = Pattern.compile("^(?:\\d{3}[ -])?\\s*(5\\.\\d{1,3}\\.\\d{1,3})(?![.\\d])");
    private static final Pattern NO_MAILBOX = Pattern.compile("5\\.1\\.([1236]|10)|5\\.2\\.1");
    private static final Pattern NOT_FROM_US = Pattern.compile("5\\.1\\.[78]");
    private static final Pattern SAYS_NO_RECIPIENT = Pattern.compile(
            "(?i)(user|recipient|mailbox|account|addressee|alias)\\b.{0,40}\\b(unknown|not (found|known|local)|disabled"
                    + "|inactive|invalid|(does not|doesn't|not) exist)"
                    + "|(unknown|no such|invalid|no)( local)? (user|recipient|mailbox|account|addressee|alias)\\b"
                    + "|unrouteable address"
                    + "|(用户|收件人|收信人|邮箱|信箱|帐号|账号|地址).{0,20}(不存在|无效|停用|注销)|(无此|没有此)(用户|收件人|邮箱|帐号|账号)");
    private static final Pattern SPEAKS_OF_ELSE =
            Pattern.compile("(?i)\\b(relay\\w*|sender|from|quota|full|den\\w+|prohibit\\w*|polic\\w+|block\\w*|spam)\\b"
                    + "|发件人|发信人|中继");

    /** The reasons, each with what follows from it. */
    enum Reason {
        /** The address is no mail address. */
        ADDRESS_UNUSABLE(SendFailure.ADDRESS_UNUSABLE, Follows.NEVER_AGAIN),
        /** The notice cannot be made into a mail. */
        MAIL_UNUSABLE("mail-unusable", Follows.NEVER_AGAIN),
        /** The server does not know the recipient (5xx). */
        RECIPIENT_REFUSED(SendFailure.RECIPIENT_REFUSED, Follows.NEVER_AGAIN),
        /** The server knows the recipient, or does not say, and accepts nothing for it (5xx): by its policy, mostly. */
        RECIPIENT_NOT_SERVED(SendFailure.RECIPIENT_NOT_SERVED, Follows.NEVER_AGAIN),
        /** The recipient's mailbox is full, or the server wants to be asked again (4xx). */
        RECIPIENT_PUT_OFF("recipient-put-off", Follows.LATER),
        /** The server refused the mail after seeing it (5xx). */
        MESSAGE_REFUSED("message-refused", Follows.NEVER_AGAIN),
        /** The server put the mail off after seeing it (4xx). */
        MESSAGE_PUT_OFF("message-put-off", Follows.LATER),
        /** The server received the whole mail and did not answer. */
        UNANSWERED(SendFailure.UNANSWERED, Follows.LATER_SERVER),
        /** The server accepts nothing from our address. */
        SENDER_REFUSED("sender-refused", Follows.LATER_SERVER),
        /** The server refused our login. */
        LOGIN_REFUSED("login-refused", Follows.LATER_SERVER),
        /** The server cannot encrypt, or its certificate is not to be trusted. */
        NOT_ENCRYPTED("not-encrypted", Follows.LATER_SERVER),
        /** The server cannot be reached, or broke the connection. */
        SERVER_AWAY("server-away", Follows.LATER_SERVER),
        /** Anything else. */
        UNFORESEEN("unforeseen", Follows.LATER);

        private final String text;
        private final Follows follows;

        Reason(String text, Follows follows) {
            this.text = text;
            this.follows = follows;
        }

        /** Whether trying again would only fail again. */
        boolean lasting() {
            return follows == Follows.NEVER_AGAIN;
        }

        /** Whether the server itself is the trouble, whoever the recipient is. */
        boolean ofServer() {
            return follows == Follows.LATER_SERVER;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private enum Follows {
        NEVER_AGAIN,
        LATER,
        LATER_SERVER
    }

    /**
     * The trouble that an exception means. Once the mail is {@code handedOver}, only a reply shows that the server did
     * not keep it.
     */
    static MailTrouble of(Throwable thrown, boolean handedOver) {
        SMTPSendFailedException reply = first(SMTPSendFailedException.class, thrown);
        if (handedOver) {
            return reply != null && isReply(reply.getReturnCode())
                    ? ofMessage(reply)
                    : new MailTrouble(Reason.UNANSWERED, OutOfReach.chain(thrown));
        }
        SMTPAddressFailedException recipient = first(SMTPAddressFailedException.class, thrown);
        if (recipient != null && isReply(recipient.getReturnCode())) {
            String said = oneLine(recipient.getMessage());
            return new MailTrouble(ofRecipient(recipient.getReturnCode(), said), said);
        }
        SMTPSenderFailedException sender = first(SMTPSenderFailedException.class, thrown);
        if (sender != null && isReply(sender.getReturnCode())) {
            return new MailTrouble(Reason.SENDER_REFUSED, oneLine(sender.getMessage()));
        }
        if (reply != null && isReply(reply.getReturnCode())) {
            return "DATA".equals(reply.getCommand())
                    ? ofMessage(reply)
                    : new MailTrouble(Reason.SENDER_REFUSED, oneLine(reply.getMessage()));
        }
        return new MailTrouble(withoutReply(thrown), OutOfReach.chain(thrown));
    }

    /**
     * Only what says that there is no such mailbox is held against the address: the enhanced status (RFC 3463) 5.1.1,
     * 5.1.2, 5.1.3, 5.1.6, 5.1.10 or 5.2.1; where there is none, status 550, 551 or 553 with words that say so of the
     * recipient and of nothing else. A server that relays nothing, or does not like the sender, says so of each
     * recipient; one wrong setting must not make all of them unreachable.
     */
    private static Reason ofRecipient(int code, String said) {
        if (code < PERMANENT) {
            return Reason.RECIPIENT_PUT_OFF;
        }
        Matcher enhanced = ENHANCED.matcher(said);
        String status = enhanced.find() ? enhanced.group(1) : null;
        if (status != null && NOT_FROM_US.matcher(status).matches()) {
            return Reason.SENDER_REFUSED;
        }
        boolean unknown = status != null
                ? NO_MAILBOX.matcher(status).matches()
                : UNKNOWN_RECIPIENT.contains(code)
                        && SAYS_NO_RECIPIENT.matcher(said).find()
                        && !SPEAKS_OF_ELSE.matcher(said).find();
        return unknown ? Reason.RECIPIENT_REFUSED : Reason.RECIPIENT_NOT_SERVED;
    }

    private static Reason withoutReply(Throwable thrown) {
        if (first(AddressException.class, thrown) != null) {
            return Reason.ADDRESS_UNUSABLE;
        }
        if (first(ParseException.class, thrown) != null) {
            return Reason.MAIL_UNUSABLE;
        }
        if (first(AuthenticationFailedException.class, thrown) != null) {
            return Reason.LOGIN_REFUSED;
        }
        if (first(SSLException.class, thrown) != null
                || String.valueOf(thrown.getMessage()).startsWith("STARTTLS")) {
            return Reason.NOT_ENCRYPTED;
        }
        return first(MessagingException.class, thrown) != null || first(IOException.class, thrown) != null
                ? Reason.SERVER_AWAY
                : Reason.UNFORESEEN;
    }

    private static MailTrouble ofMessage(SMTPSendFailedException reply) {
        boolean lasting = reply.getReturnCode() >= PERMANENT;
        return new MailTrouble(lasting ? Reason.MESSAGE_REFUSED : Reason.MESSAGE_PUT_OFF, oneLine(reply.getMessage()));
    }

    private static boolean isReply(int code) {
        return code >= TRANSIENT && code < END_OF_REPLIES;
    }

    private static <T extends Throwable> T first(Class<T> kind, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    private static String oneLine(String said) {
        return String.valueOf(said).replaceAll("\\s+", " ").strip();
    }
}
