// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.alert.KnownEpisodes;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.notice.outbox.NoticeRows;
import org.jundeng.page.ServedLinks;
import org.jundeng.page.site.Pages;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.Wire;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.reload.Reloading;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.web.server.WebServer;
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
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                RunningPipeline running = running(Map.of("JUNDENG_WEB_PORT", "" + other.getLocalPort()));
                WebServer server = ServedPages.serve(running, new Reloading(running, read -> List.of()), said::add)) {
            assertThat(status(server, "/ack?t=x")).isEqualTo(404);
            assertThat(status(server, "/health/live")).isEqualTo(200);
        }
        assertThat(workspace.resolve(".link-secret")).doesNotExist();
        assertThat(said)
                .satisfiesExactly(
                        first -> assertThat(first).matches("Port \\d+ is taken\\."),
                        second -> assertThat(second).matches("Pages: http://127\\.0\\.0\\.1:\\d+/"),
                        third -> assertThat(third).startsWith("Health and metrics: "));
    }

    @Test
    void showsNoPagesToOthersUnlessASettingSaysSo() throws IOException, InterruptedException {
        Map<String, String> open = new HashMap<>(Map.of("JUNDENG_WEB_HOST", "0.0.0.0"));
        try (RunningPipeline running = running(open);
                WebServer server = ServedPages.serve(running, new Reloading(running, read -> List.of()), said::add)) {
            assertThat(answer(server, "/?lang=en").body())
                    .contains("There is no such page", "shows no pages at present", "jundeng.web.pages")
                    .doesNotContain("href=\"./\"", "href=\"./?", "href=\"./e", "<form", "verview");
            assertThat(status(server, "/scoreboard.xlsx")).isEqualTo(404);
            assertThat(status(server, "/health/live")).isEqualTo(200);
        }
        assertThat(said).anyMatch(line -> line.startsWith("Pages: not shown, since others reach 0.0.0.0"));
        open.put("JUNDENG_WEB_PAGES", "on");
        try (RunningPipeline running = running(open);
                WebServer server = ServedPages.serve(running, new Reloading(running, read -> List.of()), said::add)) {
            assertThat(answer(server, "/?lang=en").body()).contains("There is no result yet");
            assertThat(status(server, "/bytes?delivery=1")).isEqualTo(403);
            assertThat(answer(server, "/bytes?delivery=1").body()).contains("原件不在网页上提供");
        }
    }

    @Test
    void showsPagesToWhoeverReadsThem() throws IOException, InterruptedException {
        Map<String, String> names =
                Map.of("JUNDENG_WEB_URL", "https://jundeng.example/plan", "JUNDENG_WEB_NAMES", "b.example, a.example");
        try (RunningPipeline running = running(names);
                WebServer server = ServedPages.serve(running, new Reloading(running, read -> List.of()), said::add)) {
            HttpResponse<String> board = answer(server, "/?lang=en");
            HttpResponse<String> style = answer(server, "/style.css");

            assertThat(board.statusCode()).as("no night yet").isEqualTo(404);
            assertThat(board.body()).contains("There is no result yet");
            assertThat(board.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "style-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(style.statusCode()).isEqualTo(200);
            assertThat(style.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
            assertThat(style.body()).contains(".l-orange { --c: #c25100; --on: #fff; }");
            assertThat(status(server, "/?day=x")).isEqualTo(400);
            assertThat(status(server, "/scoreboard.xlsx")).as("no night yet").isEqualTo(404);
            assertThat(status(server, "/scoreboard.xlsx?lang=fr")).isEqualTo(400);
            assertThat(status(server, "/target")).isEqualTo(400);
            assertThat(status(server, "/target?id=no-such")).isEqualTo(404);
            assertThat(status(server, "/../config/people.yaml")).isIn(400, 404);
            assertThat(asked("/?day=%zz", "localhost", server))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("请求无法识别");
            assertThat(answer(server, "/no-such?lang=en").body())
                    .contains(
                            "<html lang=\"en\">", "There is no such page", "href=\"./?lang=en\"", "href=\"?lang=zh\"");
            assertThat(answer(server, "/?day=x").body()).contains("lang=\"en\" href=\"?day=x&amp;lang=en\"");
            assertThat(answer(server, "/no-such").body()).contains("<html lang=\"zh-CN\">", "没有这一页");
            assertThat(asked("/", "evil.example", server))
                    .startsWith("HTTP/1.1 421 ")
                    .contains("网址不是本系统的");
            assertThat(asked("/", "a.example", server)).as("of the settings").startsWith("HTTP/1.1 404 ");
            assertThat(asked("/", "jundeng.example", server))
                    .as("of the address")
                    .startsWith("HTTP/1.1 404 ");
            isShownUnderItsOwnNamesAlone(server);
            leadsToItselfWhereverItLies(server);
            warehouse.execute(
                    "insert into run (command, business_date, started_at, node)"
                            + " values ('nightly', '2014-07-10', '2014-07-10', 'here')",
                    "insert into assessed_night values ('2014-07-10', (select max(run_id) from run), true)");
            HttpResponse<String> workbook = answer(server, "/scoreboard.xlsx");
            assertThat(workbook.statusCode()).isEqualTo(200);
            assertThat(workbook.body()).as("a ZIP").startsWith("PK");
            assertThat(workbook.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"scoreboard.xlsx\"");
        }
    }

    /** A page that were shown under any name could be read by any site on the web. */
    private static void isShownUnderItsOwnNamesAlone(WebServer server) throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>(List.of("/scoreboard.xlsx", "/bytes"));
        Pages.KINDS.forEach(kind -> paths.add("/" + ServedLinks.path(kind)));
        for (String path : paths) {
            assertThat(asked(path, "evil.example", server))
                    .as(path)
                    .startsWith("HTTP/1.1 421 ")
                    .contains("网址不是本系统的");
            HttpRequest written = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                    .DELETE()
                    .build();
            HttpResponse<String> refused =
                    HttpClient.newHttpClient().send(written, HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).as(path).isEqualTo(405);
            assertThat(refused.body()).as(path).contains("此页只供查看");
        }
    }

    /** A proxy may take a folder off the addresses, so that a page does not know where it lies. */
    private static void leadsToItselfWhereverItLies(WebServer server) throws IOException, InterruptedException {
        for (String path : List.of("/", "/?lang=en&day=2014-07-10", "/search?q=x", "/target?id=a", "/no/such/page")) {
            Matcher link = Pattern.compile("(?:href|action)=\"([^\"#]*)")
                    .matcher(answer(server, path).body());
            URI page = URI.create("https://jundeng.example/plan" + path);
            List<String> reached = new ArrayList<>();
            while (link.find()) {
                reached.add(page.resolve(link.group(1).replace("&amp;", "&")).toString());
            }
            assertThat(reached)
                    .as(path)
                    .contains("https://jundeng.example/plan/style.css")
                    .anyMatch(each -> each.matches("https://jundeng.example/plan/(\\?.*)?"))
                    .anyMatch(each -> each.startsWith("https://jundeng.example/plan/search"))
                    .allMatch(each -> each.startsWith("https://jundeng.example/plan/"));
        }
    }

    @Test
    void showsThePageBehindTheLinksOfThePipeline() throws IOException, InterruptedException {
        long id = new KnownEpisodes(warehouse).open();
        try (RunningPipeline running = running(Map.of("JUNDENG_WEB_URL", "https://jundeng.example/"));
                WebServer server = ServedPages.serve(running, new Reloading(running, read -> List.of()), said::add)) {
            SignedLinks links = running.pipeline().opened().ackLinks().orElseThrow();
            String link = links.link("hrss-official", id, "digest/1", NOW);

            assertThat(link).startsWith("https://jundeng.example/ack?t=");
            assertThat(status(server, link.substring("https://jundeng.example".length())))
                    .isEqualTo(200);
            assertThat(status(server, "/ack?t=x")).isEqualTo(403);
            assertThat(status(server, "/health/live")).isEqualTo(200);
        }
        assertThat(said).contains("Acknowledging by link: https://jundeng.example/ack");
    }

    @Test
    void saysThatTheWarehouseIsSilentInsteadOfWaitingForIt() throws IOException, InterruptedException {
        try (Wire wire = Wire.to(warehouse.url());
                RunningPipeline running = running(Map.of("JUNDENG_DB_URL", wire.through(warehouse.url())));
                WebServer server = ServedPages.serve(running, new Reloading(running, read -> List.of()), said::add)) {
            answersInTime(server);
            wire.hold();

            HttpResponse<String> ready = answer(server, "/health/ready");
            HttpResponse<String> metrics = answer(server, "/metrics");
            wire.goOn();

            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .contains("\"database\":\"down\"", "\"reasons\":[\"the warehouse does not answer; ");
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body()).contains("\njundeng_warehouse_up 0.0\n");
            answersInTime(server);
        }
    }

    @Test
    void countsOverdueFeedsFailedPullsUnsentMailsAndSpace() throws IOException, InterruptedException {
        new NoticeRows(warehouse).add(1, "official@x.example");
        try (RunningPipeline running = running(Map.of());
                WebServer server = ServedPages.serve(running, new Reloading(running, read -> List.of()), said::add)) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(answer(server, "/metrics").body())
                            .containsPattern("\njundeng_feeds_overdue [1-9]")
                            .containsPattern("\njundeng_feed_overdue_working_days\\{feed=\"hrss-employment\"\\} [0-9]")
                            .contains("\njundeng_feeds_failing 0.0\n", "\njundeng_notices_unsent 1.0\n")
                            .containsPattern("\njundeng_notices_oldest_unsent_timestamp_seconds [0-9]")
                            .containsPattern("\njundeng_disk_free_bytes\\{path=\"" + workspace + "\"\\} [1-9]")
                            .contains("\njundeng_configuration_reloads_total{outcome=\"done\"} 0.0\n"));
            assertThat(answer(server, "/health/ready").body())
                    .contains(
                            "\"configuration\":{\"hash\":\"" + running.inForce().hash() + "\",\"since\":\"2014-07-11");
        }
    }

    @Test
    void answersWhileAllConnectionsOfTheWorkAreInUse() throws IOException, InterruptedException, SQLException {
        List<Connection> busy = new ArrayList<>();
        try (RunningPipeline running = running(Map.of());
                WebServer server = ServedPages.serve(running, new Reloading(running, read -> List.of()), said::add)) {
            for (int i = 0; i < 8; i++) {
                busy.add(running.pipeline().opened().database().getConnection());
            }

            answersInTime(server);
            for (Connection each : busy) {
                each.close();
            }
        }
    }

    @Test
    void acknowledgesWhileAllReadersWait() throws IOException, InterruptedException, SQLException {
        try (RunningPipeline running = running(
                        Map.of("JUNDENG_WEB_READERS_AT_ONCE", "2", "JUNDENG_WEB_URL", "https://jundeng.example"));
                WebServer server = ServedPages.serve(running, new Reloading(running, read -> List.of()), said::add);
                Connection busy = warehouse.owner().getConnection()) {
            answersInTime(server);
            busy.setAutoCommit(false);
            Sql.run(busy, "lock table jundeng.assessed_night in access exclusive mode");
            List<CompletableFuture<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                readers.add(CompletableFuture.supplyAsync(() -> boardStatus(server)));
            }
            await().until(() -> warehouse
                    .texts("select count(*) from pg_locks where not granted"
                            + " and relation = 'jundeng.assessed_night'::regclass")
                    .equals(List.of("2")));

            assertThat(status(server, "/ack?t=x")).as("no link is signed so").isEqualTo(403);
            assertThat(status(server, "/api/v1/regions")).as("programs").isEqualTo(200);
            answersInTime(server);
            assertThat(readers).noneMatch(CompletableFuture::isDone);
            busy.rollback();
            assertThat(readers)
                    .allSatisfy(reader ->
                            assertThat(reader.join()).as("no night yet").isEqualTo(404));
        }
    }

    private static int boardStatus(WebServer server) {
        try {
            return status(server, "/");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RunningPipeline running(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("JUNDENG_DB_URL", warehouse.url());
        environment.put("JUNDENG_WEB_PORT", "0");
        environment.putAll(more);
        Folders folders = new Folders(workspace, Path.of("config"), Path.of("routes"), environment);
        RunOptions options =
                new RunOptions(Clock.fixed(NOW, ZoneOffset.UTC), LocalDate.of(2014, 7, 10), Progress.SILENT);
        return RunningPipeline.begin("test", Edges.Mode.NIGHTLY, folders, options);
    }

    /** What comes back where the reader's browser asks for a path under a name. */
    private static String asked(String path, String name, WebServer server) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            String text = "GET " + path + " HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int status(WebServer server, String path) throws IOException, InterruptedException {
        return answer(server, path).statusCode();
    }

    /** On a machine that is busy, an answer of the warehouse may come too late for the first request. */
    private static void answersInTime(WebServer server) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(answer(server, "/health/ready").statusCode()).isEqualTo(200);
            assertThat(answer(server, "/metrics").body()).contains("\njundeng_warehouse_up 1.0\n");
        });
    }

    /** The answer; one that takes for ever is a failure. */
    private static HttpResponse<String> answer(WebServer server, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
