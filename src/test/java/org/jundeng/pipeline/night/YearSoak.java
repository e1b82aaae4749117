// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jundeng.pipeline.backup.ScheduledBackups;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.sample.SampleSet;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of whole nights in one process, on a workspace with its embedded server: two bureaus go on delivering, the
 * others fall silent. What the machine room would look at, after a month and at the end, is printed and bounded.
 */
class YearSoak {

    private static final LocalDate NIGHT = TestPipeline.NIGHT;
    private static final int NIGHTS = Integer.getInteger("jundeng.nights", 365);
    private static final int SETTLED_IN = 30;
    private static final long MEGABYTE = 1L << 20;

    @TempDir
    Path home;

    /** What is in use at one moment. */
    private record Usage(
            long heapBytes, long openFiles, int threads, Map<String, Long> folders, Map<String, long[]> tables) {

        long folder(String name) {
            return folders.getOrDefault(name, 0L);
        }

        long rows(String table) {
            return tables.get(table)[0];
        }
    }

    @Test
    void nothingGrowsThatNeedNot() throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "JUNDENG_INBOX_QUIET_PERIOD", "500ms",
                "JUNDENG_INBOX_KEEP_BESIDE", "0s",
                "JUNDENG_KEEP_RECEIPT_DAYS", "200",
                "JUNDENG_KEEP_MAIL_DAYS", "200",
                "JUNDENG_KEEP_REPORT_NIGHTS", "200",
                "JUNDENG_BACKUP_FOLDER", home.resolve("backups").toString(),
                "JUNDENG_BACKUP_SCHEDULE", "0 0 1 ? * MON",
                "JUNDENG_BACKUP_KEEP", "4",
                "JUNDENG_BACKUP_WITH", "archive,receipts,report"));
        Files.createFile(Files.createDirectories(home.resolve("backups")).resolve(ScheduledBackups.SIGN));
        Folders folders = new Folders(home.resolve("data"), Path.of("config"), Path.of("routes"), environment);
        YearOfNights.MovingClock clock = new YearOfNights.MovingClock(NIGHT);
        long begun = System.nanoTime();
        try (RunningPipeline running = RunningPipeline.begin(
                "soak", Edges.Mode.NIGHTLY, folders, new RunOptions(clock, null, Progress.SILENT))) {
            Pipeline pipeline = running.pipeline();
            SampleSet.write(
                    pipeline.opened().workspace().inboxes(),
                    pipeline.opened().configuration().contracts(),
                    pipeline.opened().configuration().catalogue());
            assertThat(running.night().run("nightly").troubles()).isEmpty();
            YearOfNights year = new YearOfNights(pipeline, clock, 20140710);
            Usage early = null;
            for (int i = 1; i <= NIGHTS; i++) {
                year.day(NIGHT.plusDays(i));
                assertThat(running.night().run("nightly").troubles()).isEmpty();
                if (i == SETTLED_IN) {
                    early = usage(pipeline);
                    print(i, early);
                } else if (i % 100 == 0) {
                    print(i, usage(pipeline));
                }
            }
            Usage end = usage(pipeline);
            print(NIGHTS, end);
            System.out.printf(
                    "%d nights took %d s%n",
                    NIGHTS, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
            isBounded(early, end);
            assertThat(pipeline.backups().orElseThrow().last()).isPresent();
            try (Stream<Path> backups = Files.list(home.resolve("backups"))) {
                assertThat(backups.filter(file -> file.toString().endsWith(".zip")))
                        .hasSizeLessThanOrEqualTo(4);
            }
        }
    }

    /** With a row a target and night, there were 124,000 rows in {@code assessment}; with full pages, 46 MB. */
    private static void isBounded(Usage early, Usage end) {
        assertThat(end.rows("assessed_night")).isEqualTo(NIGHTS + 1L);
        assertThat(end.rows("standing")).isLessThan(12_000);
        assertThat(end.folder("report")).isLessThan(20 * MEGABYTE);
        assertThat(end.folder("receipts")).isLessThan(early.folder("receipts"));
        assertThat(end.heapBytes()).isLessThan(early.heapBytes() + 24 * MEGABYTE);
        assertThat(end.openFiles()).isLessThan(early.openFiles() + 20);
        assertThat(end.threads()).isLessThan(early.threads() + 10);
        assertThat(end.folder("postgres")).isLessThan(early.folder("postgres") + 160 * MEGABYTE);
    }

    private static Usage usage(Pipeline pipeline) throws IOException {
        System.gc();
        var machine = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Workspace workspace = pipeline.opened().workspace();
        Map<String, Long> folders = new TreeMap<>();
        for (String folder : List.of("inbox", "archive", "quarantine", "receipts", "outbox", "report", "postgres")) {
            folders.put(folder, bytes(workspace.root().resolve(folder)));
        }
        folders.put("backups", bytes(workspace.root().resolveSibling("backups")));
        return new Usage(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                machine.getOpenFileDescriptorCount(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                folders,
                tables(pipeline.opened().database()));
    }

    private static Map<String, long[]> tables(DataSource warehouse) {
        return Transactions.read(warehouse, connection -> {
            Map<String, long[]> tables = new TreeMap<>();
            for (String table :
                    Sql.column(connection, "select tablename from pg_tables where schemaname = 'jundeng' order by 1")) {
                tables.put(table, new long[] {
                    Sql.number(connection, "select count(*) from jundeng." + table),
                    Sql.number(connection, "select pg_total_relation_size('jundeng." + table + "')")
                });
            }
            return tables;
        });
    }

    private static long bytes(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).mapToLong(YearSoak::size).sum();
        }
    }

    /** The server may remove a file meanwhile. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(int nights, Usage usage) {
        System.out.printf(
                "after %d nights: heap %.1f MB, %d open files, %d threads%n",
                nights, usage.heapBytes() / (double) MEGABYTE, usage.openFiles(), usage.threads());
        usage.folders().forEach((name, bytes) -> System.out.printf("  %-12s %,12d bytes%n", name, bytes));
        usage.tables().forEach((name, size) -> {
            if (size[0] > 0) {
                System.out.printf("  %-22s %,9d rows %,12d bytes%n", name, size[0], size[1]);
            }
        });
    }
}
