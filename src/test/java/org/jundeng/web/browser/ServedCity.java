// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.reload.Reloading;
import org.jundeng.sample.SampleFile;
import org.jundeng.sample.SampleSet;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.web.ServedPages;
import org.jundeng.web.server.WebServer;

/** The shipped plan after the nights of 9 and 10 July 2014, with sample deliveries; its pages are served. */
final class ServedCity implements AutoCloseable {

    static final LocalDate FIRST = LocalDate.of(2014, 7, 9);
    static final LocalDate SECOND = LocalDate.of(2014, 7, 10);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final RunningPipeline running;
    private final WebServer server;
    private final Map<String, byte[]> dropped;

    private ServedCity(RunningPipeline running, WebServer server, Map<String, byte[]> dropped) {
        this.running = running;
        this.server = server;
        this.dropped = dropped;
    }

    /**
     * The city with the samples that {@code wanted} names: those of June 2014 come before the second night, the others
     * before the first.
     */
    static ServedCity with(Predicate<SampleFile> wanted, TestWarehouse warehouse, Path workspace) throws IOException {
        Path kept = Files.createTempDirectory(workspace, "kept");
        Path inboxes;
        List<SampleFile> samples;
        Map<String, byte[]> dropped = new HashMap<>();
        try (RunningPipeline first = begin(FIRST, warehouse, workspace)) {
            OpenWorkspace opened = first.opened();
            inboxes = opened.workspace().inboxes();
            samples =
                    SampleSet.write(
                                    kept,
                                    opened.configuration().contracts(),
                                    opened.configuration().catalogue())
                            .stream()
                            .filter(wanted)
                            .toList();
            for (SampleFile sample : samples) {
                dropped.put(sample.fileName(), Files.readAllBytes(place(sample, kept)));
            }
            drop(samples.stream().filter(sample -> !isOfJune(sample)).toList(), kept, inboxes);
            first.night().run("nightly");
        }
        RunningPipeline second = begin(SECOND, warehouse, workspace);
        drop(samples.stream().filter(ServedCity::isOfJune).toList(), kept, inboxes);
        second.night().run("nightly");
        WebServer server = ServedPages.serve(second, new Reloading(second, read -> List.of()), line -> {});
        return new ServedCity(second, server, dropped);
    }

    private static boolean isOfJune(SampleFile sample) {
        return sample.fileName().contains("201406") || sample.fileName().contains("2014-06");
    }

    private static RunningPipeline begin(LocalDate night, TestWarehouse warehouse, Path workspace) {
        Map<String, String> environment = new HashMap<>();
        environment.put("JUNDENG_DB_URL", warehouse.url());
        environment.put("JUNDENG_WEB_PORT", "0");
        environment.put("JUNDENG_INBOX_QUIET_PERIOD", "500ms");
        Folders folders = new Folders(workspace, Path.of("config"), Path.of("routes"), environment);
        Instant evening = night.atTime(EVENING).atZone(ZONE).toInstant();
        Clock clock = Clock.offset(Clock.system(ZONE), Duration.between(Instant.now(), evening));
        return RunningPipeline.begin(
                "test", Edges.Mode.NIGHTLY, folders, new RunOptions(clock, night, Progress.SILENT));
    }

    private static void drop(List<SampleFile> samples, Path from, Path inboxes) throws IOException {
        for (SampleFile sample : samples) {
            Files.move(place(sample, from), place(sample, inboxes));
        }
    }

    private static Path place(SampleFile sample, Path folders) {
        return folders.resolve(sample.bureau()).resolve(sample.fileName());
    }

    /** The bytes that were dropped under a name; null where none were. */
    byte[] dropped(String name) {
        return dropped.get(name);
    }

    /** Where its pages are, without a slash at the end. */
    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() throws IOException {
        server.close();
        running.close();
    }
}
