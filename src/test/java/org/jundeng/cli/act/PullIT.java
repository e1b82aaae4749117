// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The command pulls one source: a bureau's database with a watermark, or a bureau's HTTP service. */
class PullIT {

    private static final String FETCHED = """
            feed: hrss-fetched
            bureau: hrss
            steward: wu
            name: {zh: 新增就业, en: New jobs}
            format: json
            source: {name: hrss-service, path: jobs}
            layout: wide
            freq: M
            columns:
              - {name: code, role: ref-area}
              - {name: month, role: time-period}
              - {name: jobs, role: obs-value, indicator: new-jobs, unit: 人}
            """;
    private static final String ROUTE = """
            - templatedRoute:
                routeId: pull-%1$s
                routeTemplateRef: %2$s
                parameters:
                  - name: bureau
                    value: hrss
                  - name: feed
                    value: %1$s
            """;

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path folder;

    private Path routes;
    private ConfigCopy config;
    private Terminal terminal;
    private HttpServer service;
    private volatile int status = 200;
    private volatile String answer = "[{\"code\": \"330183\", \"month\": \"2014-06\", \"jobs\": 120}]";

    /** Holds a pull between its claim and its taking. */
    public static final class Gate {

        private static CountDownLatch open = new CountDownLatch(0);

        /** Waits until the test lets the pull go on. */
        public void pass() throws InterruptedException {
            open.await();
        }
    }

    @BeforeEach
    void open() throws IOException {
        warehouse.execute(
                "create table public.rate (code text, month text, rate numeric, changed_at timestamp)",
                "insert into public.rate values ('330183', '2014-05', 3.5, '2014-06-01 09:00'),"
                        + " ('330185', '2014-05', 3.9, '2014-06-01 10:00')");
        config = ConfigCopy.into(folder.resolve("config"))
                .spoil(
                        "feeds/hrss/hrss-rate.yaml",
                        "  sql: SELECT code, month, rate FROM rate\n",
                        "  sql: select code, month, rate, changed_at from public.rate\n"
                                + "  watermark: {column: changed_at, type: timestamp, overlap: PT0S}\n"
                                + "  timeout-seconds: 2\n")
                .spoil("feeds/hrss/hrss-rate.yaml", "columns:\n", "columns:\n  - {name: changed_at, role: ignore}\n");
        Files.writeString(config.folder().resolve("feeds/hrss/hrss-fetched.yaml"), FETCHED);
        routes = routes();
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/api/jobs", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        terminal = Terminal.on(warehouse, Files.createDirectory(folder.resolve("a workspace 工作")), config.folder());
        sources(warehouse.url(), "http://localhost:" + service.getAddress().getPort() + "/api");
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private Path routes() throws IOException {
        Path copy = folder.resolve("routes");
        Files.createDirectories(copy.resolve("bureaus"));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Files.writeString(
                copy.resolve("bureaus/hrss.camel.yaml"),
                ROUTE.formatted("hrss-rate", "query-source") + ROUTE.formatted("hrss-fetched", "fetch-json"));
        return copy;
    }

    private void sources(String database, String http) throws IOException {
        Files.writeString(
                terminal.workspace().resolve("application.properties"),
                "jundeng.db.url=%s%njundeng.source.hrss.url=%s%njundeng.source.hrss-service.url=%s%n"
                        .formatted(warehouse.url(), database, http));
    }

    private Said pull(String... words) {
        return say(terminal, "pull", words);
    }

    private Said say(Terminal place, String command, String... words) {
        return place.say(Stream.of(new String[] {command}, words, new String[] {"--routes", routes.toString()})
                .flatMap(Stream::of)
                .toArray(String[]::new));
    }

    private List<String> figures() {
        return terminal.say("observations", "--csv").lines().stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> cells[1] + " " + cells[2] + " " + cells[3] + " " + cells[4])
                .toList();
    }

    /** The feed and outcome of each ledger line. */
    private List<String> ledger() {
        return terminal.say("deliveries", "--csv").lines().stream()
                .skip(1)
                .map(line -> line.replaceAll(
                        "^.*?(hrss-[a-z]+)\\b.*?\\b(taken|unchanged|duplicate|failed|refused)\\b.*$", "$1 $2"))
                .sorted()
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Test
    void takesTheAnswerOfADatabaseButTheSameAnswerOnlyOnce() {
        Said first = pull("hrss-rate");
        Said again = pull("hrss-rate", "--full");

        assertThat(first.err()).isEmpty();
        assertThat(first.exit()).isZero();
        assertThat(first.lines())
                .containsExactly("Feed hrss-rate was pulled as line 1: taken, 2 rows, 2 new, 0 revised, 0 unchanged.");
        assertThat(again.exit()).isZero();
        assertThat(again.lines())
                .as("a later answer says that it is still so")
                .containsExactly(
                        "Feed hrss-rate was pulled as line 2: unchanged, 2 rows, 0 new, 0 revised, 2 unchanged.");
        assertThat(figures())
                .containsExactly("unemployment-rate 330183 2014-05 3.5", "unemployment-rate 330185 2014-05 3.9");
        assertThat(ledger()).containsExactly("hrss-rate taken", "hrss-rate unchanged");
    }

    @Test
    void takesTheAnswerOfAService() {
        Said said = pull("hrss-fetched");

        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
        assertThat(said.lines())
                .containsExactly(
                        "Feed hrss-fetched was pulled as line 1: taken, 1 rows, 1 new, 0 revised, 0 unchanged.");
        assertThat(figures()).containsExactly("new-jobs 330183 2014-06 120");
    }

    @Test
    void asksForNewRowsAndForAllRowsOnlyWithFull() {
        pull("hrss-rate");
        warehouse.execute(
                "insert into public.rate values ('330182', '2014-05', 4.1, '2014-06-01 10:30')",
                "insert into public.rate values ('330122', '2014-05', 4.4, '2014-06-01 08:00')");

        assertThat(pull("hrss-rate").out()).contains("as line 2: taken, 2 rows, 1 new, 0 revised, 1 unchanged.");
        assertThat(figures()).hasSize(3);
        assertThat(pull("--full", "hrss-rate").out())
                .contains("as line 3: taken, 4 rows, 1 new, 0 revised, 3 unchanged.");
        assertThat(figures()).hasSize(4).contains("unemployment-rate 330122 2014-05 4.4");
        assertThat(pull("hrss-fetched", "--full").exit())
                .as("without a watermark")
                .isZero();
    }

    @Test
    void declaresAnAnswerAsAnImportOfHistory() {
        pull("hrss-rate");
        warehouse.execute("insert into public.rate values ('330183', '2013-05', 6.5, '2014-06-01 08:00')");

        assertThat(pull("hrss-rate", "--full", "--history").out()).contains("as line 2: taken, 3 rows, 1 new,");
        assertThat(pull("hrss-fetched", "--history").exit()).isZero();
        assertThat(pull("hrss-rate").exit()).isZero();

        assertThat(warehouse.texts("select feed || ' ' || history from delivery order by delivery_id"))
                .containsExactly("hrss-rate false", "hrss-rate true", "hrss-fetched true", "hrss-rate false");
    }

    @Test
    void refusesASenselessCommandBeforeItAsksTheWarehouse() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        Said unknown = pull("hrss-rat");
        Said strange = pull("population-of-the-moon");
        Said file = pull("hrss-employment");
        Said away = say(new Terminal(nowhere, config.folder()), "pull", "hrss-rate");
        Files.writeString(
                terminal.workspace().resolve("application.properties"),
                "jundeng.db.url=jdbc:postgresql://localhost:" + freePort() + "/jundeng\n");
        Said notSet = pull("hrss-rate");

        assertThat(unknown.err().strip())
                .isEqualTo("jundeng: no feed is called \"hrss-rat\"; did you mean \"hrss-rate\"?");
        assertThat(strange.err().strip())
                .isEqualTo("jundeng: no feed is called \"population-of-the-moon\"; known are hrss-fetched, hrss-rate");
        assertThat(file.err().strip())
                .isEqualTo("jundeng: feed hrss-employment is not pulled: its contract names no source; drop its files"
                        + " into " + terminal.workspace().resolve("inbox/hrss"));
        assertThat(notSet.err().strip()).isEqualTo("jundeng: jundeng.source.hrss.url is not set");
        assertThat(away.err()).contains("there is no workspace " + nowhere);
        assertThat(nowhere).doesNotExist();
        assertThat(List.of(unknown, strange, file, notSet, away, pull(), pull("hrss-rate", "hrss-fetched")))
                .allSatisfy(said -> assertThat(said.exit()).isEqualTo(2))
                .allSatisfy(said -> assertThat(said.out()).isEmpty());
    }

    @Test
    void saysWhatIsWrongWithASourceAndEndsWithOne() throws IOException {
        status = 500;
        Said broken = pull("hrss-fetched");
        warehouse.execute("alter table public.rate rename to elsewhere");
        Said unwilling = pull("hrss-rate");
        sources("jdbc:postgresql://localhost:" + freePort() + "/hrss", "http://localhost:" + freePort() + "/api");
        Said noDatabase = pull("hrss-rate");
        Said noService = pull("hrss-fetched");

        assertThat(broken.lines().get(0)).isEqualTo("Feed hrss-fetched could not be pulled, which is line 1:");
        assertThat(broken.out()).contains("500", "[source-refused]");
        assertThat(unwilling.out()).contains("relation \"public.rate\" does not exist", "[source-refused]");
        assertThat(noDatabase.out()).contains("which is line 3:", "[source-out-of-reach]");
        assertThat(noService.out()).contains("which is line 4:", "[source-out-of-reach]");
        assertThat(List.of(broken, unwilling, noDatabase, noService))
                .allSatisfy(said -> assertThat(said.exit()).isEqualTo(1))
                .allSatisfy(said -> assertThat(said.err()).isEmpty());
        assertThat(ledger())
                .containsExactly("hrss-fetched failed", "hrss-fetched failed", "hrss-rate failed", "hrss-rate failed");
        assertThat(figures()).isEmpty();
    }

    @Test
    void endsWithOneWhereTheAnswerIsRefused() {
        answer = "<html>login</html>";

        Said said = pull("hrss-fetched");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.lines().get(0)).startsWith("Feed hrss-fetched was pulled as line 1: refused, 0 rows");
        assertThat(said.lines()).hasSizeGreaterThan(1);
        assertThat(ledger()).containsExactly("hrss-fetched refused");
    }

    @Test
    void endsWithThreeWhereTheWarehouseIsOutOfReach() throws IOException {
        Files.writeString(
                terminal.workspace().resolve("application.properties"),
                "jundeng.db.url=jdbc:postgresql://localhost:%d/jundeng%njundeng.source.hrss.url=%s%n"
                        .formatted(freePort(), warehouse.url()));

        Said said = pull("hrss-rate");

        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .startsWith("jundeng: jdbc:postgresql://localhost:")
                .contains("is out of reach");
    }

    @Test
    void isRefusedWhileAnotherProcessIsAtWork() {
        Folders folders = new Folders(terminal.workspace(), config.folder(), routes, Map.of());
        try (RunningPipeline other = RunningPipeline.begin("serve", Edges.Mode.NIGHTLY, folders, TerminalRun.today())) {
            Said said = pull("hrss-rate");

            assertThat(said.exit()).isEqualTo(2);
            assertThat(said.err()).contains("is at work already, as \"serve\"");
            assertThat(other.pipeline().opened().ledger().byId(1)).isEmpty();
        }
    }

    @Test
    void namesTheLineIfAnotherNodeTookTheAnswerFirst() throws Exception {
        Path template = routes.resolve("query-source.camel.yaml");
        String take = "        - bean:\n            ref: receiving\n            method: take\n";
        String text = Files.readString(template);
        assertThat(text).contains(take);
        Files.writeString(
                template,
                text.replace(take, "        - bean:\n            beanType: " + Gate.class.getName() + "\n" + take));
        Terminal other = new Terminal(
                terminal.workspace(), ConfigCopy.into(folder.resolve("other")).folder());
        Files.delete(other.config().resolve("feeds/hrss/hrss-rate.yaml"));
        for (String feed : List.of("hrss-rate", "hrss-fetched")) {
            Files.copy(
                    config.folder().resolve("feeds/hrss/" + feed + ".yaml"),
                    other.config().resolve("feeds/hrss/" + feed + ".yaml"));
        }
        Files.writeString(other.config().resolve("application.properties"), "jundeng.node=other\n");
        Path claims = terminal.workspace().resolve("inbox/hrss/.claims");
        Gate.open = new CountDownLatch(1);

        CompletableFuture<Said> slow = CompletableFuture.supplyAsync(() -> pull("hrss-rate"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.isDirectory(claims) && claims.toFile().list().length == 1);
        Files.writeString(template, text);
        Said night = say(other, "nightly", "--date", "2014-07-10");
        Gate.open.countDown();
        Said said = slow.join();

        assertThat(night.exit()).as(night.out() + night.err()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
        assertThat(said.lines())
                .containsExactly("Feed hrss-rate was pulled as line 1: taken, 2 rows, 2 new, 0 revised, 0 unchanged.");
        assertThat(figures()).hasSize(3);
        assertThat(claims).isEmptyDirectory();
    }

    @Test
    void explainsItself() {
        Said said = pull("--help");

        assertThat(said.exit()).isZero();
        assertThat(said.out())
                .contains("jundeng pull", "FEED", "--full", "--workspace=DIR", "the next night evaluates");
        assertThat(terminal.say("--help").out()).contains("pull");
    }
}
