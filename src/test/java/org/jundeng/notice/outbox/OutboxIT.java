// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which notices are pending, when they may be sent, and which node may send them. */
class OutboxIT {

    private static final Instant NOW = Instant.parse("2014-07-10T00:00:00Z");
    private static final Outbox.Left LEFT = new Outbox.Left(NOW, LocalDate.of(2014, 7, 9));
    private static final Duration LONG = Duration.ofMinutes(1);

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final NoticeRows rows = new NoticeRows(warehouse);
    private Outbox outbox;

    @BeforeEach
    void twoNoticesWait() {
        rows.add(1, "zhou@x.example");
        rows.add(2, "wu@x.example");
        outbox = rows.outbox();
    }

    @Test
    void givesWhatTheNoticeHolds() {
        rows.picture(1, "b@x", new byte[] {2});
        rows.picture(1, "a@x", new byte[] {1});
        rows.set(1, "in_reply_to = '<p@x>', thread = '<o@x> <p@x>', kind = 'receipt'");

        assertThat(outbox.due(NOW)).hasSize(2).first().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo("receipt");
            assertThat(mail.inReplyTo()).isEqualTo("<p@x>");
            assertThat(mail.thread()).isEqualTo("<o@x> <p@x>");
            assertThat(mail.images()).extracting(OutgoingMail.Image::contentId).containsExactly("a@x", "b@x");
            assertThat(mail.images().get(0).png()).containsExactly(1);
            assertThat(mail.createdAt()).isEqualTo(Mails.NIGHT);
            assertThat(mail.timed()).isFalse();
        });
        assertThat(outbox.due(NOW).get(1).images()).isEmpty();
    }

    @Test
    void remembersExplanationsForEverAndOtherThingsForAYear() throws SQLException {
        rows.set(1, "state = 'sent', told_hash = 'x', business_date = '2012-07-10'");
        rows.set(2, "state = 'withheld', told_hash = 'x'");
        warehouse.execute(
                "insert into notice_item values ('zhou', 'note:5', 1), ('zhou', 'receipt:5', 1), ('wu', 'note:5', 2)");

        try (Connection connection = warehouse.dataSource().getConnection()) {
            assertThat(new OutboxWriter(connection).toldUntil(LocalDate.of(2014, 7, 10)))
                    .containsExactly(OutboxWriter.told("zhou", "note:5"));
        }
    }

    @Test
    void remembersWhatAMailToldThatLeftThoughALaterOneThatToldItAgainIsWithdrawn() throws SQLException {
        rows.set(1, "state = 'sent', told_hash = 'x'");
        String item = "corrected:7:rate:xiaoshan:2014-05";
        warehouse.execute("insert into notice_item values ('zhou', '" + item + "', 1)");

        try (Connection connection = warehouse.dataSource().getConnection()) {
            OutboxWriter writer = new OutboxWriter(connection);
            writer.put(mail("again", item, "receipt:8"), run("2014-07-11"));
            new WaitingMails(connection).hold().forEach(waiting -> {
                assertThat(waiting.key()).isEqualTo("again");
                withdraw(connection, waiting);
            });
            assertThat(writer.toldUntil(LocalDate.of(2014, 7, 12))).containsExactly(OutboxWriter.told("zhou", item));
        }
    }

    @Test
    void remembersWhatWasToldAgainMoreThanAYearLater() throws SQLException {
        rows.set(1, "state = 'sent', told_hash = 'x'");
        warehouse.execute(
                "insert into notice_item values ('zhou', 'receipt:7', 1), ('zhou', 'corrected:7:rate:xiaoshan', 1)");

        try (Connection connection = warehouse.dataSource().getConnection()) {
            OutboxWriter writer = new OutboxWriter(connection);
            long again = writer.put(mail("again", "receipt:7", "corrected:7:rate:xiaoshan"), run("2015-07-12"))
                    .orElseThrow();
            warehouse.execute("update notice set state = 'sent' where notice_id = " + again);
            assertThat(writer.toldUntil(LocalDate.of(2015, 7, 12)))
                    .containsExactly(OutboxWriter.told("zhou", "receipt:7"));
            assertThat(rows.text("select notice_id from notice_item where item like 'corrected:%'"))
                    .isEqualTo("1");
        }
    }

    private NewMail mail(String key, String... items) {
        warehouse.execute("alter table notice alter column notice_id restart with 100");
        NewMail.Content content = new NewMail.Content("登记失业率", "失业率", "<p>失业率</p>", Map.of());
        return new NewMail(
                key,
                "digest",
                "zhou",
                "zhou@x.example",
                content,
                "episode-opened",
                null,
                List.of(),
                "y",
                List.of(),
                List.of(items));
    }

    private OutboxWriter.Run run(String night) {
        return new OutboxWriter.Run(
                LocalDate.parse(night), Long.parseLong(rows.text("select min(run_id) from run")), NOW);
    }

    private static void withdraw(Connection connection, WaitingMails.WaitingMail mail) {
        try {
            new WaitingMails(connection).withdraw(mail);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    @Test
    void holdsBackWhatHasATimeUnlessAllIsToLeave() {
        rows.set(1, "not_before = '2014-07-10 00:30:00Z'");

        assertThat(outbox.all()).extracting(OutgoingMail::noticeId).containsExactly(1L, 2L);
        assertThat(outbox.due(NOW.plusSeconds(1799))).hasSize(1);
        assertThat(outbox.due(NOW.plusSeconds(1800))).hasSize(2).first().satisfies(mail -> assertThat(mail.timed())
                .isTrue());
    }

    @Test
    void holdsBackWhatFailedUntilItsDelayIsOver() {
        outbox.failed(1, new SendFailure("server-away: gone", NOW.plusSeconds(300), true, 0));
        outbox.failed(2, new SendFailure("server-away: gone", NOW.plusSeconds(300), true, 0));
        rows.set(2, "not_before = '2014-07-10 00:30:00Z'");

        assertThat(outbox.due(NOW)).isEmpty();
        assertThat(outbox.due(NOW.plusSeconds(300)))
                .extracting(OutgoingMail::noticeId)
                .containsExactly(1L);
        assertThat(outbox.all()).hasSize(2).first().satisfies(mail -> {
            assertThat(mail.timed()).isTrue();
            assertThat(mail.attempts()).isEqualTo(1);
        });
    }

    @Test
    void putsOffUntilATimeOrTheNextHour() {
        outbox.failed(1, new SendFailure("server-away: gone", NOW, true, 0));
        outbox.waits(1, NOW.plusSeconds(60));
        assertThat(outbox.due(NOW)).extracting(OutgoingMail::noticeId).containsExactly(2L);

        outbox.waits(1, null);
        assertThat(outbox.due(NOW)).hasSize(2).first().satisfies(mail -> {
            assertThat(mail.timed()).isFalse();
            assertThat(mail.attempts()).isEqualTo(1);
        });
    }

    @Test
    void remembersWhatCameOfEach() {
        outbox.sent(1, LEFT, 1);
        outbox.failed(2, new SendFailure("not-tried: x", NOW, false, 0));
        assertThat(rows.row(1)).isEqualTo("sent 1 1 -");
        assertThat(rows.text("select sent_at || ' ' || left_on from notice where notice_id = 1"))
                .endsWith(" 2014-07-09");
        assertThat(rows.row(2)).isEqualTo("pending 0 0 not-tried: x");

        outbox.failed(1, new SendFailure("too late", null, true, 2));
        outbox.failed(2, new SendFailure("recipient-refused: 550", null, true, 0));
        outbox.sent(2, LEFT, 0);
        assertThat(rows.row(1)).isEqualTo("sent 1 1 -");
        assertThat(rows.row(2)).isEqualTo("given-up 1 0 recipient-refused: 550");
        assertThat(outbox.all()).isEmpty();
    }

    @Test
    void countsAsUnansweredUntilItIsToldOtherwise() {
        try (SendingTurn turn = outbox.turn(LONG).orElseThrow()) {
            turn.handingOver(1);
            turn.handingOver(2);
            assertThat(rows.row(1)).isEqualTo("pending 0 1 -");

            outbox.sent(1, LEFT, 0);
            outbox.failed(2, new SendFailure("message-put-off: 451", NOW, true, 0));
        }
        assertThat(rows.row(1)).isEqualTo("sent 1 0 -");
        assertThat(rows.row(2)).isEqualTo("pending 1 0 message-put-off: 451");
    }

    @Test
    void givesUpWhatTwoNodesHandedOverAndDiedOf() {
        for (int node = 1; node <= 2; node++) {
            assertThat(outbox.all()).hasSize(2);
            try (SendingTurn dying = outbox.turn(LONG).orElseThrow()) {
                dying.handingOver(1);
            }
        }

        assertThat(outbox.all()).extracting(OutgoingMail::noticeId).containsExactly(2L);
        outbox.turn(LONG).orElseThrow().close();
        assertThat(rows.row(1))
                .isEqualTo(
                        "given-up 0 2 unanswered: handed over whole 2 times, no answer was noted; it may have arrived");
    }

    @Test
    void handsOverNothingThatDoesNotWait() {
        try (SendingTurn turn = outbox.turn(LONG).orElseThrow()) {
            outbox.sent(1, LEFT, 0);

            assertThat(turn.handingOver(1)).isFalse();
            assertThat(rows.row(1)).isEqualTo("sent 1 0 -");
        }
    }

    @Test
    void letsOneSendAtATime() {
        SendingTurn mine = outbox.turn(LONG).orElseThrow();
        Outbox another = rows.outbox();

        assertThat(another.turn(Duration.ZERO)).isEmpty();
        assertThat(another.turn(Duration.ofMillis(50))).isEmpty();
        mine.close();
        mine.close();

        Optional<SendingTurn> next = another.turn(Duration.ZERO);
        assertThat(next).isPresent();
        next.get().close();
        assertThatThrownBy(() -> mine.handingOver(1)).hasMessage("the turn to send is over");
    }

    @Test
    void letsTheNextOneSendWhenANodeDies() {
        SendingTurn dying = outbox.turn(LONG).orElseThrow();
        CompletableFuture<Optional<SendingTurn>> waiting = CompletableFuture.supplyAsync(() -> outbox.turn(LONG));
        String waits = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
        await().until(() -> rows.text(waits).equals("1"));

        warehouse.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted");

        SendingTurn next = waiting.join().orElseThrow();
        assertThatThrownBy(() -> dying.handingOver(1)).isInstanceOf(UncheckedSqlException.class);
        next.handingOver(1);
        dying.close();
        next.close();
        assertThat(rows.row(1)).isEqualTo("pending 0 1 -");
    }
}
