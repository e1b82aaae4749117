// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;
import org.jundeng.web.server.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerIT {

    private static final Instant ENDED = Instant.parse("2014-07-09T18:03:00Z");
    private static final Instant NOW = Instant.parse("2014-07-10T01:00:00Z");
    private static final LastNight NIGHT = new LastNight(LocalDate.of(2014, 7, 10), ENDED, 1);
    private static final Supplier<LedgerFigures> GONE = () -> {
        throw new IllegalStateException("jdbc:postgresql://db/jundeng refused");
    };

    private final AtomicReference<Supplier<Health>> health = new AtomicReference<>();
    private final AtomicReference<Supplier<LedgerFigures>> figures = new AtomicReference<>();
    private final CountDownLatch patient = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        health.set(() -> health(true, List.of(), Optional.of(NIGHT)));
        figures.set(() -> figures(3, Map.of("red", 2L), Optional.of(ENDED)));
        server = new WebServer(null, 0, pages());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isLiveEvenWithoutADatabase() {
        health.set(() -> {
            throw new IllegalStateException("gone");
        });

        HttpResponse<String> answer = get("/health/live");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"live\"}\n");
    }

    @Test
    void isReadyAndTellsHowTheNightEnded() {
        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"ready\",\"database\":\"up\",\"stopped_routes\":[],\"last_night\":"
                        + "{\"business_date\":\"2014-07-10\",\"ended_at\":\"2014-07-09T18:03:00Z\","
                        + "\"exit_code\":1}}\n");
    }

    @Test
    void isNotReadyWhileARouteStandsStill() {
        health.set(() -> health(true, List.of("receive-hrss"), Optional.empty()));

        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"not-ready\",\"database\":\"up\","
                        + "\"stopped_routes\":[\"receive-hrss\"],\"last_night\":null}\n");
    }

    @Test
    void saysWhatLiesInTheInboxAndIsNotTaken() {
        health.set(() -> new Health(
                true,
                List.of(),
                Optional.empty(),
                List.of("inbox/a.csv is not taken: …"),
                List.of(),
                Optional.empty(),
                Optional.of("the mailbox is away")));

        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .endsWith("\"last_night\":null,\"untaken_count\":1,\"untaken\":[\"inbox/a.csv is not taken: …\"],"
                        + "\"replies\":{\"status\":\"down\",\"reason\":\"the mailbox is away\"}}\n");
    }

    @Test
    void isNotReadyWithoutADatabase() {
        health.set(() -> health(false, List.of(), Optional.empty()));

        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"database\":\"down\"");
    }

    @Test
    void countsWhatTheLedgerHoldsAtEachScrape() {
        assertThat(get("/metrics").body().lines())
                .contains(
                        "jundeng_deliveries_total{outcome=\"taken\"} 3.0",
                        "jundeng_deliveries_total{outcome=\"refused\"} 1.0",
                        "jundeng_rows_read_total 400.0",
                        "jundeng_rows_rejected_total 5.0",
                        "jundeng_findings_total 7.0",
                        "jundeng_episodes_open{level=\"red\"} 2.0",
                        "jundeng_notices{state=\"sent\"} 6.0",
                        "jundeng_channel_notices{channel=\"messenger\",state=\"pending\"} 2.0",
                        "jundeng_replies{outcome=\"acknowledged\"} 4.0",
                        "jundeng_people_unreachable 1.0",
                        "jundeng_replies_received_total{outcome=\"acknowledged\"} 4.0",
                        "jundeng_last_successful_night_timestamp_seconds 1.40492898E9",
                        "jundeng_last_successful_night_seconds 1.40492898E9",
                        "jundeng_last_backup_timestamp_seconds 1.40492904E9",
                        "jundeng_last_backup_seconds 1.40492904E9");

        figures.set(() -> figures(4, Map.of("orange", 1L), Optional.empty()));

        assertThat(get("/metrics").body().lines())
                .contains(
                        "jundeng_deliveries_total{outcome=\"taken\"} 4.0",
                        "jundeng_episodes_open{level=\"orange\"} 1.0",
                        "jundeng_last_successful_night_timestamp_seconds NaN",
                        "jundeng_last_backup_seconds NaN")
                .noneMatch(line -> line.contains("level=\"red\""));
    }

    @Test
    void hasNoMetricsWithoutADatabaseAndTellsNoAddress() {
        figures.set(GONE);

        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"error\":\"the warehouse does not answer; the log says why\"}\n");
        figures.set(() -> figures(1, Map.of(), Optional.empty()));
        assertThat(get("/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void countsWhatAnOperatorHasToSeeTo() {
        await().untilAsserted(() -> assertThat(get("/metrics").body().lines())
                .contains(
                        "jundeng_pulls_failed_total 8.0",
                        "jundeng_feeds_failing 1.0",
                        "jundeng_feeds_overdue 1.0",
                        "jundeng_feed_overdue_working_days{feed=\"hrss-rate\"} 3.0",
                        "jundeng_notices_unsent 2.0",
                        "jundeng_deliveries_unconfirmed 3.0",
                        "jundeng_deliveries_oldest_unconfirmed_timestamp_seconds 1.40492898E9",
                        "jundeng_notices_oldest_unsent_timestamp_seconds 1.40492898E9",
                        "jundeng_disk_free_bytes{path=\"/data\"} 1000.0",
                        "jundeng_disk_size_bytes{path=\"/data\"} 4000.0",
                        "jundeng_configuration_in_force_timestamp_seconds 1.40492898E9",
                        "jundeng_configuration_reloads_total{outcome=\"done\"} 2.0",
                        "jundeng_configuration_reloads_total{outcome=\"refused\"} 1.0"));
    }

    @Test
    void givesReasonsWhyItIsNotReady() {
        health.set(() -> new Health(
                true,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of("this node has no name"),
                Optional.empty(),
                Optional.of("")));

        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .endsWith("\"last_night\":null,\"reasons\":[\"this node has no name\"],"
                        + "\"replies\":{\"status\":\"up\"}}\n");
    }

    @Test
    void hasTheLastKnownFiguresWithTheirAgeWhileTheWarehouseIsSilent() {
        assertThat(get("/metrics").body().lines())
                .contains("jundeng_warehouse_up 1.0", "jundeng_warehouse_figures_timestamp_seconds 1.404954E9");
        figures.set(() -> {
            new Waiting(patient).answer(null);
            throw new IllegalStateException("it never answered");
        });

        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().lines())
                .contains(
                        "jundeng_warehouse_up 0.0",
                        "jundeng_warehouse_figures_timestamp_seconds 1.404954E9",
                        "jundeng_deliveries_total{outcome=\"taken\"} 3.0");
        // One after the other, these would take more than half a minute.
        HttpRequest scrape = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/metrics"))
                .build();
        assertThat(CompletableFuture.allOf(Stream.generate(() -> client.sendAsync(scrape, BodyHandlers.ofString()))
                        .limit(20)
                        .toArray(CompletableFuture[]::new)))
                .as("scrapes that wait at the same time")
                .succeedsWithin(Duration.ofSeconds(25));
    }

    @Test
    void answersWhileOthersAreSlowToAskOrWaitForTheirAnswer() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket half = new Socket("localhost", server.port());
                half.getOutputStream().write("GET /health/live HTTP/1.1\r\nHost: x\r\n".getBytes(UTF_8));
                slow.add(half);
                Socket waiting = new Socket("localhost", server.port());
                waiting.getOutputStream().write("GET /waits HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
                slow.add(waiting);
            }

            assertThat(get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(get("/metrics").statusCode()).isEqualTo(200);
            assertThat(patient.getCount()).isOne();
        } finally {
            patient.countDown();
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void answersHeadWithTheLengthAlone() {
        HttpResponse<String> answer = ask("HEAD", "/health/live");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("18");
    }

    @Test
    void refusesOtherMethods() {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
            HttpResponse<String> answer = ask(method, "/metrics");
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
        }
    }

    @Test
    void listsNothingAndKnowsNoOtherPage() {
        for (String path :
                List.of("/", "/health", "/health/", "/health/live/x", "/metrics/..", "/metrics;x", "/metrics%20")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get("/%2e%2e/metrics").statusCode())
                .as("a path that leaves the server")
                .isEqualTo(400);
        assertThat(get("/health/live?verbose").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsTheHeadersThatKeepABrowserFromGuessing() {
        for (String path : List.of("/health/live", "/metrics", "/nowhere")) {
            assertThat(get(path).headers().map())
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("x-frame-options", List.of("DENY"))
                    .containsEntry("referrer-policy", List.of("no-referrer"))
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsEntry("content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"));
        }
    }

    private Map<String, Page> pages() {
        Map<String, Page> pages = new HashMap<>(new HealthPages(new Watched(
                        () -> health.get().get(),
                        () -> figures.get().get(),
                        () -> Map.of("hrss-rate", 3),
                        () -> List.of(new DiskSpace("/data", 1_000, 4_000)),
                        () -> new Watched.Configurations(ENDED, Map.of("done", 2L, "refused", 1L)),
                        Clock.fixed(NOW, ZoneOffset.UTC)))
                .byPath());
        pages.put("/waits", new Waiting(patient));
        return pages;
    }

    /** A page whose answer waits, as for a warehouse that is silent. */
    private record Waiting(CountDownLatch until) implements Page {

        @Override
        public Response answer(Request request) {
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Response.json(200, "{}");
        }

        @Override
        public Lane lane() {
            return Lane.ACTING;
        }
    }

    private static Health health(boolean database, List<String> stopped, Optional<LastNight> night) {
        return new Health(database, stopped, night, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    private static LedgerFigures figures(long taken, Map<String, Long> open, Optional<Instant> night) {
        Map<String, Long> deliveries = Map.of("taken", taken, "refused", 1L, "failed", 8L);
        Map<String, Long> notices = Map.of("sent", 6L, "pending", 2L);
        Optional<Instant> backup = night.map(end -> end.plusSeconds(60));
        return new LedgerFigures(
                deliveries,
                400,
                5,
                7,
                open,
                notices,
                1,
                Optional.of(ENDED),
                3,
                Optional.of(ENDED),
                Map.of("messenger", Map.of("sent", 5L, "pending", 2L)),
                Map.of("acknowledged", 4L),
                1,
                night,
                backup);
    }

    private HttpResponse<String> get(String path) {
        return ask("GET", path);
    }

    private HttpResponse<String> ask(String method, String path) {
        URI address = URI.create("http://localhost:" + server.port() + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(8))
                .method(method, method.equals("POST") ? BodyPublishers.ofString("a=b") : BodyPublishers.noBody())
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path + " was interrupted", e);
        }
    }
}
