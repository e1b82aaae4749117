// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.observation.Observation;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.sql.Roles;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds of deliveries that come in several blocks, which a second thread stores. */
abstract class BlocksFacts {

    private static final Staging.Blocks SMALL = new Staging.Blocks(3, 3);
    private static final Staging.Blocks WHOLE = new Staging.Blocks(1 << 16, 1 << 16);

    @RegisterExtension
    final TestWarehouse warehouse;

    /** A second one, for what one has to be as the other. */
    @RegisterExtension
    final TestWarehouse other;

    private Deliveries deliveries;
    private Ledger ledger;

    BlocksFacts(String version) {
        this.warehouse = new TestWarehouse(version);
        this.other = new TestWarehouse(version);
    }

    @BeforeEach
    void opens() {
        deliveries = new Deliveries(warehouse.dataSource(), SMALL);
        ledger = new Ledger(warehouse.dataSource(), Clock.systemUTC());
    }

    private List<String> observations() {
        return warehouse.texts(
                "select concat_ws(' ', indicator, region_id, time_period, obs_value, delivery_id, row_no)"
                        + " from observation join series using (series_id) order by 1");
    }

    /** An executor counts as terminated an instant before its thread is gone. */
    private static void assertThatTheStoringThreadEnds() {
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("storing")));
    }

    @Test
    void theSizeOfTheBlocksChangesNothing() {
        Deliveries whole = new Deliveries(other.dataSource(), WHOLE);
        Random random = new Random(2014);
        for (int night = 0; night < 40; night++) {
            long seed = random.nextLong();
            Deliveries.Draft one = random(deliveries, new Random(seed));
            Deliveries.Draft same = random(whole, new Random(seed));
            Loader.Comparison foretold = one.compare();

            LedgerLine line = one.store();

            assertThat(line.result().outcome()).isEqualTo(foretold.result().outcome());
            if (line.result().outcome() != Outcome.REFUSED) {
                assertThat(List.of(
                                line.result().counts().obsNew(),
                                line.result().counts().obsRevised(),
                                line.result().counts().obsUnchanged(),
                                line.result().counts().findings()))
                        .isEqualTo(List.of(
                                foretold.result().counts().obsNew(),
                                foretold.result().counts().obsRevised(),
                                foretold.result().counts().obsUnchanged(),
                                foretold.result().counts().findings()));
            }
            assertThat(line).isEqualTo(same.store());
            assertThat(all(warehouse)).as("seed " + seed).isEqualTo(all(other));
        }
        assertThat(warehouse.texts("select distinct code from finding order by 1"))
                .contains("conflicting-rows", "repeated-row", "missing-region", "older-than-known", "total-differs");
        assertThat(warehouse.texts("select distinct outcome from delivery"))
                .contains("taken", "taken-in-part", "unchanged", "refused");
    }

    private static List<String> all(TestWarehouse in) {
        List<String> all = in.texts("select concat_ws(' ', o.*) || s.indicator || s.region_id from"
                + " (select series_id, time_period, obs_value, obs_status, delivery_id, row_no, confirmed_by"
                + " from observation) o join series s using (series_id) order by 1");
        all.addAll(in.texts("select concat_ws(' ', r.*) from revision r order by 1"));
        all.addAll(in.texts("select concat_ws(' ', f.*) from (select delivery_id, row_no, code, found, arguments"
                + " from finding order by finding_id) f"));
        return all;
    }

    /** Few keys, so that rows repeat and contradict each other, within a block and across. */
    private static Deliveries.Draft random(Deliveries into, Random random) {
        Content.Total total =
                new Content.Total("region-0", List.of("region-1", "region-2"), new BigDecimal("0.5"), List.of("a"));
        Deliveries.Draft draft = into.of("feed-" + random.nextInt(2))
                .promising(new Content.Promises(List.of("region-0", "region-1", "region-3"), List.of(total), null))
                .authority(random.nextInt(2))
                .bearing(random.nextInt(4) == 0 ? 1 : 100)
                .stamped("2014-07-%02d".formatted(1 + random.nextInt(28)));
        int values = 1 + random.nextInt(3);
        for (int i = 1 + random.nextInt(40); i > 0; i--) {
            draft.row(
                    random.nextBoolean() ? "a" : "b",
                    "region-" + random.nextInt(4),
                    "2014-0" + (1 + random.nextInt(4)),
                    random.nextInt(9) == 0 ? null : random.nextInt(values) + (random.nextBoolean() ? ".50" : ".5"));
        }
        return draft;
    }

    @Test
    void aRowThatRepeatsOneOfAnEarlierBlockIsNotedWithTheNumberOfThatRow() {
        LedgerLine line = deliveries
                .of("jobs")
                .rows(10)
                .row("jobs-2", "region-2", "2000-01-01", "2")
                .store();

        assertThat(line.result().counts().obsNew()).isEqualTo(10);
        assertThat(ledger.findings(line.deliveryId()))
                .containsExactly(
                        Finding.at(FindingCode.REPEATED_ROW, Location.row(12), "2", "4", "jobs-2", "2000-01-01", ""));
    }

    @Test
    void aRowThatRepeatsOneThatIsKnownSoIsNotedWithTheNumberOfThatRow() {
        deliveries.of("jobs").rows(10).store();

        LedgerLine line = deliveries
                .of("jobs")
                .rows(10)
                .row("jobs-2", "region-2", "2000-01-01", "2")
                .store();

        assertThat(line.result().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(line.result().counts().obsUnchanged()).isEqualTo(10);
        assertThat(ledger.findings(line.deliveryId()))
                .containsExactly(
                        Finding.at(FindingCode.REPEATED_ROW, Location.row(12), "2", "4", "jobs-2", "2000-01-01", ""));
    }

    @Test
    void rowsThatContradictEachOtherLeaveWhatIsKnown() {
        LedgerLine first = deliveries.of("jobs").rows(10).store();

        LedgerLine line = deliveries
                .of("jobs")
                .rows(10)
                .row("jobs-2", "region-2", "2000-01-01", "7")
                .store();

        assertThat(line.result().outcome()).isEqualTo(Outcome.TAKEN_IN_PART);
        assertThat(line.result().counts().rowsRejected()).isEqualTo(2);
        assertThat(line.result().counts().obsUnchanged()).isEqualTo(9);
        assertThat(ledger.findings(line.deliveryId()))
                .containsExactly(
                        Finding.at(
                                FindingCode.CONFLICTING_ROWS,
                                Location.row(4),
                                "2",
                                "4, 12",
                                "jobs-2",
                                "2000-01-01",
                                ""),
                        Finding.at(
                                FindingCode.CONFLICTING_ROWS,
                                Location.row(12),
                                "7",
                                "4, 12",
                                "jobs-2",
                                "2000-01-01",
                                ""));
        assertThat(observations()).contains("jobs-2 region-2 2000-01-01 2 " + first.deliveryId() + " 4");
    }

    @Test
    void aDeliveryThatIsRefusedAtItsEndLeavesNothingOfWhatWasStored() {
        LedgerLine line = deliveries
                .of("jobs")
                .rows(50)
                .row("jobs-2", "region-2", "2000-01-01", "7")
                .bearing(1)
                .store();

        assertThat(line.result().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(List.of(
                        line.result().counts().obsNew(),
                        line.result().counts().obsRevised(),
                        line.result().counts().obsUnchanged()))
                .containsOnly(0L);
        assertThat(observations()).isEmpty();
        assertThat(warehouse.texts("select indicator from series")).isEmpty();
        LedgerLine next = deliveries.of("jobs").rows(50).store();
        assertThat(next.result().counts().obsNew()).isEqualTo(50);
        assertThat(next.deliveryId()).isEqualTo(line.deliveryId() + 1);
    }

    @Test
    void aReaderThatFailsMidwayLeavesNoRowNoLockAndNoThread() {
        Deliveries.Draft draft = deliveries.of("jobs").rows(50);
        Content failing = new Midway(draft.content(), 20, () -> {
            throw new UncheckedIOException(new IOException("disk gone"));
        });

        assertThatThrownBy(() -> deliveries.loader().store(draft.arrival(), failing, outcome -> "archive/x"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk gone");

        assertThatTheStoringThreadEnds();
        assertThat(observations()).isEmpty();
        assertThat(warehouse.texts("select mode from pg_locks where locktype = 'advisory' and database ="
                        + " (select oid from pg_database where datname = current_database())"))
                .isEmpty();
        assertThat(draft.store().result().counts().obsNew()).isEqualTo(50);
    }

    /** Whether the driver hears the server's last words depends on who is faster. */
    @Test
    void aConnectionThatIsCutWhileRowsGoInIsToldAndTheNextTrySucceeds() {
        Deliveries.Draft draft = deliveries.of("jobs").rows(50);
        AtomicInteger cuts = new AtomicInteger();
        Content cutting = new Midway(draft.content(), 20, () -> {
            if (cuts.incrementAndGet() == 1) {
                warehouse.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and usename = '" + Roles.APP + "'");
            }
        });

        Throwable cut =
                catchThrowable(() -> deliveries.loader().store(draft.arrival(), cutting, outcome -> "archive/x"));

        if (cuts.get() == 1) {
            assertThat(cut)
                    .isInstanceOf(UncheckedSqlException.class)
                    .hasMessageContaining("terminating connection due to administrator command");
            assertThat(observations()).isEmpty();
        }
        assertThatTheStoringThreadEnds();
        assertThat(draft.store().result().counts().obsNew()).isEqualTo(50);
        assertThat(observations()).hasSize(50);
    }

    @Test
    void aServerThatRefusesARowSaysWhy() {
        warehouse.execute("alter table jundeng.observation add constraint small check (obs_value < 30)");

        assertThatThrownBy(() -> deliveries.of("jobs").rows(50).store())
                .isInstanceOf(UncheckedSqlException.class)
                .hasMessageContaining("violates check constraint \"small\"");

        assertThat(observations()).isEmpty();
        assertThatTheStoringThreadEnds();
    }

    @Test
    void feedsThatBringTheSameAtOnceAddItOnceAndInTheOrderOfTheirNumbers() {
        List<Deliveries.Draft> drafts = IntStream.range(0, 4)
                .mapToObj(i -> new Deliveries(warehouse.dataSource(), new Staging.Blocks(100, 100))
                        .of("feed-" + i)
                        .rows(1_000))
                .toList();
        AtomicInteger arrivals = new AtomicInteger();
        List<LedgerLine> lines = drafts.stream()
                .map(draft -> CompletableFuture.supplyAsync(() -> deliveries
                        .loader()
                        .store(
                                named(draft.arrival(), arrivals.incrementAndGet()),
                                draft.content(),
                                outcome -> "archive/x")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted(java.util.Comparator.comparing(LedgerLine::deliveryId))
                .toList();

        assertThat(lines).extracting(each -> each.result().counts().obsNew()).containsExactly(1_000L, 0L, 0L, 0L);
        assertThat(warehouse.texts("select distinct delivery_id from observation"))
                .containsExactly(Long.toString(lines.get(0).deliveryId()));
    }

    private static Arrival named(Arrival of, int number) {
        return new Arrival(
                "at-once-" + number,
                of.kind(),
                of.concerns(),
                of.origin(),
                of.bytes(),
                new Arrival.Times(
                        of.times().arrivedAt(), of.times().businessDate(), new Arrival.AsOf("at-once-" + number)),
                of.promise(),
                of.taker(),
                of.grounds());
    }

    /** Content that does something before it hands over one of its observations. */
    private record Midway(Content content, int at, Runnable act) implements Content {

        @Override
        public Verdict deliver(Consumer<Observation> observations, Consumer<Finding> findings) throws IOException {
            AtomicInteger handed = new AtomicInteger();
            return content.deliver(
                    observation -> {
                        if (handed.incrementAndGet() == at) {
                            act.run();
                        }
                        observations.accept(observation);
                    },
                    findings);
        }
    }
}
