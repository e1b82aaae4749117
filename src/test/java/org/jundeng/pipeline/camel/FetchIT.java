// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jundeng.contract.FeedSource;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.camel.PullResult.Failed;
import org.jundeng.pipeline.camel.PullResult.Pulled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feeds that are a bureau's JSON service, against a real server. */
class FetchIT {

    @TempDir
    Path folder;

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private EdgesKit kit;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        kit = new EdgesKit(folder.resolve("workspace"));
        kit.environment.put(
                "JUNDENG_SOURCE_HRSS_URL",
                "http://localhost:" + server.getAddress().getPort() + "/api/");
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void spoolsAGoodBodyAsCanonicalJsonLines() {
        answer(exchange -> {
            assertThat(exchange.getRequestURI()).hasToString("/api/jobs?year=2014");
            assertThat(exchange.getRequestMethod()).isEqualTo("GET");
            send(exchange, 200, "[{\"zone\":\"b\",\"value\":2.50},{\"zone\":\"a\",\"value\":1}]");
        });

        assertThat(fetch(5)).isInstanceOf(Pulled.class);

        assertThat(kit.ledger.taken)
                .containsEntry("jobs.jsonl", "{\"value\":1,\"zone\":\"a\"}\n{\"value\":2.50,\"zone\":\"b\"}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Link; '</jobs?page=1>; rel=\"prev\", </jobs?page=3>; rel=\"next\"'",
                "Link; '</jobs?page=3>; title=\"b\"; rel=next'",
                "X-Total-Count; 42",
                "Content-Range; items 0-0/42"
            })
    void failsWhereTheHeadersSayThatThereIsMore(String name, String text) {
        answer(exchange -> {
            exchange.getResponseHeaders().add(name, text);
            send(exchange, 200, "[{\"zone\":\"a\",\"value\":1}]");
        });

        assertThat(fetch(5)).isInstanceOf(Failed.class);

        assertThat(kit.ledger.taken).isEmpty();
        assertThat(kit.ledger.failures).containsExactly(Finding.of(FindingCode.ONLY_A_PART, name + ": " + text, "1"));
    }

    @Test
    void takesAnAnswerWhoseHeadersSayThatItIsAll() {
        answer(exchange -> {
            exchange.getResponseHeaders().add("Link", "</jobs>; rel=\"self\", </next?page=1>; rel=\"last\"");
            exchange.getResponseHeaders().add("X-Total-Count", "1");
            exchange.getResponseHeaders().add("Content-Range", "items 0-0/1");
            send(exchange, 200, "[{\"zone\":\"a\",\"value\":1}]");
        });

        assertThat(fetch(5)).isInstanceOf(Pulled.class);
    }

    @Test
    void deliversALoginPageAsItIsForReadingToRefuse() {
        answer(exchange -> send(exchange, 200, "<html><body>login</body></html>"));

        assertThat(fetch(5)).isInstanceOf(Pulled.class);

        assertThat(kit.ledger.taken).containsEntry("jobs.jsonl", "<html><body>login</body></html>");
    }

    @Test
    void deliversHalfASurrogatePairAsItIsForReadingToJudge() {
        String body = "[{\"value\":1,\"note\":\"\\ud83d\"}]";
        answer(exchange -> send(exchange, 200, body));

        assertThat(fetch(5)).isInstanceOf(Pulled.class);

        assertThat(kit.ledger.taken).containsEntry("jobs.jsonl", body);
    }

    @Test
    void failsWhereTheServiceFails() {
        answer(exchange -> send(exchange, 500, "oops"));

        assertThat(fetch(5)).isInstanceOf(Failed.class);

        assertThat(kit.ledger.failures).extracting(Finding::code).containsExactly(FindingCode.SOURCE_REFUSED);
        assertThat(kit.ledger.failures.get(0).found()).contains("500");
    }

    @Test
    void doesNotFollowALoginRedirect() {
        answer(exchange -> {
            exchange.getResponseHeaders().add("Location", "/login?ticket=secret");
            send(exchange, 302, "");
        });

        fetch(5);

        String port = String.valueOf(server.getAddress().getPort());
        assertThat(kit.ledger.failures)
                .containsExactly(Finding.of(
                        FindingCode.SOURCE_REDIRECTS,
                        "HTTP 302 Temporary Redirect → http://localhost:" + port + "/login",
                        "hrss",
                        "jundeng.source.hrss.url"));
    }

    @Test
    void failsWhereNoAnswerComesInTime() {
        answer(exchange -> await());

        fetch(1);

        assertThat(kit.ledger.failures).extracting(Finding::code).containsExactly(FindingCode.SOURCE_TOO_SLOW);
    }

    @Test
    void failsWhereTheBodyDripsForTooLong() {
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 200 && !over.await(50, TimeUnit.MILLISECONDS); i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        });

        fetch(1);

        assertThat(kit.ledger.failures).extracting(Finding::code).containsExactly(FindingCode.SOURCE_TOO_SLOW);
        assertThat(folder.resolve("workspace/inbox/hrss/.spool")).isEmptyDirectory();
    }

    @Test
    void failsWhereTheBodyBreaksOff() {
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("[{".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });

        fetch(5);

        assertThat(kit.ledger.failures).extracting(Finding::code).containsExactly(FindingCode.SOURCE_OUT_OF_REACH);
    }

    @Test
    void failsWhereNobodyListens() {
        server.stop(0);

        fetch(5);

        assertThat(kit.ledger.failures).extracting(Finding::code).containsExactly(FindingCode.SOURCE_OUT_OF_REACH);
    }

    private PullResult fetch(int timeoutSeconds) {
        kit.pulled("jobs", new FeedSource("hrss", null, "jobs?year=2014", timeoutSeconds, null));
        try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
            return edges.pull("jobs");
        }
    }

    private void await() throws InterruptedException {
        assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private void answer(Answer answer) {
        HttpHandler handler = exchange -> {
            try {
                answer.to(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                exchange.close();
            }
        };
        server.createContext("/", handler);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** What the service does with a request. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }
}
