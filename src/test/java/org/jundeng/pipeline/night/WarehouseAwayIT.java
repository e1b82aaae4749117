// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.Wire;
import org.jundeng.pipeline.delivery.FailedAttempts;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.jundeng.warehouse.sql.WarehouseUnreachable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse that goes away, hangs, loses races or runs out of disk, at each place of a delivery's way into it. */
class WarehouseAwayIT {

    private static final String FILE = "hrss-employment-20140705.csv";
    private static final String FIRST_TWICE = """
            create sequence jundeng.faults;
            create function jundeng.fail() returns trigger language plpgsql as $$
            begin
              if nextval('jundeng.faults') <= %d then
                raise exception 'a fault of the test' using errcode = '%s';
              end if;
              return new;
            end $$;
            create trigger fault before insert on jundeng.delivery for each row execute function jundeng.fail()
            """;

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    private FaultyHouse house;
    private Wire wire;

    @BeforeEach
    void wires() throws IOException {
        house = new FaultyHouse(folder, warehouse);
        wire = Wire.to(warehouse.url());
        // The driver sends each statement in full, so that the wire can recognise it.
        house.environment.put("JUNDENG_DB_URL", wire.through(warehouse.url()) + "&prepareThreshold=0");
    }

    @AfterEach
    void cuts() throws IOException {
        wire.close();
    }

    private void isTakenOnceInTheEnd() {
        assertThat(house.ledger()).containsExactly(FILE + " taken");
        assertThat(house.claims()).isEmpty();
        assertThat(house.files("archive")).hasSize(1);
        assertThat(house.receipts()).hasSize(2);
        assertThat(house.files("quarantine")).isEmpty();
        assertThat(house.files("inbox")).isEmpty();
    }

    @Test
    void awayBeforeTheTransactionItLeavesTheFileWhereItIs() {
        house.drop(FILE, "2014年6月", 300);
        wire.goAway();
        assertThatThrownBy(house::nightly).isInstanceOf(WarehouseUnreachable.class);
        wire.back();
        try (RunningPipeline running = house.nightly()) {
            wire.goAway();
            assertThatThrownBy(() -> running.night().run("nightly")).isInstanceOf(UncheckedSqlException.class);
            wire.back();
            assertThat(running.night().run("nightly").exitCode()).isZero();
        }
        isTakenOnceInTheEnd();
    }

    @Test
    void cutWithinCopyItIsGivenTheWholeDeliveryAgain() {
        house.drop(FILE, FaultyHouse.rows(800));
        try (RunningPipeline running = house.nightly()) {
            wire.cutAfter(2_000, "copy ", "from stdin");

            NightResult night = running.night().run("nightly");

            assertThat(wire.sprung()).isTrue();
            assertThat(night.troubles()).isEmpty();
        }
        isTakenOnceInTheEnd();
        assertThat(house.ask("select count(*) from observation")).containsExactly("800");
    }

    @Test
    void goneWithinCopyItKeepsTheClaimAndNothingElse() {
        house.drop(FILE, FaultyHouse.rows(800));
        try (RunningPipeline running = house.nightly()) {
            wire.goAwayAfter(2_000, "copy ", "from stdin");

            assertThatThrownBy(() -> running.night().run("nightly")).isInstanceOf(UncheckedSqlException.class);

            assertThat(wire.sprung()).isTrue();
            assertThat(house.ledger()).isEmpty();
            assertThat(house.ask("select count(*) from observation")).containsExactly("0");
            assertThat(house.claims()).hasSize(1);
            wire.back();
            assertThat(running.night().run("nightly").troubles()).isEmpty();
        }
        isTakenOnceInTheEnd();
    }

    @Test
    void anAnswerToTheCommitThatIsLostDoublesNothing() {
        house.drop(FILE, "2014年6月", 300);
        try (RunningPipeline running = house.nightly()) {
            wire.loseAnswerTo("insert into delivery", "\0commit\0");

            assertThat(running.night().run("nightly").exitCode()).isEqualTo(3);

            assertThat(wire.sprung()).isTrue();
            assertThat(house.ledger()).containsExactly(FILE + " taken");
            assertThat(house.claims()).hasSize(1);
            assertThat(house.files("receipts")).isEmpty();

            assertThat(running.night().run("nightly").exitCode()).isZero();
        }
        isTakenOnceInTheEnd();
    }

    @Test
    void awayForAWhileUnderServeItIsWaitedFor() {
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            assertThat(running.edges().stoppedRoutes()).isEmpty();
            wire.goAway();
            house.drop(FILE, "2014年6月", 300);
            await().atMost(Duration.ofSeconds(30)).until(() -> house.claims().size() == 1);
            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(20)).until(() -> house.ledger()
                    .isEmpty());
            wire.back();

            await().atMost(Duration.ofSeconds(90)).until(() -> house.claims().isEmpty());
        }
        isTakenOnceInTheEnd();
    }

    @Test
    void awayItLetsAFileThatIsTriedStayAndComeAgain() throws IOException {
        MovingClock clock = new MovingClock(house.clock.instant());
        Path trials = Files.createDirectories(house.workspace.resolve("inbox/hrss/试投"));
        try (Pipeline pipeline = Pipeline.open(house.folders(), new RunOptions(clock, house.date, house.progress))) {
            TrialFolders trying = pipeline.trialFolders(pipeline.stewardFolders());
            Files.writeString(trials.resolve(FILE), FaultyHouse.rows(3));
            Files.writeString(trials.resolve(FILE + ".done"), "");
            wire.goAway();

            trying.tryWhole();

            assertThat(trials.resolve(FILE)).exists();
            assertThat(house.receipts()).isEmpty();
            wire.back();
            // A connection that was used within the last half second is not checked by its pool and fails once more.
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                clock.forward(Duration.ofSeconds(31));
                trying.tryWhole();
                assertThat(trials.resolve("已试").resolve(FILE)).exists();
            });
        }
        assertThat(house.receipts()).hasSize(2);
        assertThat(house.ledger()).isEmpty();
    }

    @Test
    void thatHangsIsWaitedForWithoutDoingAnythingTwice() {
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            wire.hold();
            house.drop(FILE, "2014年6月", 300);
            await().atMost(Duration.ofSeconds(30)).until(() -> house.claims().size() == 1);
            await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(20)).until(() -> house.ledger()
                    .isEmpty());
            wire.goOn();

            await().atMost(Duration.ofSeconds(90)).until(() -> house.claims().isEmpty());
            assertThat(running.edges().stoppedRoutes()).isEmpty();
        }
        isTakenOnceInTheEnd();
    }

    @Test
    void deadlocksAndSerializationFailuresAreTriedAgain() {
        for (String state : new String[] {"40P01", "40001"}) {
            warehouse.execute(FIRST_TWICE.formatted(2, state));
            String name = "hrss-employment-201407" + state.replaceAll("\\D", "").substring(0, 2) + ".csv";
            house.drop(name, "2014年6月", state.length() + state.hashCode() % 100);

            assertThat(house.night().troubles()).isEmpty();
            assertThat(house.ledger()).contains(name + " taken");
            warehouse.execute(
                    "drop trigger fault on jundeng.delivery",
                    "drop function jundeng.fail()",
                    "drop sequence jundeng.faults");
        }
    }

    @Test
    void aFullDiskIsSaidAndTheClaimWaitsForSpace() throws IOException {
        warehouse.execute(FIRST_TWICE.formatted(1_000, "53100"));
        house.drop(FILE, "2014年6月", 300);

        NightResult night = house.night();

        assertThat(night.exitCode()).isEqualTo(3);
        assertThat(night.troubles())
                .singleElement()
                .asString()
                .startsWith("taking " + FILE + " of hrss: java.io.IOException: the warehouse's disk is full: ERROR:"
                        + " a fault of the test");
        assertThat(house.claims()).hasSize(1);
        assertThat(FailedAttempts.of(house.claims().get(0))).isEqualTo(new FailedAttempts(0, 0));
        warehouse.execute("drop trigger fault on jundeng.delivery");

        assertThat(house.night().exitCode()).isZero();
        isTakenOnceInTheEnd();
    }
}
