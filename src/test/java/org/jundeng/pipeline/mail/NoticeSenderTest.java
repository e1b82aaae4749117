// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.notice.outbox.SendFailure;
import org.jundeng.pipeline.mail.NoticeQueue.Letter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which notices a round takes, and when one that did not leave is tried again. */
class NoticeSenderTest {

    private static final Instant NOW = Instant.parse("2014-07-10T00:00:00Z");

    @TempDir
    Path folder;

    private final List<Duration> patience = new ArrayList<>();
    private boolean busy;

    @Test
    void takesAtTheHourOfTheNoticesWhateverIsDue() {
        assertThat(due("due")).extracting(Letter::noticeId).containsExactly(1L, 2L);
        assertThat(patience).containsExactly(Duration.ofMinutes(10));
    }

    @Test
    void takesBetweenTheHoursWhatHasATimeOfItsOwnAndDoesNotWaitForTheTurn() {
        assertThat(due("again")).extracting(Letter::noticeId).containsExactly(2L);
        assertThat(patience).containsExactly(Duration.ZERO);
    }

    @Test
    void takesNothingWhileAnotherSends() {
        busy = true;

        assertThat(due("due")).isEmpty();
    }

    @Test
    void takesBetweenTheHoursWhatARoundLeftThatBrokeOff() {
        NoticeSender sender = sender();
        sender.due("due", begin(sender, "due"));

        NoticeSender.Tally tally = begin(sender, "again");
        assertThat(sender.due("again", tally)).hasSize(2);
        sender.result(tally);

        assertThat(sender.due("again", begin(sender, "again"))).hasSize(1);
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
        return new NoticeSender(
                new Queue(), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ZERO, MailServer.of(settings, new Faults()));
    }

    private static NoticeSender.Tally begin(NoticeSender sender, String which) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        sender.begin(exchange, which);
        return exchange.getProperty("tally", NoticeSender.Tally.class);
    }

    private static Letter letter(long id, int attempts, int unanswered) {
        return new Letter(id, "chen@x.example", id == 2, attempts, unanswered, () -> null);
    }

    private record Mine() implements NoticeQueue.Turn {

        @Override
        public void handingOver(Letter letter) {}

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
        public List<Letter> due(Instant now, Duration ahead) {
            return List.of(letter(1, 0, 0), letter(2, 0, 0));
        }

        @Override
        public void sent(Letter letter, Instant at) {}

        @Override
        public void failed(Letter letter, SendFailure why) {}
    }
}
