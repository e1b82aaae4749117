// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.jundeng.notice.outbox.MailMessage;
import org.jundeng.notice.outbox.Mails;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.EdgesKit;
import org.jundeng.pipeline.mail.NoticeQueue.Letter;
import org.jundeng.pipeline.outage.NotTaken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done for each answer that a mail server may give or fail to give. */
class SendingIT {

    private static final String FROM = "均等 <jundeng@hangzhou.example>";

    @TempDir
    Path folder;

    private EdgesKit kit;
    private ScriptedSmtp server;

    @BeforeEach
    void start() throws IOException {
        kit = new EdgesKit(folder.resolve("workspace"));
        server = ScriptedSmtp.inTheClear();
        kit.environment.put("JUNDENG_SMTP_HOST", "127.0.0.1");
        kit.environment.put("JUNDENG_SMTP_PORT", String.valueOf(server.port()));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void handsOverTheVeryMailThatIsWrittenAsAFile() throws IOException {
        letter(1, "chen@x.example", 0, 0);
        assertThat(send()).isEqualTo(new SendResult(1, 0, 0, false));
        assertThat(kit.outbox.handedOver).containsExactly(1L);

        kit.environment.clear();
        letter(1, "chen@x.example", 0, 0);
        assertThat(send()).isEqualTo(new SendResult(1, 0, 0, false));

        Path file = kit.workspace.outbox().resolve("000001-chen@x.example.eml");
        assertThat(server.received).singleElement(STRING).isEqualToIgnoringNewLines(Files.readString(file));
        assertThat(kit.outbox.handedOver).as("a file is watched, too").containsExactly(1L, 1L);
    }

    @Test
    void writesNoFileOfWhatWasWithdrawnMeanwhile() throws IOException {
        kit.environment.clear();
        kit.outbox.withdrawn = true;
        letter(1, "chen@x.example", 0, 0);

        assertThat(send()).isEqualTo(SendResult.NOTHING);

        assertThat(kit.outbox.errors).isEmpty();
        try (Stream<Path> files = Files.list(kit.workspace.outbox())) {
            assertThat(files.filter(file -> file.toString().endsWith(".eml"))).isEmpty();
        }
    }

    @Test
    void countsNoFileAsArrivedThatCouldNotBeWritten() throws IOException {
        kit.environment.clear();
        Files.createDirectories(kit.workspace.outbox().resolve("000001-chen@x.example.eml/in-the-way"));
        letter(1, "chen@x.example", 0, 0);

        assertThat(send().putOff()).isEqualTo(1);

        assertThat(kit.outbox.waiting.get(1L).unanswered()).isZero();
    }

    @Test
    void givesUpARefusedRecipientAtOnceAndSendsToTheOthers() {
        server.answersToRecipients.put("chen@x.example", "550 5.1.1 no such mailbox");
        server.answersToRecipients.put("wu@x.example", "452 4.2.2 mailbox full");
        letter(1, "chen@x.example", 0, 0);
        letter(2, "wu@x.example", 0, 0);
        letter(3, "zhou@x.example", 0, 0);

        assertThat(send()).isEqualTo(new SendResult(1, 1, 1, false));

        assertThat(kit.outbox.sent).containsExactly(3L);
        assertThat(kit.outbox.givenUp).containsExactly(1L);
        assertThat(kit.outbox.errors)
                .containsEntry(1L, "recipient-refused: 550 5.1.1 no such mailbox")
                .containsEntry(2L, "recipient-put-off: 452 4.2.2 mailbox full");
        assertThat(Duration.between(kit.clock.instant(), kit.outbox.next.get(2L)))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    }

    /** What says that there is no such mailbox, and what a server says of each address that it does not serve. */
    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 no such mailbox, recipient-refused",
        "550 no such user here, recipient-refused",
        "550 5.2.1 mailbox disabled, recipient-refused",
        "553 5.1.3 bad address, recipient-refused",
        "550 5.7.1 relaying denied, recipient-not-served",
        "550 relay not permitted, recipient-not-served",
        "550 Sender verify failed, recipient-not-served",
        "550 Mailbox quota exceeded, recipient-not-served",
        "550 5.1.8 Sender address rejected: Domain not found, sender-refused",
        "554 relay access denied, recipient-not-served",
        "552 5.2.2 mailbox full, recipient-not-served"
    })
    void tellsAnAddressThatIsWrongFromAServerThatDoesNotServeIt(String answer, String reason) {
        server.answersToRecipients.put("chen@x.example", answer);
        letter(1, "chen@x.example", 0, 0);

        send();

        assertThat(kit.outbox.errors).containsEntry(1L, reason + ": " + answer);
    }

    @ParameterizedTest
    @CsvSource({
        "550 unwanted, message-refused, 1, 0",
        "554 transaction failed, message-refused, 1, 0",
        "451 try later, message-put-off, 0, 1",
        "421 closing, message-put-off, 0, 1"
    })
    void takesAnAnswerToTheWholeMailForAnAnswer(String answer, String reason, int givenUp, int putOff) {
        server.answerToMail = answer;
        letter(1, "chen@x.example", 0, 0);

        assertThat(send()).isEqualTo(new SendResult(0, putOff, givenUp, false));

        assertThat(kit.outbox.errors).containsEntry(1L, reason + ": " + answer);
        if (putOff > 0) {
            assertThat(kit.outbox.waiting.get(1L).unanswered()).isZero();
        }
    }

    @Test
    void sendsOnceMoreWhenTheServerDiedWithTheWholeMailAndThenNeverAgain() {
        server.answerToMail = ScriptedSmtp.DIES;
        letter(1, "chen@x.example", 0, 0);

        assertThat(send()).isEqualTo(new SendResult(0, 1, 0, true));
        assertThat(kit.outbox.errors.get(1L)).startsWith("unanswered: ");
        assertThat(kit.outbox.waiting.get(1L).unanswered()).isEqualTo(1);

        assertThat(send()).isEqualTo(new SendResult(0, 0, 1, true));
        assertThat(kit.outbox.errors.get(1L))
                .startsWith("unanswered: handed over whole 2 times, and no answer came; it may have arrived: ");
        assertThat(send()).isEqualTo(new SendResult(0, 0, 0, false));
        assertThat(server.received).hasSize(2).allMatch(mail -> mail.contains("\r\nMessage-ID: <notice-1@"));
        assertThat(server.received.get(1)).isEqualTo(server.received.get(0));
    }

    @Test
    void isDoneWhenTheServerAnswersTheSecondTime() {
        server.answerToMail = ScriptedSmtp.DIES;
        letter(1, "chen@x.example", 0, 0);
        send();
        server.answerToMail = "250 kept";

        assertThat(send()).isEqualTo(new SendResult(1, 0, 0, false));
        assertThat(kit.outbox.sent).containsExactly(1L);
    }

    @Test
    void countsNoServerAsUnansweredThatDiedBeforeItHadTheMail() {
        server.answersToRecipients.put("chen@x.example", "");
        letter(1, "chen@x.example", 0, 0);

        assertThat(send().putOff()).isEqualTo(1);

        assertThat(kit.outbox.waiting.get(1L).unanswered()).isZero();
        assertThat(kit.outbox.handedOver).isEmpty();
        assertThat(server.received).isEmpty();
    }

    @Test
    void handsNothingOverThatTheOutboxCouldNotNote() {
        kit.outbox.away = true;
        letter(1, "chen@x.example", 0, 0);

        assertThatThrownBy(this::send)
                .isInstanceOf(NotTaken.class)
                .hasMessageContaining("noting that notice 1 is handed over");

        assertThat(kit.outbox.waiting.get(1L).attempts()).isZero();
        assertThat(server.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"450 later, 12, 0, 1", "450 later, 11, 1, 0", "450 later, 3, 1, 0"})
    void givesUpAfterTheLastAttempt(String answer, int attempt, int putOff, int givenUp) {
        server.answersToRecipients.put("chen@x.example", answer);
        letter(1, "chen@x.example", attempt - 1, 0);

        assertThat(send()).isEqualTo(new SendResult(0, putOff, givenUp, false));

        assertThat(kit.outbox.errors.get(1L))
                .isEqualTo(
                        givenUp == 0
                                ? "recipient-put-off: 450 later"
                                : "attempts-used-up, 12 of them; the last: recipient-put-off: 450 later");
    }

    @Test
    void triesAsOftenAsTheSettingSays() {
        kit.environment.put("JUNDENG_MAIL_ATTEMPTS", "2");
        server.answersToRecipients.put("chen@x.example", "450 later");
        letter(1, "chen@x.example", 0, 0);

        assertThat(send().putOff()).isEqualTo(1);
        assertThat(send().givenUp()).isEqualTo(1);
    }

    @Test
    void countsNoAttemptForWhatWasNotTried() {
        server.answerToSender = "550 5.7.1 not from here";
        for (int i = 1; i <= 4; i++) {
            letter(i, "chen" + i + "@x.example", 0, 0);
        }

        assertThat(send()).isEqualTo(new SendResult(0, 4, 0, true));

        assertThat(kit.outbox.errors)
                .containsEntry(3L, "sender-refused: 550 5.7.1 not from here")
                .containsEntry(4L, "not-tried: the mail server did not take the 3 before");
        assertThat(kit.outbox.waiting.get(3L).attempts()).isEqualTo(1);
        assertThat(kit.outbox.waiting.get(4L).attempts()).isZero();
        assertThat(server.commands.stream()
                        .filter(line -> line.toUpperCase(Locale.ROOT).startsWith("MAIL")))
                .hasSize(3);
    }

    @Test
    void putsOffWhenTheServerDoesNotGreet() {
        server.greeting = "421 too busy";
        letter(1, "chen@x.example", 0, 0);

        assertThat(send()).isEqualTo(new SendResult(0, 1, 0, true));
        assertThat(kit.outbox.errors.get(1L)).startsWith("server-away: ").contains("421 too busy");
    }

    @ParameterizedTest
    @CsvSource({"not an address", "'a@x.example, b@x.example'", "均等@x.example"})
    void givesUpAnAddressThatIsNone(String address) {
        letter(1, address, 0, 0);
        letter(2, "zhou@x.example", 0, 0);

        assertThat(send()).isEqualTo(new SendResult(1, 0, 1, false));
        assertThat(kit.outbox.errors.get(1L)).startsWith("address-unusable: ");
    }

    private SendResult send() {
        try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
            return edges.sendNotices();
        }
    }

    private void letter(long id, String address, int attempts, int unanswered) {
        kit.outbox.waiting.put(
                id, new Letter(id, address, attempts, unanswered, () -> MailMessage.of(Mails.to(id, address), FROM)));
    }
}
