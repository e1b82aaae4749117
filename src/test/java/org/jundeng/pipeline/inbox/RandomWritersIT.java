// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.Jobs;
import org.jundeng.pipeline.inbox.RandomWriter.Written;
import org.jundeng.pipeline.night.FaultyHouse;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.workspace.Archive;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hundreds of writers at a time, each doing at random what programs do to files, under a quiet period that is far too
 * short for them, and half of them unseen: in the end everything they wrote is in archive or quarantine as a whole,
 * except what they replaced themselves before it was taken.
 */
class RandomWritersIT {

    private static final long SEED = Long.getLong("writers.seed", 20140710L);
    private static final int FILES = Integer.getInteger("writers.files", 500);
    private static final int START_WITHIN_MILLIS = 9_000;
    private static final Duration QUIET_PERIOD = Duration.ofMillis(400);

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    private FaultyHouse house;
    private final List<Written> files = new ArrayList<>();

    @BeforeEach
    void begin() {
        house = new FaultyHouse(folder, warehouse);
    }

    @Test
    void loseNoByte() throws Exception {
        try (Pipeline pipeline =
                        Pipeline.open(house.folders(), new RunOptions(house.clock, house.date, house.progress));
                Edges serving = serve(pipeline)) {
            write();
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .until(() -> house.files("inbox").stream()
                                    .noneMatch(file -> !file.toString().endsWith(".done"))
                            && house.claims().isEmpty()
                            && lost().isEmpty());
        }
        RandomWriter.unpin(files);

        assertThat(files).hasSizeGreaterThan(FILES);
        assertThat(house.ask("select sha256 from delivery group by sha256 having count(*) > 1"))
                .as("taken twice")
                .isEmpty();
        assertThat(Integer.parseInt(house.ask("select count(*) from finding where code = 'written-after-taking'")
                        .get(0)))
                .as("taken too soon")
                .isGreaterThan(FILES / 25);
    }

    private void write() throws IOException {
        Path inboxes = house.workspace.resolve("inbox");
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);
        try {
            Random random = new Random(SEED);
            List<CompletableFuture<List<Written>>> writing = new ArrayList<>();
            for (int i = 0; i < FILES; i++) {
                Path name = Files.createDirectories(inboxes.resolve(i % 2 == 0 ? "hrss" : "health"))
                        .resolve((i % 10 == 0 ? "hrss-employment-20140705-" : "report ") + i + ".csv");
                writing.add(new RandomWriter(name, elsewhere, RandomWritersIT::unseen, new Random(random.nextLong()))
                        .start(threads, random.nextInt(START_WITHIN_MILLIS)));
            }
            writing.forEach(
                    one -> files.addAll(one.orTimeout(2, TimeUnit.MINUTES).join()));
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * The files that are lost: their final bytes are neither in archive or quarantine nor replaced by their own writer.
     */
    private List<String> lost() throws IOException {
        Set<String> kept = new HashSet<>();
        for (String place : List.of("archive", "quarantine")) {
            for (Path file : house.files(place)) {
                kept.add(Archive.sha256(file));
            }
        }
        Set<Object> taken = keptBeside();
        return files.stream()
                .filter(file -> !kept.contains(sha256(file.bytes())))
                .filter(file -> !file.replaced || taken.contains(file.key))
                .map(file -> new String(file.bytes()))
                .toList();
    }

    private Set<Object> keptBeside() throws IOException {
        Set<Object> keys = new HashSet<>();
        for (String bureau : List.of("hrss", "health")) {
            Path beside = house.workspace.resolve("inbox").resolve(bureau).resolve(".let-go");
            if (Files.isDirectory(beside)) {
                try (Stream<Path> all = Files.walk(beside)) {
                    for (Path file : all.filter(path -> path.getParent().endsWith("bytes"))
                            .toList()) {
                        keys.add(Files.readAttributes(file, BasicFileAttributes.class)
                                .fileKey());
                    }
                }
            }
        }
        return keys;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean unseen(Object key) {
        return key.hashCode() % 2 != 0;
    }

    /** Serves, but does not see half of the files' writers. */
    private static Edges serve(Pipeline pipeline) {
        OpenFiles open = new OpenFiles();
        OpenWriters half = (file, since, now) -> (unseen(file.key()) ? OpenWriters.UNKNOWN : open).of(file, since, now);
        SettledFiles settled =
                new SettledFiles(any -> QUIET_PERIOD, half, pipeline.opened().clock());
        for (String bureau : List.of("hrss", "health")) {
            settled.watch(pipeline.opened().workspace().inbox(bureau));
        }
        Edges edges = Edges.start(Edges.Mode.SERVE, pipeline.edgeParts(pipeline.stewardFolders(settled)));
        edges.serve(Jobs.NONE);
        return edges;
    }
}
