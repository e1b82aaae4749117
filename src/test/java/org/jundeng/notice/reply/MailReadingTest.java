// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of mails that programs make in ways of their own. */
class MailReadingTest {

    private static final String TEXT = "text/plain; charset=utf-8||";

    @ParameterizedTest
    @ValueSource(strings = {"8-bit", "utf-8", "none"})
    void readsWordsInAnEncodingThatNobodyKnows(String encoding) {
        ReceivedMail mail = read("text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding, "已安排");

        assertThat(mail.words()).isEqualTo("已安排");
    }

    @Test
    void readsTextBehindAPicture() {
        ReceivedMail mail = parts("mixed", TEXT + "已安排", "image/png|inline|x", TEXT + "如图");

        assertThat(mail.words()).isEqualTo("已安排\n如图");
        assertThat(mail.attachments()).isZero();
    }

    @Test
    void countsOnlyWhatSomebodyAttached() {
        String ofProgram = "application/ms-tnef; name=winmail.dat|attachment|x";
        String table = "text/csv; name=a.csv|attachment|x";

        assertThat(parts("mixed", TEXT + "已安排", ofProgram, table).attachments()).isEqualTo(1);
        assertThat(parts("alternative", TEXT + "已安排", "text/watch-html||x", "text/calendar||x")
                        .attachments())
                .isZero();
    }

    /** A mail of several parts, each given as {@code type|disposition|text}. */
    private static ReceivedMail parts(String kind, String... parts) {
        StringBuilder body = new StringBuilder();
        for (String part : parts) {
            String[] of = part.split("\\|");
            body.append("--b\r\nContent-Type: ").append(of[0]).append("\r\n");
            body.append(of[1].isEmpty() ? "" : "Content-Disposition: " + of[1] + "\r\n");
            body.append("\r\n").append(of[2]).append("\r\n");
        }
        return read(
                "multipart/" + kind + "; boundary=b", body.append("--b--\r\n").toString());
    }

    private static ReceivedMail read(String type, String body) {
        String mail = "From: x@y.example\r\nMessage-ID: <1@y.example>\r\nMIME-Version: 1.0\r\nContent-Type: " + type
                + "\r\n\r\n" + body;
        return MailReading.of(mail.getBytes(StandardCharsets.UTF_8), "jundeng@city.example");
    }
}
