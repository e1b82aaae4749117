// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two real processes on one warehouse and one workspace, of which one is killed and the other asked to end. */
class SharedInboxIT {

    private static final int FILES = 60;

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    private FaultyHouse house;
    private Nodes nodes;

    @BeforeEach
    void begin() {
        house = new FaultyHouse(folder, warehouse);
        nodes = new Nodes(house);
    }

    @AfterEach
    void end() throws InterruptedException {
        nodes.close();
    }

    @Test
    void eachDeliveryIsLoadedOnceAndAKilledNodesAreTakenByTheOther() throws Exception {
        Process killed = nodes.serve("one");
        Process ending = nodes.serve("two");
        try (Connection feed = warehouse.owner().getConnection();
                Statement lock = feed.createStatement()) {
            lock.execute("select pg_advisory_lock(" + Nodes.FEED + ")");
            IntStream.range(0, FILES).forEach(i -> house.drop(name(i), month(i), 100 + i));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> house.ask(Nodes.WAITING).get(0).equals("2"));
            killed.destroyForcibly().waitFor();
            lock.execute("select pg_advisory_unlock(" + Nodes.FEED + ")");
        }
        await().atMost(Duration.ofMinutes(3))
                .until(() -> house.ledger().size() >= FILES && house.claims().isEmpty());

        assertThat(house.ledger())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, FILES)
                        .mapToObj(i -> name(i) + " taken")
                        .toList());
        assertThat(house.ask("select distinct node from delivery")).containsExactly("two");
        assertThat(house.ask("select count(*) from observation")).containsExactly("60");
        assertThat(house.files("archive")).hasSize(FILES);
        assertThat(house.receipts()).hasSize(2 * FILES);
        assertThat(house.files("inbox")).isEmpty();
        endsWithALongDeliveryInHand(ending);
    }

    private void endsWithALongDeliveryInHand(Process ending) throws Exception {
        String late = name(FILES);
        try (Connection feed = warehouse.owner().getConnection();
                Statement lock = feed.createStatement()) {
            lock.execute("select pg_advisory_lock(" + Nodes.FEED + ")");
            house.drop(late, month(FILES), 7);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> house.ask(Nodes.WAITING).get(0).equals("1"));

            ending.destroy();

            assertThat(ending.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(house.claims()).extracting(Claim::sourceName).containsExactly(late);
        assertThat(house.ledger()).hasSize(FILES);
        assertThat(house.night().exitCode()).isZero();
        assertThat(house.ledger()).contains(late + " taken").hasSize(FILES + 1);
    }

    @Test
    void aClaimThatAnotherNodeIsAtIsWaitedFor() throws Exception {
        FaultyHouse house = new FaultyHouse(folder, warehouse);
        house.environment.put("JUNDENG_NODE", "one");
        try (RunningPipeline one = house.nightly()) {
            house.environment.put("JUNDENG_NODE", "two");
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            house.progress = waiting(reading, goOn);
            try (RunningPipeline two = house.nightly()) {
                Claim claim = one.pipeline()
                        .inbox()
                        .claim(FaultyHouse.BUREAU, house.drop(name(1), month(1), 100))
                        .orElseThrow();
                var theirs = CompletableFuture.supplyAsync(() -> taken(two, claim));
                reading.await();
                var mine = CompletableFuture.supplyAsync(() -> taken(one, claim));
                assertThatThrownBy(() -> mine.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                goOn.countDown();

                assertThat(mine.join()).isEqualTo(theirs.join());
                assertThat(mine.join().arrival().taker().node()).isEqualTo("two");
            }
        }
        assertThat(house.ledger()).containsExactly(name(1) + " taken");
    }

    private static LedgerLine taken(RunningPipeline running, Claim claim) {
        try {
            return running.pipeline().taking().takeOrAwait(claim);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Progress waiting(CountDownLatch reading, CountDownLatch goOn) {
        return new Progress() {
            @Override
            public void begins(String sourceName, long bytes) {
                reading.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void advances(long bytesRead, long rowsRead) {}

            @Override
            public void ends() {}
        };
    }

    @Test
    void aSecondNodeOfTheSameNameIsRefused() throws IOException, InterruptedException {
        house.environment.put("JUNDENG_NODE", "one");
        try (RunningPipeline first = house.nightly()) {
            assertThat(first.pipeline().opened().node()).isEqualTo("one");
            Process second = nodes.start("nightly", "one");

            assertThat(second.errorReader().lines().toList())
                    .contains("jundeng: the node \"one\" is at work already, as \"test\" (process "
                            + ProcessHandle.current().pid() + ") in this workspace; wait until it ends, or give this"
                            + " one a name of its own with jundeng.node");
            assertThat(second.waitFor()).isEqualTo(2);
        }
    }

    @Test
    void aNightIsDoneByOneNodeAndAgainWhereThatOneDied() throws SQLException {
        house.environment.put("JUNDENG_NODE", "one");
        try (RunningPipeline one = house.nightly()) {
            house.environment.put("JUNDENG_NODE", "two");
            try (RunningPipeline two = house.nightly()) {
                var due = house.clock.instant();
                var first = CompletableFuture.supplyAsync(() -> one.night().runScheduled(due));
                var second = CompletableFuture.supplyAsync(() -> two.night().runScheduled(due));
                assertThat(Set.of(first.join().isPresent(), second.join().isPresent()))
                        .containsExactlyInAnyOrder(true, false);
                assertThat(house.ask("select command from run")).containsExactly("serve");

                warehouse.execute("update jundeng.run set exit_code = null, ended_at = null, node = 'dead'");
                assertThat(two.night().runScheduled(due)).isPresent();
                assertThat(one.night().runScheduled(due)).isEmpty();
            }
        }
    }

    private static String name(int number) {
        return "hrss-employment-20140705-%02d.csv".formatted(number);
    }

    private static String month(int number) {
        return "%d年%d月".formatted(2008 + number / 12, number % 12 + 1);
    }
}
