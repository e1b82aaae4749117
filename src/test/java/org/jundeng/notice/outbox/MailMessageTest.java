// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Date;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailMessageTest {

    private static final String FROM = "均等 <jundeng@hangzhou.example>";

    @Test
    void readsBackAsItWasWritten() throws MessagingException, IOException {
        MimeMessage read = sendAndRead(mail("周岚", "zhou@hangzhou.example", "【均等】新越线3项"));

        assertThat(read.getSubject()).isEqualTo("【均等】新越线3项");
        assertThat(read.getMessageID()).isEqualTo("<notice-1@notices.jundeng>");
        assertThat(read.getFrom()).containsExactly(new InternetAddress("jundeng@hangzhou.example", "均等", "UTF-8"));
        assertThat(((InternetAddress) read.getAllRecipients()[0]).getPersonal()).isEqualTo("周岚");
        assertThat(read.getSentDate()).isEqualTo(Date.from(Mails.NIGHT));
        assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) read.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("失业率 4.21%");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>失业率 4.21%</p>");
    }

    @Test
    void keepsItsMessageIdHoweverOftenItIsSaved() throws MessagingException {
        MimeMessage message = MailMessage.of(mail("周岚", "zhou@hangzhou.example", "新越线"), FROM);

        message.saveChanges();
        message.saveChanges();

        assertThat(message.getMessageID()).isEqualTo("<notice-1@notices.jundeng>");
    }

    @Test
    void isAsciiOnTheWire() throws MessagingException, IOException {
        String wire = write(mail("周岚", "zhou@hangzhou.example", "【均等】新越线3项".repeat(20)));

        assertThat(wire.chars()).allMatch(character -> character < 128);
        assertThat(wire.lines()).allMatch(line -> line.length() <= 998);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: evil@example.com", "a\nBcc: evil@example.com", "a\rBcc: b", "a\u2028Bcc: b"})
    void letsNoNameOrSubjectInjectHeader(String evil) throws MessagingException, IOException {
        MimeMessage read = sendAndRead(mail(evil, "zhou@hangzhou.example", evil));

        assertThat(Collections.list(read.getAllHeaders()))
                .extracting(jakarta.mail.Header::getName)
                .doesNotContain("Bcc");
        assertThat(read.getSubject()).startsWith("a Bcc: ");
        assertThat(((InternetAddress) read.getAllRecipients()[0]).getPersonal()).startsWith("a Bcc: ");
        assertThat(read.getAllRecipients()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zhou@hangzhou.example\r\nBcc: evil@example.com",
                "zhou@hangzhou.example, evil@example.com",
                "zhou",
                ""
            })
    void refusesAddressThatIsNone(String address) {
        OutgoingMail mail = mail("周岚", address, "新越线");

        assertThatThrownBy(() -> MailMessage.of(mail, FROM)).isInstanceOf(AddressException.class);
    }

    private static MimeMessage sendAndRead(OutgoingMail mail) throws MessagingException, IOException {
        byte[] wire = write(mail).getBytes(StandardCharsets.US_ASCII);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(wire));
    }

    private static String write(OutgoingMail mail) throws MessagingException, IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        MailMessage.of(mail, FROM).writeTo(wire);
        return wire.toString(StandardCharsets.ISO_8859_1);
    }

    private static OutgoingMail mail(String name, String address, String subject) {
        return Mails.mail(1, name, address, subject);
    }
}
