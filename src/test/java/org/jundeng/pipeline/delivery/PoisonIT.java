// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.night.FaultyHouse;
import org.jundeng.pipeline.night.NightResult;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.operation.Rebuild;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries that break their reader, each time anew. */
class PoisonIT {

    private static final String POISON = "hrss-employment-20140704.csv";
    private static final String GOOD = "hrss-employment-20140705.csv";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @RegisterExtension
    final TestWarehouse other = new TestWarehouse();

    @TempDir
    Path folder;

    private FaultyHouse house;

    @BeforeEach
    void drops() {
        house = new FaultyHouse(folder, warehouse);
        house.drop(POISON, "2014年5月", 200);
        house.drop(GOOD, "2014年6月", 300);
    }

    /** Fails in the middle of reading the poison. */
    private static Progress breakingBy(Supplier<? extends Throwable> fault) {
        return new Progress() {
            @Override
            public void begins(String sourceName, long bytes) {
                if (sourceName.equals(POISON)) {
                    throwAnyway(fault.get());
                }
            }

            @Override
            public void advances(long bytesRead, long rowsRead) {}

            @Override
            public void ends() {}
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAnyway(Throwable fault) throws T {
        throw (T) fault;
    }

    private void isSetAside(int tries, String why) throws IOException {
        assertThat(house.ledger()).containsExactlyInAnyOrder(POISON + " refused", GOOD + " taken");
        assertThat(house.ask("select concat_ws(' ', code, found, arguments[1]) from finding"
                        + " join delivery using (delivery_id) where outcome = 'refused'"))
                .containsExactly("reading-breaks-off " + why + " " + tries);
        assertThat(house.claims()).isEmpty();
        assertThat(house.files("inbox")).isEmpty();
        List<Path> kept = house.files("quarantine");
        assertThat(kept).hasSize(1);
        assertThat(Files.readString(kept.get(0))).contains("2014年5月");
        assertThat(house.files("archive")).hasSize(1);
        assertThat(house.receipts()).hasSize(4);
    }

    @Test
    void thatExhaustTheStackAreSetAsideInOneNight() throws IOException {
        house.progress = breakingBy(StackOverflowError::new);

        NightResult night = house.night();

        assertThat(night.troubles()).isEmpty();
        assertThat(night.exitCode()).isEqualTo(1);
        isSetAside(3, "StackOverflowError");
    }

    @Test
    void thatExhaustTheHeapAreSetAsideUnderServe() throws IOException {
        house.progress = breakingBy(() -> new OutOfMemoryError("a test"));
        Path poison =
                house.workspace.resolve("inbox").resolve(FaultyHouse.BUREAU).resolve(POISON);
        Inbox before = new Inbox(new Workspace(house.workspace), house.clock, new java.util.Random(2));
        new FailedAttempts(0, 2).note(before.claim(FaultyHouse.BUREAU, poison).orElseThrow());
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> house.ledger().size() == 2 && house.claims().isEmpty());
            assertThat(running.edges().stoppedRoutes()).isEmpty();
        }
        isSetAside(3, "OutOfMemoryError");
    }

    @Test
    void thatNobodyForesawCanBeReleasedOnceTheProgramIsMended() throws IOException {
        house.progress = breakingBy(() -> new IllegalStateException("a secret of the file"));
        house.night();
        isSetAside(3, "IllegalStateException");

        house.progress = Progress.SILENT;
        try (RunningPipeline running = house.nightly()) {
            long line = Long.parseLong(house.ask("select delivery_id from delivery where outcome = 'refused'")
                    .get(0));
            running.pipeline()
                    .takeAgain()
                    .take(
                            LedgerKind.RELEASE,
                            running.pipeline().opened().ledger().byId(line).orElseThrow());
        }
        assertThat(house.ledger()).contains(POISON + " taken");
    }

    @Test
    void areSetAsideInARebuildToo() throws IOException {
        house.progress = breakingBy(StackOverflowError::new);
        house.night();

        for (Progress progress : List.of(house.progress, Progress.SILENT)) {
            FaultyHouse rebuilt = new FaultyHouse(Files.createTempDirectory(folder, "rebuilt"), other);
            RunOptions options = new RunOptions(house.clock, house.date, progress);

            assertThat(Rebuild.run(house.folders(), rebuilt.folders(), options))
                    .matches(Rebuild.Result::same)
                    .extracting(Rebuild.Result::lines)
                    .isEqualTo(2L);
            assertThat(rebuilt.ledger()).containsExactlyElementsOf(house.ledger());
            other.execute("drop schema jundeng cascade");
        }
    }

    @Test
    void thatEndTheProcessTenTimesAreSetAside() throws IOException, InterruptedException {
        Process dying = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Dying.class.getName(),
                        folder.toString(),
                        warehouse.url())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(dying.waitFor()).isEqualTo(Dying.EXIT);
        Claim claim = house.claims().get(0);
        assertThat(FailedAttempts.of(claim)).isEqualTo(new FailedAttempts(1, 0));

        new FailedAttempts(10, 0).note(claim);
        assertThat(house.night().troubles()).isEmpty();
        isSetAside(10, "the process ended");
    }

    /** A night whose process dies of the poison. */
    static final class Dying {

        static final int EXIT = 77;

        public static void main(String[] arguments) {
            FaultyHouse house = FaultyHouse.again(Path.of(arguments[0]), arguments[1]);
            house.progress = breakingBy(() -> {
                Runtime.getRuntime().halt(EXIT);
                return new IllegalStateException("halted");
            });
            house.night();
        }
    }
}
