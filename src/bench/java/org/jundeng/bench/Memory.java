// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jundeng.bench.Delivery.Look;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.observation.Observation;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.FrontDoor;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * What fits into 64 MB: each run is a process of its own with that heap, and fails where it does not fit. The collector
 * is the launcher's.
 */
final class Memory {

    private static final String HEAP = "-Xmx64m";
    private static final long BLOCK_ROWS = 1_000_000;
    private static final int LARGE = 10;

    private final Ground ground;

    Memory(Ground ground) {
        this.ground = ground;
    }

    List<String> run(long bytes) throws Exception {
        List<String> told = new ArrayList<>();
        ground.empty();
        Path large = repeated(Town.feed(0) + "-large.csv", bytes, false);
        told.add(child("read and conform", large));
        Files.delete(large);
        Path bad = repeated(Town.feed(0) + "-bad.csv", bytes / LARGE, true);
        told.add(child("store, only bad rows", ground.drop(bad)));
        Ground.remove(ground.deliveries());
        ground.empty();
        long rows = bytes / LARGE / 65;
        Delivery delivery = new Delivery("everything.csv", 0, Town.INDICATORS, 0, rows, false, Look.CSV);
        Path dropped = ground.drop(delivery.write(ground.deliveries()));
        told.add(child("store", dropped));
        ground.require("select count(*) > 0 from observation", "t");
        Ground.remove(ground.deliveries());
        ground.empty();
        return told;
    }

    /** One block of rows again and again: enough where nothing is stored. */
    private Path repeated(String name, long bytes, boolean onlyBad) throws IOException {
        Files.createDirectories(ground.deliveries());
        Path file = ground.deliveries().resolve(name);
        StringBuilder block = new StringBuilder();
        for (long i = 0; i < BLOCK_ROWS / LARGE; i++) {
            GeneratedRow figure = GeneratedRow.of(i, 0, Town.INDICATORS_A_FEED, false);
            Delivery.appendLong(
                    onlyBad
                            ? new GeneratedRow(
                                    figure.area(),
                                    figure.month(),
                                    figure.indicator(),
                                    figure.cents(),
                                    GeneratedRow.Fault.NO_NUMBER)
                            : figure,
                    block);
            block.append('\n');
        }
        byte[] rows = block.toString().getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("地区,统计期,指标,数值,单位\n".getBytes(StandardCharsets.UTF_8));
            for (long written = 0; written < bytes; written += rows.length) {
                out.write(rows);
            }
        }
        return file;
    }

    private String child(String act, Path file) throws IOException, InterruptedException {
        long bytes = Files.size(file);
        ground.leave();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-Duser.timezone=Asia/Shanghai",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Memory.class.getName(),
                        act.equals("read and conform") ? "read" : "store",
                        ground.folders().workspace().toString(),
                        ground.folders().config().toString(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = process.waitFor();
        ground.open();
        String line =
                "%s, %.1f GB with %s: %s".formatted(act, bytes / 1e9, HEAP, exit == 0 ? said : "ended with " + exit);
        Bench.say(line);
        return "- " + line;
    }

    /** In the process of its own: what to do, workspace, configuration, file. */
    public static void main(String[] arguments) throws Exception {
        Folders folders = new Folders(Path.of(arguments[1]), Path.of(arguments[2]), Path.of("routes"), Map.of());
        Path file = Path.of(arguments[3]);
        long start = System.nanoTime();
        String outcome = arguments[0].equals("read") ? read(folders, file) : store(folders, file);
        Bench.say("%s in %.1f s".formatted(outcome, (System.nanoTime() - start) / 1e9));
    }

    private static String read(Folders folders, Path file) throws IOException {
        Configuration configuration = Configuration.read(folders);
        Contract contract =
                configuration.contracts().feed(Town.feed(0)).orElseThrow().contract();
        Catalogue catalogue = configuration.catalogue();
        DeliveryReader.Verdict verdict =
                DeliveryReader.read(file, contract, catalogue, Ground.NIGHT, new DeliveryReader.Sink() {
                    @Override
                    public void observation(Observation observation) {}

                    @Override
                    public void finding(Finding finding) {}

                    @Override
                    public void progress(long bytesRead, long rowsRead) {}
                });
        return "%,d rows, %,d rejected".formatted(verdict.rowsRead(), verdict.rowsRejected());
    }

    private static String store(Folders folders, Path file) throws IOException {
        RunOptions options = new RunOptions(Clock.systemUTC(), Ground.NIGHT, Progress.SILENT);
        try (Pipeline pipeline = Pipeline.open(folders, options)) {
            LedgerLine line = new FrontDoor(pipeline).take(Town.BUREAU, file);
            return "%s, %,d rows, %,d rejected, %,d new"
                    .formatted(
                            line.result().outcome(),
                            line.result().counts().rowsRead(),
                            line.result().counts().rowsRejected(),
                            line.result().counts().obsNew());
        }
    }
}
