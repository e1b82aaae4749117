// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jundeng.access.Tokens;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.reload.Reloading;
import org.jundeng.sample.SampleFile;
import org.jundeng.sample.SampleSet;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.web.ServedPages;
import org.jundeng.web.server.WebServer;

/** The shipped plan after one night with some samples, and its API with two clients: one sees all, one a bureau. */
final class ApiSite implements AutoCloseable {

    static final String ALL = "token-of-who-sees-all";
    static final String HRSS = "token-of-who-sees-hrss";

    private static final Instant NOW = Instant.parse("2014-07-11T01:00:00Z");

    private final RunningPipeline running;
    private final WebServer server;
    private final Path config;
    private final HttpClient client = HttpClient.newHttpClient();

    private ApiSite(RunningPipeline running, WebServer server, Path config) {
        this.running = running;
        this.server = server;
        this.config = config;
    }

    static ApiSite with(TestWarehouse warehouse, Path folder, Predicate<SampleFile> wanted) throws IOException {
        Path config = folder.resolve("config");
        copy(Path.of("config"), config);
        Files.writeString(
                config.resolve("clients.yaml"),
                "clients:\n  - id: all\n    token-sha256: " + Tokens.sha256(ALL)
                        + "\n  - id: of-hrss\n    token-sha256: " + Tokens.sha256(HRSS) + "\n    bureaus: [hrss]\n");
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Folders folders = new Folders(
                workspace,
                config,
                Path.of("routes"),
                Map.of(
                        "JUNDENG_DB_URL",
                        warehouse.url(),
                        "JUNDENG_WEB_PORT",
                        "0",
                        "JUNDENG_WEB_API_PER_MINUTE",
                        "1000000",
                        "JUNDENG_KEEP_SITE_NIGHTS",
                        "0",
                        "JUNDENG_INBOX_QUIET_PERIOD",
                        "1ms"));
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOW));
        RunningPipeline running = RunningPipeline.begin(
                "test", Edges.Mode.NIGHTLY, folders, new RunOptions(clock, LocalDate.of(2014, 7, 10), Progress.SILENT));
        Path inboxes = running.opened().workspace().inboxes();
        for (SampleFile sample : SampleSet.write(
                inboxes,
                running.opened().configuration().contracts(),
                running.opened().configuration().catalogue())) {
            if (!wanted.test(sample)) {
                Files.delete(inboxes.resolve(sample.bureau()).resolve(sample.fileName()));
            }
        }
        running.night().run("nightly");
        WebServer server = ServedPages.serve(running, new Reloading(running, read -> List.of()), line -> {});
        return new ApiSite(running, server, config);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path there = to.resolve(from.relativize(each));
                if (Files.isDirectory(each)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(each, there);
                }
            }
        }
    }

    RunningPipeline running() {
        return running;
    }

    Path config() {
        return config;
    }

    int port() {
        return server.port();
    }

    /** An address below {@code /api/v1/}, by who sees all. */
    HttpRequest.Builder request(String address) {
        return bare(address).header("Authorization", "Bearer " + ALL);
    }

    HttpRequest.Builder bare(String address) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/")
                        .resolve(address))
                .timeout(Duration.ofMinutes(1));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("asking the API", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<byte[]> get(String address) {
        return send(request(address));
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** The lines of all pages from an address on, without their heads. */
    List<String> lines(String address) {
        return lines(address, ALL);
    }

    List<String> lines(String address, String token) {
        List<String> lines = new ArrayList<>();
        String next = address;
        while (next != null) {
            HttpResponse<byte[]> page = send(bare(next).header("Authorization", "Bearer " + token));
            if (page.statusCode() != 200) {
                throw new IllegalStateException(page.statusCode() + " " + text(page));
            }
            lines.addAll(text(page).lines().skip(1).toList());
            String link = header(page, "Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        server.close();
        running.close();
    }
}
