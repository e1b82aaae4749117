// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.notice.outbox.MailMessage;
import org.jundeng.notice.outbox.Mails;
import org.jundeng.notice.outbox.SendFailure;
import org.jundeng.pipeline.mail.NoticeQueue.Letter;
import org.jundeng.pipeline.mail.NoticeQueue.Round;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which round is sent, and when one that did not leave is tried again. */
class NoticeSenderTest {

    private static final Instant NOW = Instant.parse("2014-07-10T00:00:00Z");

    @TempDir
    Path folder;

    private final List<Duration> patience = new ArrayList<>();
    private final List<Round> rounds = new ArrayList<>();
    private int looks;
    private boolean busy;
    private boolean withdrawn;

    @Test
    void sendsAtTheHourOfTheNoticesAndWaitsForTheTurn() {
        assertThat(due("due")).hasSize(1);

        assertThat(rounds).containsExactly(Round.HOUR);
        assertThat(patience).containsExactly(Duration.ofMinutes(10));
    }

    @Test
    void sendsBetweenTheHoursWhatHasATimeOfItsOwnAndDoesNotWaitForTheTurn() {
        due("again");

        assertThat(rounds).containsExactly(Round.BETWEEN);
        assertThat(patience).containsExactly(Duration.ZERO);
    }

    @Test
    void sendsEverythingWhereNobodyWouldComeLater() {
        due(NoticeSender.EVERYTHING);

        assertThat(rounds).containsExactly(Round.EVERYTHING);
        assertThat(patience).containsExactly(Duration.ofMinutes(10));
    }

    @Test
    void sendsNothingWhileAnotherSends() {
        busy = true;

        assertThat(due("due")).isEmpty();
        assertThat(rounds).isEmpty();
    }

    @Test
    void countsAsSentOnlyWhatStillWaited() {
        NoticeSender sender = sender();
        NoticeSender.Tally tally = begin(sender, "due");
        sender.sent(letter(1, 0, 0), tally);
        withdrawn = true;
        sender.sent(letter(2, 0, 0), tally);

        assertThat(sender.result(tally)).isEqualTo(new SendResult(1, 0, 0, false));
    }

    @ParameterizedTest
    @CsvSource({
        "again, 550 5.1.1 no such user, 1",
        "due, 550 5.1.1 no such user, 1",
        "everything, 550 5.1.1 no such user, 0",
        "again, 550 5.7.1 relaying denied, 0",
        "again, 450 4.2.1 try later, 0"
    })
    void hasSomebodyElseToldAfterARoundThatRefusedAnAddress(String which, String answer, int expected)
            throws Exception {
        NoticeSender sender = sender();
        NoticeSender.Tally tally = begin(sender, which);
        InternetAddress address = new InternetAddress("chen@x.example");
        int code = Integer.parseInt(answer.substring(0, 3));

        sender.failed(letter(1, 0, 0), tally, new SMTPAddressFailedException(address, "RCPT TO", code, answer));
        sender.result(tally);

        assertThat(looks).isEqualTo(expected);
    }

    @Test
    void passesOverWhatIsWithdrawnWhileItIsAboutToLeave() throws Exception {
        withdrawn = true;
        NoticeSender sender = sender();
        NoticeSender.Tally tally = begin(sender, "due");
        Letter letter = letter(1, 0, 0);
        MailMessage mail = MailMessage.of(Mails.to(1, "chen@x.example"), "jundeng@x.example");
        sender.compose(letter, tally);

        sender.watch(mail, letter, tally);

        assertThatThrownBy(() -> mail.writeTo(OutputStream.nullOutputStream()))
                .hasMessage("notice 1 was withdrawn while it was about to leave");
        sender.failed(letter, tally, new IOException("the route says"));
        assertThat(sender.result(tally)).isEqualTo(SendResult.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 10", "2, 20", "5, 160", "6, 320", "7, 320", "10, 320"})
    void waitsTwiceAsLongEachTime(int attempts, long minutes) {
        MailTrouble trouble = new MailTrouble(MailTrouble.Reason.SERVER_AWAY, "gone");

        assertThat(new Retries(12).after(letter(1, attempts, 0), trouble, NOW))
                .isEqualTo(new SendFailure("server-away: gone", NOW.plus(Duration.ofMinutes(minutes)), true, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "ADDRESS_UNUSABLE, 0, 0, 'address-unusable: x'",
        "RECIPIENT_REFUSED, 0, 1, 'recipient-refused: x'",
        "RECIPIENT_NOT_SERVED, 0, 1, 'recipient-not-served: x'",
        "UNANSWERED, 0, 1, 'unanswered: handed over whole 2 times, and no answer came; it may have arrived: x'",
        "SERVER_AWAY, 11, 1, 'attempts-used-up, 12 of them; the last: server-away: x'",
        "UNANSWERED, 11, 0, 'attempts-used-up, 12 of them; the last: unanswered: x'"
    })
    void givesUp(MailTrouble.Reason reason, int attempts, int unanswered, String error) {
        SendFailure end = new Retries(12).after(letter(1, attempts, unanswered), new MailTrouble(reason, "x"), NOW);

        assertThat(end.givenUp()).isTrue();
        assertThat(end.error()).isEqualTo(error);
    }

    private List<Letter> due(String which) {
        return sender().due(which, begin(sender(), which));
    }

    private NoticeSender sender() {
        Settings settings = Settings.load(folder, folder, Map.of(), new Faults());
        return new NoticeSender(new Queue(), Clock.fixed(NOW, ZoneOffset.UTC), MailServer.of(settings, new Faults()));
    }

    private static NoticeSender.Tally begin(NoticeSender sender, String which) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        sender.begin(exchange, which);
        return exchange.getProperty("tally", NoticeSender.Tally.class);
    }

    private static Letter letter(long id, int attempts, int unanswered) {
        return new Letter(id, "chen@x.example", attempts, unanswered, () -> null);
    }

    private final class Mine implements NoticeQueue.Turn {

        @Override
        public boolean handingOver(Letter letter) {
            return !withdrawn;
        }

        @Override
        public void close() {}
    }

    private final class Queue implements NoticeQueue {

        @Override
        public Optional<Turn> turn(Duration longest) {
            patience.add(longest);
            return busy ? Optional.empty() : Optional.of(new Mine());
        }

        @Override
        public List<Letter> due(Instant now, Round round) {
            rounds.add(round);
            return List.of(letter(1, 0, 0));
        }

        @Override
        public boolean sent(Letter letter, Instant at) {
            return !withdrawn;
        }

        @Override
        public void failed(Letter letter, SendFailure why) {}

        @Override
        public void lookAgain() {
            looks++;
        }
    }
}
