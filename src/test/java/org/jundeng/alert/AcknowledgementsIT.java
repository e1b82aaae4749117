// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jundeng.alert.Acknowledgements.Outcome;
import org.jundeng.alert.Acknowledgements.Said;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AcknowledgementsIT {

    private static final Instant NOW = Instant.parse("2014-07-11T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String LINK = "f1";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final KnownEpisodes episodes = new KnownEpisodes(warehouse);

    @Test
    void notesWhoSaidWhatAndWhen() {
        long id = episodes.open();

        assertThat(acknowledgements().acknowledge(Said.byHand(id, "root", "root", "正在核实")))
                .isEqualTo(Outcome.DONE);

        assertThat(episodes.said(id)).containsExactly("root by-hand 正在核实");
        assertThat(episodes.ask("select r.command || ' ' || r.business_date || ' ' || r.exit_code || ' ' || e.level"
                        + " || ' ' || (r.ended_at = e.recorded_at) from episode_event e join run r using (run_id)"
                        + " where event = 'acknowledged'"))
                .containsExactly("ack 2014-07-11 0 orange true");
        assertThat(new AuditTrail(warehouse.dataSource(), CLOCK).list())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.at()).isEqualTo(NOW);
                    assertThat(line.entry())
                            .isEqualTo(new AuditTrail.Entry("root", Act.ACKNOWLEDGE, "episode " + id, "done", "command")
                                    .because(null, "here"));
                });
    }

    @Test
    void saysWhoActedForWhom() {
        long id = episodes.open();

        acknowledgements().acknowledge(Said.byHand(id, "zhou", "root", null));

        assertThat(episodes.said(id)).containsExactly("zhou by-hand -");
        assertThat(episodes.ask("select actor || ': ' || detail from audit")).containsExactly("zhou: command by root");
    }

    @Test
    void letsPeopleSayMoreByHand() {
        long id = episodes.open();

        acknowledgements().acknowledge(Said.byHand(id, "root", "root", "一"));
        Outcome again = acknowledgements().acknowledge(Said.byHand(id, "root", "root", "二"));

        assertThat(again).isEqualTo(Outcome.DONE);
        assertThat(episodes.said(id)).containsExactly("root by-hand 一", "root by-hand 二");
        assertThat(new EpisodeBook(warehouse.dataSource())
                        .find(id)
                        .orElseThrow()
                        .note())
                .isEqualTo("二");
    }

    @Test
    void takesALinkOnceAndAnotherLinkToo() {
        long id = episodes.open();

        assertThat(acknowledgements().acknowledge(Said.byLink(id, "zhou", LINK, "一")))
                .isEqualTo(Outcome.DONE);
        assertThat(acknowledgements().judge(Said.byLink(id, "zhou", LINK, null)))
                .isEqualTo(Outcome.USED);
        assertThat(acknowledgements().acknowledge(Said.byLink(id, "zhou", LINK, "二")))
                .isEqualTo(Outcome.USED);
        assertThat(acknowledgements().acknowledge(Said.byLink(id, "zhou", "f2", "三")))
                .isEqualTo(Outcome.DONE);

        assertThat(episodes.said(id)).containsExactly("zhou by-link 一", "zhou by-link 三");
        assertThat(episodes.audited())
                .containsExactly(
                        "zhou acknowledge episode 1 done",
                        "zhou acknowledge episode 1 used",
                        "zhou acknowledge episode 1 done");
    }

    @Test
    void takesALinkOnceWhereManyComeTogether() {
        long id = episodes.open();

        List<Outcome> outcomes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> acknowledgements().acknowledge(Said.byLink(id, "zhou", LINK, "第" + i)))
                .toList();

        assertThat(outcomes).filteredOn(outcome -> outcome == Outcome.DONE).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> outcome == Outcome.USED).hasSize(7);
        assertThat(episodes.said(id)).hasSize(1);
        assertThat(episodes.audited()).hasSize(8);
    }

    @Test
    void takesNoLinkAndNoReplyOfWhoIsNotAskedSinceItWasHandedOn() {
        long id = episodes.open();
        episodes.hand(id, "'li'");

        assertThat(acknowledgements().judge(Said.byLink(id, "zhou", LINK, null)))
                .isEqualTo(Outcome.MOVED_ON);
        assertThat(acknowledgements().acknowledge(Said.byReply(id, "zhou", "m1", "另一条的情况")))
                .isEqualTo(Outcome.MOVED_ON);
        assertThat(episodes.said(id)).isEmpty();
        assertThat(acknowledgements().judge(Said.byLink(id, "li", LINK, null)))
                .as("whoever has it")
                .isEqualTo(Outcome.DONE);
        assertThat(acknowledgements().judge(Said.byHand(id, "zhou", "root", null)))
                .as("an operator says so")
                .isEqualTo(Outcome.DONE);

        long asked = episodes.hand(id, "null");
        assertThat(acknowledgements().judge(Said.byLink(id, "li", LINK, null)))
                .as("had it")
                .isEqualTo(Outcome.MOVED_ON);
        warehouse.execute(
                "insert into notice (notice_key, kind, person, address, business_date, run_id, created_at, message_id,"
                        + " subject, text_body, html_body, state, reason)"
                        + " select 'k', 'digest', 'zhou', 'x', '2014-07-10', min(run_id), now(),"
                        + " '<1@notices.jundeng>', 'x', 'x', 'x', 'sent', 'x' from run",
                "insert into notice_item select 'zhou', '" + Acknowledgements.askedItem(id, asked)
                        + "', max(notice_id) from notice");
        assertThat(acknowledgements().judge(Said.byReply(id, "zhou", "m2", null)))
                .as("a mail has asked since")
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void refusesForTheRecordWhatIsNotOpen() {
        long closed = episodes.in("closed");
        long pending = episodes.in("pending");

        assertThat(acknowledgements().acknowledge(Said.byHand(closed, "root", "root", "x")))
                .isEqualTo(Outcome.CLOSED);
        assertThat(acknowledgements().acknowledge(Said.byHand(pending, "root", "root", "x")))
                .isEqualTo(Outcome.PENDING);
        assertThat(acknowledgements().acknowledge(Said.byHand(99, "root", "root", "x")))
                .isEqualTo(Outcome.UNKNOWN);

        assertThat(episodes.ask("select event_id from episode_event where event = 'acknowledged'"))
                .isEmpty();
        assertThat(episodes.ask("select command from run where command = 'ack'"))
                .isEmpty();
        assertThat(episodes.audited())
                .containsExactly(
                        "root acknowledge episode 1 closed",
                        "root acknowledge episode 2 pending",
                        "root acknowledge episode 99 unknown");
    }

    @Test
    void refusesANoteThatIsTooLongAndTakesTheLongest() {
        long id = episodes.open();

        assertThat(acknowledgements().acknowledge(Said.byLink(id, "zhou", LINK, "说".repeat(501))))
                .isEqualTo(Outcome.NOTE_TOO_LONG);
        assertThat(acknowledgements().acknowledge(Said.byLink(id, "zhou", LINK, "𠮷".repeat(500))))
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void leavesControlCharactersOutOfNotes() {
        assertThat(Said.byLink(1, "zhou", LINK, " 一\r\n二\u0000\u001b[31m\u2028三\t ")
                        .note())
                .isEqualTo("一\n二[31m\n三");
        assertThat(Said.byLink(1, "zhou", LINK, " \u0000\r\n ").note()).isNull();
    }

    @Test
    void undoesTheAcknowledgementWhereTheTrailCannotBeWritten() {
        long id = episodes.open();
        warehouse.execute("revoke insert on audit from jundeng_app");

        assertThatThrownBy(() -> acknowledgements().acknowledge(Said.byHand(id, "root", "root", "x")))
                .hasMessageContaining("permission denied");

        assertThat(episodes.said(id)).isEmpty();
    }

    @Test
    void keepsItsTrailFromWhoeverWorks() {
        acknowledgements().acknowledge(Said.byHand(99, "root", "root", "x"));

        for (String sql : List.of("delete from audit", "update audit set outcome = 'done'")) {
            assertThatThrownBy(() -> Transactions.write(
                            warehouse.dataSource(),
                            connection -> connection.createStatement().execute(sql)))
                    .hasMessageContaining("permission denied");
        }
    }

    private Acknowledgements acknowledgements() {
        return new Acknowledgements(warehouse.dataSource(), CLOCK, () -> LocalDate.of(2014, 7, 11), "here");
    }
}
