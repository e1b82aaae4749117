// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The mail of a notice: a text, an HTML page and the pictures of the page. It keeps the Message-ID of the notice each
 * time it is saved. The same notice gives the same bytes.
 */
public final class MailMessage extends MimeMessage {

    /**
     * The greatest size of a mail in bytes, because some programs truncate longer ones. The last pictures are left out
     * where they would exceed it.
     */
    public static final int MOST_BYTES = 100_000;

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private static final String LIST_NAME = "均等";
    private static final String LIST_DOMAIN = "notices.jundeng";
    private static final int MOST_REFERENCES = 20;
    /** RFC 5322, msg-id, in printable ASCII. */
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?A-~]+@[!-;=?A-~]+>");

    private final String messageId;
    private Act afterWriting = () -> {};

    private MailMessage(String messageId) {
        super(Session.getInstance(new Properties()));
        this.messageId = messageId;
    }

    /** An action after the whole mail has been written. */
    @FunctionalInterface
    public interface Act {
        /** Performs the action; an exception aborts the writing. */
        void run() throws IOException;
    }

    /**
     * The mail, sent from the address {@code from}, which may have a name: {@code 均等 <jundeng@city.example>}. An
     * invalid address, or one with a control character such as a line break, is an {@link AddressException}; in a name
     * or subject such a character becomes a blank.
     *
     * @throws ParseException also where the Message-ID is invalid
     */
    public static MailMessage of(OutgoingMail mail, String from) throws MessagingException {
        MailParts parts = new MailParts(mail);
        for (int images = parts.images(); ; images--) {
            MailMessage message = new MailMessage(messageId(mail.messageId()));
            message.address(mail, from);
            message.describe(mail);
            message.setContent(parts.withImages(images));
            message.saveChanges();
            if (images == 0 || message.bytes() <= MOST_BYTES) {
                return message;
            }
        }
    }

    /** Whether {@code from} is a valid address of a sender. */
    public static boolean canBeFrom(String from) {
        try {
            parse(from);
            return true;
        } catch (AddressException isNone) {
            return false;
        }
    }

    /** Performs {@code act} each time the whole mail has been written, before the writer continues. */
    public void afterWriting(Act act) {
        this.afterWriting = act;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException, MessagingException {
        super.writeTo(out, ignoredHeaders);
        afterWriting.run();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private void address(OutgoingMail mail, String from) throws MessagingException {
        InternetAddress sender = parse(from);
        setFrom(named(sender.getAddress(), sender.getPersonal()));
        setRecipient(Message.RecipientType.TO, named(parse(mail.address()).getAddress(), mail.name()));
        if (mail.replyTo() != null) {
            setReplyTo(new InternetAddress[] {named(parse(mail.replyTo()).getAddress(), sender.getPersonal())});
        }
    }

    private void describe(OutgoingMail mail) throws MessagingException {
        setSubject(oneLine(mail.subject()), UTF_8);
        setSentDate(Date.from(mail.createdAt()));
        String kind = mail.kind().matches("[a-z0-9-]+") ? mail.kind() : "other";
        setHeader("List-Id", encoded(LIST_NAME) + " <" + kind + "." + LIST_DOMAIN + ">");
        setHeader("Auto-Submitted", kind.equals("answer") ? "auto-replied" : "auto-generated");
        setHeader("X-Auto-Response-Suppress", "All");
        List<String> replied = messageIds(mail.inReplyTo());
        if (replied.size() == 1) {
            setHeader("In-Reply-To", replied.get(0));
        }
        List<String> references = references(mail, replied);
        if (!references.isEmpty()) {
            setHeader("References", MimeUtility.fold("References: ".length(), String.join(" ", references)));
        }
    }

    /**
     * The first mail of the thread and its latest ones, because the header must not grow without limit. The mail that
     * is replied to comes last.
     */
    private static List<String> references(OutgoingMail mail, List<String> replied) {
        Set<String> all = new LinkedHashSet<>(messageIds(mail.thread()));
        replied.forEach(all::remove);
        all.addAll(replied);
        all.remove(mail.messageId());
        List<String> references = new ArrayList<>(all);
        if (references.size() > MOST_REFERENCES) {
            references.subList(1, references.size() - MOST_REFERENCES + 1).clear();
        }
        return references;
    }

    private static List<String> messageIds(String text) {
        return text == null
                ? List.of()
                : Pattern.compile("\\s+")
                        .splitAsStream(text)
                        .filter(MESSAGE_ID.asMatchPredicate())
                        .toList();
    }

    private static String messageId(String text) throws ParseException {
        if (!MESSAGE_ID.matcher(text).matches()) {
            throw new ParseException("\"" + oneLine(text) + "\" is no Message-ID");
        }
        return text;
    }

    private int bytes() throws MessagingException {
        int[] bytes = new int[1];
        try {
            writeTo(new OutputStream() {
                @Override
                public void write(int one) {
                    bytes[0]++;
                }

                @Override
                public void write(byte[] some, int from, int length) {
                    bytes[0] += length;
                }
            });
        } catch (IOException impossible) {
            throw new IllegalStateException("nothing is written", impossible);
        }
        return bytes[0];
    }

    private static InternetAddress parse(String text) throws AddressException {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new AddressException("an address holds a control character", oneLine(text));
        }
        InternetAddress[] addresses = InternetAddress.parse(text, true);
        if (addresses.length != 1 || addresses[0].isGroup()) {
            throw new AddressException("not one address", text);
        }
        if (addresses[0].getAddress().codePoints().anyMatch(character -> character > '~')) {
            throw new AddressException("an address is not in ASCII", text);
        }
        addresses[0].validate();
        return addresses[0];
    }

    private static InternetAddress named(String address, String name) throws AddressException {
        try {
            return name == null
                    ? new InternetAddress(address, true)
                    : new InternetAddress(address, oneLine(name), UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every JDK has UTF-8", impossible);
        }
    }

    private static String encoded(String word) {
        try {
            return MimeUtility.encodeWord(word, UTF_8, "B");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every JDK has UTF-8", impossible);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\u0085\u2028\u2029]+", " ").strip();
    }
}
