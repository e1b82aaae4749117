// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that are slow to ask, slow to send their form or never read their answers keep nobody else waiting. */
class SlowClientsIT {

    private static final Duration HOURS = Duration.ofHours(3);
    private static final String HALF_ASKED = "POST /form HTTP/1.1\r\nHost: x\r\nCont";
    private static final String HALF_SENT = "POST /form HTTP/1.1\r\nHost: x\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nnote=";
    /** So many answers that no buffer holds them. */
    private static final String NEVER_READ = "GET /form HTTP/1.1\r\nHost: x\r\n\r\n".repeat(200);

    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch patient = new CountDownLatch(1);
    private final List<Socket> slow = new ArrayList<>();
    private WebServer server;
    private int port;

    @AfterEach
    void stop() throws IOException {
        patient.countDown();
        for (Socket each : slow) {
            each.close();
        }
        server.close();
    }

    @Test
    void eightyOfEachKindKeepNobodyWaiting() throws IOException, InterruptedException {
        serve(new ClientPatience(HOURS, HOURS, HOURS, HOURS));
        for (int i = 0; i < 80; i++) {
            open(HALF_ASKED);
            open(HALF_SENT);
            open(NEVER_READ);
        }
        for (Socket each : slow) {
            each.getOutputStream().write('x');
        }

        assertThat(get("/health/live").join().statusCode()).isEqualTo(200);
        assertThat(get("/form").join().statusCode()).isEqualTo(200);
        assertThat(post("note=here").join().body()).isEqualTo("9\n");
    }

    @Test
    void endsThemButNotAPageThatTakesItsTime() throws IOException {
        serve(new ClientPatience(Duration.ofSeconds(1), Duration.ofSeconds(1), HOURS, HOURS));
        CompletableFuture<HttpResponse<String>> page = get("/waits");
        Socket halfAsked = open(HALF_ASKED);
        Socket halfSent = open(HALF_SENT);
        Socket neverRead = open(NEVER_READ);
        Socket silent = open("");
        Socket askedOnce = open("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");

        for (Socket each : List.of(halfAsked, halfSent, neverRead)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> isEndedThoughItGoesOn(each));
        }
        for (Socket each : List.of(silent, askedOnce)) {
            each.setSoTimeout(60_000);
            assertThat(new String(each.getInputStream().readAllBytes(), UTF_8)).matches("(?s)|HTTP/1.1 200 .*");
        }
        assertThat(page).isNotDone();
        patient.countDown();
        assertThat(page.join().statusCode()).isEqualTo(200);
    }

    @Test
    void endsThoseThatDoNothingButNotWhoWaitsForAPage() throws IOException {
        serve(new ClientPatience(HOURS, HOURS, Duration.ofMillis(500), HOURS));
        CompletableFuture<HttpResponse<String>> page = get("/waits");
        Socket halfSent = open(HALF_SENT);
        Socket neverRead = open(NEVER_READ);

        halfSent.setSoTimeout(60_000);
        assertThat(new String(halfSent.getInputStream().readAllBytes(), UTF_8)).matches("(?s)|HTTP/1.1 [45].*");
        await().atMost(Duration.ofMinutes(1)).until(() -> isEndedThoughItGoesOn(neverRead));
        assertThat(page).isNotDone();
        patient.countDown();
        assertThat(page.join().statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatAFormIsTooLongHoweverLongItIs() throws IOException {
        serve(ClientPatience.USUAL);

        assertThat(post("x".repeat(1_001)).join().body()).isEqualTo("too long\n");
        Socket endless =
                open("POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999\r\n\r\n" + "x".repeat(70_000));

        endless.setSoTimeout(60_000);
        assertThat(new String(endless.getInputStream().readNBytes(15), UTF_8)).isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void letsAPageEndItsWorkBeforeTheServerStopsAndNobodyElse() throws IOException {
        serve(new ClientPatience(HOURS, HOURS, HOURS, HOURS));
        CompletableFuture<HttpResponse<String>> page = get("/waits");
        open(HALF_SENT);
        await().until(() -> asked.getCount() == 0);
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
        await().untilAsserted(() -> assertThatThrownBy(() -> open(HALF_ASKED)).isInstanceOf(ConnectException.class));

        patient.countDown();

        assertThat(page.join().statusCode()).isEqualTo(200);
        assertThat(stopping).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void cutsOffAPageThatDoesNotEndWhenTheServerStops() throws IOException {
        serve(new ClientPatience(HOURS, HOURS, HOURS, Duration.ofMillis(200)));
        CompletableFuture<HttpResponse<String>> page = get("/waits");
        await().until(() -> asked.getCount() == 0);

        assertThatCode(server::close).doesNotThrowAnyException();

        assertThat(page).failsWithin(Duration.ofMinutes(1));
        await().until(() -> interrupted.getCount() == 0);
    }

    private void serve(ClientPatience patience) throws IOException {
        Page live = request -> Response.json(200, "{}");
        server = new WebServer(
                null,
                0,
                Map.of("/health/live", live, "/form", new Form(), "/waits", new Late(asked, patient, interrupted)),
                patience);
        port = server.port();
    }

    private Socket open(String text) throws IOException {
        Socket socket = new Socket();
        slow.add(socket);
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write(text.getBytes(UTF_8));
        return socket;
    }

    /** Sends one more byte, as a client does that is never idle; it notices that nobody takes it. */
    private static boolean isEndedThoughItGoesOn(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return false;
        } catch (SocketTimeoutException late) {
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    private CompletableFuture<HttpResponse<String>> get(String path) {
        return ask(HttpRequest.newBuilder(address(path)));
    }

    private CompletableFuture<HttpResponse<String>> post(String form) {
        return ask(HttpRequest.newBuilder(address("/form")).POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static CompletableFuture<HttpResponse<String>> ask(HttpRequest.Builder request) {
        return HttpClient.newHttpClient()
                .sendAsync(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
    }

    /** A page of 64 KB; its form says how long it was. */
    private record Form() implements Page {

        @Override
        public Response answer(Request request) {
            if (request.method().equals("GET")) {
                return Response.json(200, "x".repeat(64 * 1024));
            }
            Body body = request.body();
            return Response.json(200, body.isTooLong() ? "too long" : Integer.toString(body.bytes().length));
        }

        @Override
        public List<String> methods() {
            return List.of("GET", "POST");
        }

        @Override
        public int longestBody() {
            return 1_000;
        }

        @Override
        public Lane lane() {
            return Lane.ACTING;
        }
    }

    /** A page that takes its time. */
    private record Late(CountDownLatch asked, CountDownLatch until, CountDownLatch interrupted) implements Page {

        @Override
        public Response answer(Request request) {
            asked.countDown();
            try {
                until.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
            }
            return Response.json(200, "{}");
        }

        @Override
        public Lane lane() {
            return Lane.ACTING;
        }
    }
}
