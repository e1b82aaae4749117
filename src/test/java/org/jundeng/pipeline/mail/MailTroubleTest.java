// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is held against a recipient of all that servers answer to one. */
class MailTroubleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 <zhou@x.example>: Recipient address rejected: User unknown in local recipient table",
                "550-5.1.1 The email account that you tried to reach does not exist.",
                "550 5.1.2 bad destination system",
                "553 5.1.3 bad address syntax",
                "551 5.1.6 mailbox has moved",
                "550 5.1.10 RESOLVER.ADR.RecipientNotFound",
                "550 5.2.1 mailbox disabled",
                "550 no such user here",
                "550 User unknown",
                "550 <zhou@x.example>: user not found",
                "550 Invalid recipient <zhou@x.example>",
                "550 Mailbox not found",
                "550 unrouteable address",
                "551 User not local; please try <zhou@y.example>",
                "550 sorry, no mailbox here by that name",
                "550 用户不存在",
                "550 无此用户"
            })
    void holdsAgainstTheAddressWhatSaysThatThereIsNoSuchMailbox(String answer) throws AddressException {
        assertThat(reason(answer)).isEqualTo(MailTrouble.Reason.RECIPIENT_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.0 Address rejected",
                "550 5.2.0 something about the mailbox",
                "552 5.2.2 mailbox full",
                "550 5.7.1 relaying denied",
                "550 5.4.1 Recipient address rejected: Access denied",
                "550 relay not permitted",
                "550 Administrative prohibition",
                "550 Sender verify failed",
                "550 Sender address rejected: User unknown",
                "550 发件人不存在",
                "550 Mailbox quota exceeded",
                "550 Requested action not taken: mailbox unavailable",
                "550 blocked, see 5.1.1.1",
                "554 no such user"
            })
    void holdsNothingAgainstTheAddressThatMayBeSaidToEverybody(String answer) throws AddressException {
        assertThat(reason(answer)).isEqualTo(MailTrouble.Reason.RECIPIENT_NOT_SERVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.8 <jundeng@old.example>: Sender address rejected: Domain not found",
                "553 5.1.7 bad sender's mailbox address"
            })
    void holdsAgainstTheServerWhatIsSaidOfTheSender(String answer) throws AddressException {
        assertThat(reason(answer)).isEqualTo(MailTrouble.Reason.SENDER_REFUSED);
    }

    private static MailTrouble.Reason reason(String answer) throws AddressException {
        int code = Integer.parseInt(answer.substring(0, 3));
        return MailTrouble.of(
                        new SMTPAddressFailedException(new InternetAddress("zhou@x.example"), "RCPT TO", code, answer),
                        false)
                .reason();
    }
}
