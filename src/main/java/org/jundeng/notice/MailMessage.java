// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/** Makes the mail of a notice: text and page, under the notice's own Message-ID however often it is saved. */
public final class MailMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private MailMessage() {}

    /**
     * The mail, from the address {@code from}, which may bear a name: {@code 均等 <jundeng@city.example>}. An address
     * that is none, or that holds a control character such as a line break, is an {@link AddressException}; in a name
     * or subject such a character becomes a blank.
     */
    public static MimeMessage of(OutgoingMail mail, String from) throws MessagingException {
        MimeMessage message = new Kept(mail.messageId());
        InternetAddress sender = address(from);
        message.setFrom(named(sender.getAddress(), sender.getPersonal()));
        message.setRecipient(
                Message.RecipientType.TO, named(address(mail.address()).getAddress(), mail.name()));
        message.setSubject(oneLine(mail.subject()), UTF_8);
        message.setSentDate(Date.from(mail.createdAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static InternetAddress address(String text) throws AddressException {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new AddressException("an address holds a control character", oneLine(text));
        }
        InternetAddress[] addresses = InternetAddress.parse(text, true);
        if (addresses.length != 1) {
            throw new AddressException("not one address", text);
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

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\u0085\u2028\u2029]+", " ").strip();
    }

    private static final class Kept extends MimeMessage {

        private final String messageId;

        Kept(String messageId) {
            super(Session.getInstance(new Properties()));
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
