// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.Jobs;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.night.FaultyHouse;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.operation.Doctor;
import org.jundeng.pipeline.operation.Rebuild;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Writers that are slower than the quiet period: their last bytes are not lost, whether or not they are seen. */
class LateBytesIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String WHOLE = FaultyHouse.rows(30);
    private static final int FIRST = FaultyHouse.rows(12).length() - 2;
    private static final String SAID = """
            select concat_ws(' ', d.outcome, d.obs_new, d.obs_revised, f.code,
              f.arguments[1] = (select delivery_id::text from delivery order by delivery_id limit 1))
            from delivery d left join finding f on f.delivery_id = d.delivery_id and f.code = 'written-after-taking'
            order by d.delivery_id
            """;

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    private FaultyHouse house;
    private Path file;

    @BeforeEach
    void begin() throws IOException {
        house = new FaultyHouse(folder, warehouse);
        file = Files.createDirectories(house.workspace.resolve("inbox/hrss")).resolve("hrss-employment-20140705-1.csv");
    }

    @AfterEach
    void hasEveryByte() throws IOException {
        assertThat(house.ask("select count(*) from observation")).containsExactly("30");
        assertThat(house.files("archive")).anySatisfy(kept -> assertThat(kept).hasContent(WHOLE));
        assertThat(house.files("inbox")).isEmpty();
        assertThat(house.claims()).isEmpty();
    }

    @Test
    void aWriterThatPausesForLongerThanTheQuietPeriodIsWaitedForWhereItIsSeen() throws IOException {
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE);
                OutputStream out = Files.newOutputStream(file)) {
            out.write(WHOLE.substring(0, FIRST).getBytes());
            await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(5)).until(() -> house.ledger()
                    .isEmpty());
            assertThat(new Doctor(house.folders(), options()).examine().notes()).anySatisfy(note -> assertThat(note)
                    .startsWith(file + " is open for writing in process "
                            + ProcessHandle.current().pid() + " ("));
            out.write(WHOLE.substring(FIRST).getBytes());
            out.close();

            await().atMost(SOON)
                    .until(() -> !house.ledger().isEmpty() && house.claims().isEmpty());
        }
        assertThat(house.ledger()).containsExactly("hrss-employment-20140705-1.csv taken");
    }

    @Test
    void aFileThatIsTouchedWhileItIsWrittenIsNotTakenSooner() throws IOException {
        house.environment.put("JUNDENG_INBOX_HRSS_QUIET_PERIOD", "3s");
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            Files.writeString(file, WHOLE.substring(0, 100));
            FileStamp written = FileStamp.of(file);
            await().until(() -> {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
                return FileStamp.of(file).changed().isAfter(written.changed());
            });
            await().during(Duration.ofMillis(1500))
                    .atMost(Duration.ofSeconds(4))
                    .until(() -> house.ledger().isEmpty());
            Files.writeString(file, WHOLE.substring(100), StandardOpenOption.APPEND);

            await().atMost(SOON)
                    .until(() -> !house.ledger().isEmpty() && house.claims().isEmpty());
        }
        assertThat(house.ledger()).containsExactly("hrss-employment-20140705-1.csv taken");
    }

    @Test
    void whatAnUnseenWriterAddsIsADeliveryOfItsOwnThatSaysSo() throws IOException {
        try (Pipeline pipeline = Pipeline.open(house.folders(), options());
                Edges serving = serveUnseeing(pipeline);
                OutputStream out = Files.newOutputStream(file)) {
            out.write(WHOLE.substring(0, FIRST).getBytes());
            await().atMost(SOON)
                    .until(() -> !house.ledger().isEmpty() && house.claims().isEmpty());
            out.write(WHOLE.substring(FIRST).getBytes());

            await().atMost(SOON)
                    .until(() -> house.ledger().size() == 2 && house.claims().isEmpty());
        }
        assertThat(house.ask(SAID)).containsExactly("taken 12 0", "taken 18 1 written-after-taking t");
        assertThat(house.files("receipts"))
                .filteredOn(receipt -> receipt.toString().endsWith(".json"))
                .anySatisfy(receipt -> assertThat(receipt).content().contains("written-after-taking"));
    }

    @Test
    void whatGrewIntoADuplicateOfAnotherLineSaysSoToo() throws IOException {
        house.drop(file.getFileName().toString(), WHOLE.substring(0, FIRST));
        house.night();
        Path kept = keptBeside().get(0);
        house.drop("hrss-employment-20140705-2.csv", WHOLE);
        house.night();
        Files.writeString(kept, WHOLE.substring(FIRST), StandardOpenOption.APPEND);

        assertThat(house.night().exitCode()).isZero();

        assertThat(house.ask(SAID)).containsExactly("taken 12 0", "taken 18 1", "duplicate 0 0 written-after-taking t");
        assertThat(house.files("receipts"))
                .filteredOn(receipt -> receipt.toString().endsWith("-1.csv.json"))
                .anySatisfy(receipt ->
                        assertThat(receipt).content().contains("\"duplicate\"").contains("written-after-taking"));
    }

    @Test
    void aNightTakesWhatWasWrittenOnAfterTheNightBefore() throws IOException {
        file = Files.createDirectories(file.resolveSibling("历史")).resolve(file.getFileName());
        Files.writeString(file, WHOLE.substring(0, FIRST));
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            Files.writeString(file.resolveSibling(file.getFileName() + ".done"), "");
            assertThat(house.night().exitCode()).isZero();
            out.write(WHOLE.substring(FIRST).getBytes());
        }
        assertThat(house.night().lines()).hasSize(1);
        assertThat(house.night().lines()).isEmpty();
        assertThat(house.ask(SAID)).containsExactly("taken 12 0", "taken 18 1 written-after-taking t");
        assertThat(house.ask("select history from delivery order by delivery_id"))
                .as("what is written on is of the same kind as its first part")
                .containsExactly("t", "t");
        assertThat(Rebuild.run(house.folders(), rebuilt(), options()).differingLines())
                .isEmpty();
    }

    @Test
    void aKillBehindTheSecondClaimChangesNothing() throws IOException {
        Files.writeString(file, WHOLE.substring(0, FIRST));
        Files.writeString(file.resolveSibling(file.getFileName() + ".done"), "");
        house.night();
        Path kept = keptBeside().get(0);
        Files.writeString(kept, WHOLE.substring(FIRST), StandardOpenOption.APPEND);
        Inbox killed = new Inbox(new Workspace(house.workspace), house.clock, new java.util.Random(2));
        long first =
                Long.parseLong(house.ask("select delivery_id from delivery").get(0));
        killed.claimWrittenOn("hrss", kept, first, false).orElseThrow();

        assertThat(house.night().exitCode()).isZero();
        assertThat(house.night().lines()).isEmpty();

        assertThat(house.ask(SAID)).containsExactly("taken 12 0", "taken 18 1 written-after-taking t");
        assertThat(keptBeside()).hasSize(1);
    }

    private List<Path> keptBeside() throws IOException {
        try (var all = Files.walk(house.workspace.resolve("inbox/hrss/.let-go"))) {
            return all.filter(path -> path.getParent().endsWith("bytes")).toList();
        }
    }

    private Folders rebuilt() throws IOException {
        FaultyHouse other = new FaultyHouse(Files.createDirectory(folder.resolve("rebuilt")), second);
        return other.folders();
    }

    @RegisterExtension
    final TestWarehouse second = new TestWarehouse();

    private RunOptions options() {
        return new RunOptions(house.clock, house.date, house.progress);
    }

    /** Serves without knowing which process has which file open. */
    private static Edges serveUnseeing(Pipeline pipeline) {
        SettledFiles settled = new SettledFiles(
                any -> Duration.ofMillis(500),
                OpenWriters.UNKNOWN,
                pipeline.opened().clock());
        Edges edges = Edges.start(Edges.Mode.SERVE, pipeline.edgeParts(pipeline.stewardFolders(settled)));
        edges.serve(Jobs.NONE);
        return edges;
    }
}
