// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.AuditChain.Break;
import org.jundeng.warehouse.ledger.AuditChain.Fault;
import org.jundeng.warehouse.ledger.AuditChain.Head;
import org.jundeng.warehouse.ledger.AuditChain.Verdict;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.AuditTrail.Entry;
import org.jundeng.warehouse.sql.Roles;
import org.jundeng.warehouse.sql.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditChainIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2014-07-10T01:02:03.123456789Z"), ZoneOffset.UTC);
    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private AuditTrail trail() {
        return new AuditTrail(warehouse.dataSource(), CLOCK);
    }

    private AuditChain chain() {
        return new AuditChain(warehouse.dataSource());
    }

    private static Entry entry(int number) {
        return new Entry("zhou", Act.ACKNOWLEDGE, "episode " + number, "done", null);
    }

    private void note(int from, int until) {
        for (int i = from; i <= until; i++) {
            trail().note(entry(i));
        }
    }

    private Verdict verify(String... heads) {
        return chain().verify(List.of(heads));
    }

    /** Six lines of two nights; the head of the first one. */
    private Head twoNights() {
        note(1, 3);
        Head first = chain().publish(NIGHT);
        note(4, 6);
        chain().publish(NIGHT.plusDays(1));
        return first;
    }

    @Test
    void publishesWhatWasAddedAndNothingTwice() {
        assertThat(verify()).isEqualTo(new Verdict(new Head(0, AuditText.BEFORE_ALL), null, 0, verify().found()));
        assertThat(chain().publish(NIGHT).isThere()).isFalse();

        Head first = twoNights();
        Head second = chain().publish(NIGHT.plusDays(2));
        note(7, 7);

        assertThat(first.number()).isEqualTo(3);
        assertThat(second.number()).isEqualTo(6);
        Verdict verdict = verify(first.hash(), second.hash(), "f".repeat(64));
        assertThat(verdict.head()).isEqualTo(second);
        assertThat(verdict.fault()).isNull();
        assertThat(verdict.waiting()).isEqualTo(1);
        assertThat(verdict.found())
                .containsOnlyKeys(first.hash(), second.hash())
                .containsEntry(first.hash(), 3L);
        List<AuditTrail.Line> lines = new ArrayList<>();
        chain().each(lines::add);
        assertThat(lines).extracting(line -> line.published().number()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(lines).extracting(line -> line.published().night()).contains(NIGHT, NIGHT.plusDays(1));
        assertThat(trail().newest(2))
                .extracting(AuditTrail.Line::published)
                .satisfiesExactly(waits -> assertThat(waits).isNull(), last -> assertThat(last.hash())
                        .isEqualTo(second.hash()));
    }

    @Test
    void takesWhateverSomebodySent() {
        trail().note(new Entry("\u0000", Act.LOG_IN, "\ud800 \t\n\\N 周\ud83d\ude00", "done", "\u2028", "", null));

        Head head = chain().publish(NIGHT);

        assertThat(verify(head.hash()).fault()).isNull();
        assertThat(trail().newest(1).get(0).entry())
                .isEqualTo(new Entry("\u2400", Act.LOG_IN, "? \t\n\\N 周\ud83d\ude00", "done", "\u2028", "", null));
    }

    /** As a later version wrote it, before somebody went back to this one. */
    @Test
    void publishesAndVerifiesALineWhoseActThisVersionDoesNotKnow() {
        trail().note(new Entry("zhou", "an-act-of-tomorrow", "figure 3", "done", null, null, null));
        note(1, 1);

        Head head = chain().publish(NIGHT);

        assertThat(head.number()).isEqualTo(2);
        assertThat(verify(head.hash()).fault()).isNull();
        assertThat(trail().list()).extracting(line -> line.entry().act()).contains("an-act-of-tomorrow", "acknowledge");
        List<String> texts = new ArrayList<>();
        chain().each(line -> texts.add(AuditText.of(line)));
        assertThat(texts).hasSize(2).first().asString().contains("\tan-act-of-tomorrow\tfigure 3\t");
    }

    /** What the owner of the database does with the six lines, and where that is found. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit set actor = 'wu' where audit_id = 4 | CHANGED | 4",
                "update audit set at = at + interval '1 microsecond' where audit_id = 1 | CHANGED | 1",
                "update audit set detail = '' where audit_id = 2 | CHANGED | 2",
                "update audit set act = 'no-such-act' where audit_id = 5 | CHANGED | 5",
                "update audit_link set night = '2014-07-09' where number = 3 | CHANGED | 3",
                "update audit_link set hash = repeat('a', 64) where number = 6 | CHANGED | 6",
                "delete from audit_link where number = 2; delete from audit where audit_id = 2 | REMOVED | 2",
                "delete from audit_link where number = 1 | REMOVED | 1",
                "alter table audit_link drop constraint audit_link_audit_id_fkey; delete from audit where audit_id = 3"
                        + " | LOST | 3",
                "update audit_link set number = number + 100 where number > 3;"
                        + " insert into audit (audit_id, at, actor, act, subject, outcome) overriding system value"
                        + " values (99, now(), 'wu', 'confirm', 'delivery 1', 'done');"
                        + " insert into audit_link values (4, 99, '2014-07-10', repeat('b', 64));"
                        + " update audit_link set number = number - 99 where number > 100 | CHANGED | 4",
                "update audit_link set number = -number where number in (2, 3) | CHANGED | 2"
            })
    void findsTheFirstPlaceThatIsNotAsItWas(String tampering, Break what, long number) {
        twoNights();
        String sql = tampering.contains("-number")
                ? "alter table audit_link drop constraint audit_link_number_check; " + tampering
                        + "; update audit_link set number = 5 + number where number < 0"
                : tampering;
        warehouse.execute(sql);

        Verdict verdict = verify();

        assertThat(verdict.fault()).isEqualTo(new Fault(what, number));
        assertThat(verdict.head().number()).isEqualTo(number - 1);
    }

    @Test
    void findsByAKnownHashThatTheEndWasCutOffOrAllWasMadeAnew() {
        Head first = twoNights();
        Head second = chain().publish(NIGHT.plusDays(2));

        warehouse.execute("delete from audit_link where number > 4", "delete from audit where audit_id > 4");
        Verdict cut = verify(first.hash(), second.hash());
        assertThat(cut.fault()).isNull();
        assertThat(cut.found()).containsOnlyKeys(first.hash());

        warehouse.execute("delete from audit_link", "update audit set actor = 'wu' where audit_id = 1");
        Head anew = chain().publish(NIGHT);
        Verdict madeAnew = verify(first.hash(), anew.hash());
        assertThat(madeAnew.fault()).isNull();
        assertThat(madeAnew.found()).containsOnlyKeys(anew.hash());
    }

    /** Eight who act, each in transactions of their own, some undone, while nights publish without a pause. */
    @Test
    void hasNoForkAndNoGapWhileManyAct() throws InterruptedException, ExecutionException {
        int writers = 8;
        int acts = 25;
        ExecutorService people = Executors.newFixedThreadPool(writers + 2);
        try {
            List<Future<?>> under = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                int writer = i;
                under.add(people.submit(() -> act(writer, acts)));
            }
            for (int i = 0; i < 2; i++) {
                under.add(people.submit(() -> {
                    for (int night = 0; night < 10; night++) {
                        chain().publish(NIGHT.plusDays(night));
                    }
                }));
            }
            for (Future<?> each : under) {
                each.get();
            }
        } finally {
            people.shutdownNow();
        }
        Head head = chain().publish(NIGHT.plusDays(10));

        assertThat(head.number()).isEqualTo((long) writers * acts);
        assertThat(verify(head.hash()).fault()).isNull();
        assertThat(verify().waiting()).isZero();
    }

    private void act(int writer, int acts) {
        for (int i = 0; i < acts; i++) {
            trail().note(entry(writer * 1_000 + i));
            try (Connection connection = warehouse.dataSource().getConnection()) {
                connection.setAutoCommit(false);
                trail().note(connection, entry(-1));
                connection.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A line that is not committed yet holds up nobody, and comes later, under a later number than its id says. */
    @Test
    void doesNotWaitForAnActThatIsUnderWay() throws SQLException {
        try (Connection slow = warehouse.dataSource().getConnection()) {
            slow.setAutoCommit(false);
            trail().note(slow, entry(1));
            note(2, 2);

            assertThat(chain().publish(NIGHT).number()).isEqualTo(1);
            slow.commit();
        }
        Head head = chain().publish(NIGHT.plusDays(1));

        assertThat(head.number()).isEqualTo(2);
        List<AuditTrail.Line> lines = new ArrayList<>();
        chain().each(lines::add);
        assertThat(lines).extracting(line -> line.entry().subject()).containsExactly("episode 2", "episode 1");
        assertThat(verify(head.hash()).fault()).isNull();
    }

    /** A kill after the act, or of a night that publishes: the next night publishes the line. */
    @Test
    void isWholeAfterAKill() throws SQLException {
        note(1, 3);
        try (Connection night = warehouse.dataSource().getConnection();
                Statement statement = night.createStatement()) {
            night.setAutoCommit(false);
            statement.execute("insert into audit_link values (1, 1, '2014-07-10', repeat('c', 64))");
            warehouse.execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                    + " and datname = current_database() and state = 'idle in transaction'");
            assertThatThrownBy(night::commit).isInstanceOf(SQLException.class);
        }

        assertThat(verify().waiting()).isEqualTo(3);
        Head head = chain().publish(NIGHT);
        assertThat(head.number()).isEqualTo(3);
        assertThat(verify(head.hash()).fault()).isNull();
    }

    @Test
    void takesTheLinesOfTheVersionBeforeIntoTheFirstNight() {
        warehouse.makeAsVersion("24");
        warehouse.execute(
                "insert into audit (at, actor, act, subject, outcome, detail) values"
                        + " ('2014-01-01T00:00:00Z', 'zhou', 'acknowledge', 'episode 1', 'done', 'link abc')",
                "insert into audit (at, actor, act, subject, outcome) values"
                        + " ('2014-01-02T00:00:00.5Z', '', 'open-link', 'link', 'forged')");

        Schema.migrate(warehouse.owner());
        grant();

        assertThat(trail().list()).hasSize(2).allSatisfy(line -> {
            assertThat(line.published()).isNull();
            assertThat(line.entry().reason()).isNull();
        });
        assertThat(verify().waiting()).isEqualTo(2);
        note(3, 3);
        Head head = chain().publish(NIGHT);
        assertThat(head.number()).isEqualTo(3);
        assertThat(verify(head.hash()).fault()).isNull();
    }

    private void grant() {
        try {
            Roles.grant(warehouse.owner(), null);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
