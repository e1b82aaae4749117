// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.KnownEpisodes;
import org.jundeng.notice.link.AckLinks;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The pages that a pipeline with the shipped configuration serves over HTTP. */
class ServedPagesIT {

    private static final Instant NOW = Instant.parse("2014-07-11T01:00:00Z");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path workspace;

    private final List<String> said = new ArrayList<>();

    @Test
    void showsNoPageAndMakesNoSecretWithoutAnAddress() throws IOException, InterruptedException {
        try (RunningPipeline running = running(Map.of());
                WebServer server = ServedPages.serve(running, said::add)) {
            assertThat(status(server, "/ack?t=x")).isEqualTo(404);
            assertThat(status(server, "/health/live")).isEqualTo(200);
        }
        assertThat(workspace.resolve(".link-secret")).doesNotExist();
        assertThat(said).singleElement().asString().startsWith("Health and metrics: ");
    }

    @Test
    void showsThePageBehindTheLinksOfThePipeline() throws IOException, InterruptedException {
        long id = new KnownEpisodes(warehouse).open();
        try (RunningPipeline running = running(Map.of("JUNDENG_WEB_URL", "https://jundeng.example/"));
                WebServer server = ServedPages.serve(running, said::add)) {
            AckLinks links = running.pipeline().opened().ackLinks().orElseThrow();
            String link = links.link("hrss-official", id, "digest/1", NOW);

            assertThat(link).startsWith("https://jundeng.example/ack?t=");
            assertThat(status(server, link.substring("https://jundeng.example".length())))
                    .isEqualTo(200);
            assertThat(status(server, "/ack?t=x")).isEqualTo(403);
            assertThat(status(server, "/health/live")).isEqualTo(200);
        }
        assertThat(said).contains("Acknowledging by link: https://jundeng.example/ack");
    }

    private RunningPipeline running(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("JUNDENG_DB_URL", warehouse.url());
        environment.put("JUNDENG_WEB_PORT", "0");
        Folders folders = new Folders(workspace, Path.of("config"), Path.of("routes"), environment);
        RunOptions options =
                new RunOptions(Clock.fixed(NOW, ZoneOffset.UTC), LocalDate.of(2014, 7, 10), Progress.SILENT);
        return RunningPipeline.begin("test", Edges.Mode.NIGHTLY, folders, options);
    }

    private static int status(WebServer server, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
