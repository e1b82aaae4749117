// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However many people read, others can act, and the service is seen to live. */
class LanesIT {

    private static final int READERS = 2;
    private static final int LOGINS = 200;
    private static final int TURNED_AWAY = 3;

    private final CountDownLatch warehouse = new CountDownLatch(1);
    private final AtomicInteger reading = new AtomicInteger();
    private final List<Socket> readers = new ArrayList<>();
    private WebServer server;

    @AfterEach
    void stop() throws IOException {
        warehouse.countDown();
        for (Socket each : readers) {
            each.close();
        }
        server.close();
    }

    @Test
    void aFullHouseOfReadersKeepsNobodyFromActing() throws IOException {
        Reception reception = new Reception(
                new OwnNames(List.of()),
                (status, request) -> new Response(status, "text/html; charset=utf-8", "default-src 'none'", "满"));
        server = new WebServer(
                null,
                0,
                Map.of(
                        "/read", new Answering(Page.Lane.READING, this::read),
                        "/ack", new Answering(Page.Lane.ACTING, request -> Response.text("text/plain", "noted")),
                        "/health/live", request -> Response.text("text/plain", "lives")),
                reception.reading(READERS, 1));
        for (int i = 0; i < READERS; i++) {
            readers.add(open("/read"));
        }
        await().until(() -> reading.get() == READERS);
        for (int i = 0; i < PageHandler.MOST_WAITING_READERS + TURNED_AWAY; i++) {
            readers.add(open("/read"));
        }

        await().untilAsserted(() -> assertThat(answered()).isEqualTo(TURNED_AWAY));
        assertThat(answer("/ack")).endsWith("noted");
        assertThat(answer("/health/live")).endsWith("lives");
        assertThat(reading).as("pages that are made").hasValue(READERS);

        warehouse.countDown();
        List<String> answers = new ArrayList<>();
        for (Socket each : readers) {
            answers.add(taken(each).replaceAll("(?s)\\r\\n.*\\r\\n", " "));
        }
        assertThat(answers).containsOnly("HTTP/1.1 200 OK figures", "HTTP/1.1 503 Service Unavailable 满");
        assertThat(answers.stream().filter(answer -> answer.endsWith("满"))).hasSize(TURNED_AWAY);
    }

    /** Comparing a password takes long on purpose: whoever sends many at once must keep nobody from anything. */
    @Test
    void twoHundredLoginsAtOnceKeepNobodyFromReadingOrActing() throws IOException {
        server = new WebServer(
                null,
                0,
                Map.of(
                        "/login", new Answering(Page.Lane.LOGGING_IN, this::read),
                        "/read", new Answering(Page.Lane.READING, request -> Response.text("text/plain", "figures")),
                        "/ack", new Answering(Page.Lane.ACTING, request -> Response.text("text/plain", "noted")),
                        "/health/live", request -> Response.text("text/plain", "lives")));
        int turnedAway = LOGINS - 2 - PageHandler.MOST_WAITING_TO_LOG_IN;
        for (int i = 0; i < LOGINS; i++) {
            readers.add(open("/login"));
        }

        await().untilAsserted(() -> assertThat(answered()).isEqualTo(turnedAway));
        assertThat(reading).as("passwords that are compared").hasValue(2);
        assertThat(answer("/read")).endsWith("figures");
        assertThat(answer("/ack")).endsWith("noted");
        assertThat(answer("/health/live")).endsWith("lives");

        warehouse.countDown();
        List<String> statuses = new ArrayList<>();
        for (Socket each : readers) {
            statuses.add(taken(each).substring(0, "HTTP/1.1 200".length()));
        }
        assertThat(statuses.stream().filter("HTTP/1.1 200"::equals)).hasSize(LOGINS - turnedAway);
        assertThat(statuses.stream().filter("HTTP/1.1 503"::equals)).hasSize(turnedAway);
    }

    /** Programs ask again as soon as they have an answer: they must take no threads of people. */
    @Test
    void aFullHouseOfProgramsKeepsNobodyFromReading() throws IOException {
        server = new WebServer(
                null,
                0,
                Map.of(
                        "/api", new Answering(Page.Lane.PROGRAMS, this::read),
                        "/read", new Answering(Page.Lane.READING, request -> Response.text("text/plain", "figures")),
                        "/ack", new Answering(Page.Lane.ACTING, request -> Response.text("text/plain", "noted"))),
                Reception.OF_PROGRAMS.reading(1, READERS));
        for (int i = 0; i < READERS + PageHandler.MOST_WAITING_PROGRAMS + TURNED_AWAY; i++) {
            readers.add(open("/api"));
        }

        await().untilAsserted(() -> assertThat(answered()).isEqualTo(TURNED_AWAY));
        assertThat(reading).as("answers that are made").hasValue(READERS);
        assertThat(answer("/read")).endsWith("figures");
        assertThat(answer("/ack")).endsWith("noted");
    }

    @Test
    void aFullHouseOfReadersKeepsNoProgramFromReading() throws IOException {
        server = new WebServer(
                null,
                0,
                Map.of(
                        "/api", new Answering(Page.Lane.PROGRAMS, request -> Response.text("text/plain", "[]")),
                        "/read", new Answering(Page.Lane.READING, this::read)),
                Reception.OF_PROGRAMS.reading(READERS, 1));
        for (int i = 0; i < READERS + PageHandler.MOST_WAITING_READERS + TURNED_AWAY; i++) {
            readers.add(open("/read"));
        }

        await().untilAsserted(() -> assertThat(answered()).isEqualTo(TURNED_AWAY));
        assertThat(answer("/api")).endsWith("[]");
    }

    /** What is done to deliveries may wait for the ledger for minutes: an official acknowledges meanwhile. */
    @Test
    void aFullHouseOfDeedsKeepsNobodyFromReadingOrActing() throws IOException {
        server = new WebServer(
                null,
                0,
                Map.of(
                        "/withdraw", new Answering(Page.Lane.DEEDS, this::read),
                        "/read", new Answering(Page.Lane.READING, request -> Response.text("text/plain", "figures")),
                        "/ack", new Answering(Page.Lane.ACTING, request -> Response.text("text/plain", "noted"))));
        for (int i = 0; i < 2 + PageHandler.MOST_WAITING_DEEDS + TURNED_AWAY; i++) {
            readers.add(open("/withdraw"));
        }

        await().untilAsserted(() -> assertThat(answered()).isEqualTo(TURNED_AWAY));
        assertThat(reading).as("deeds at work").hasValue(2);
        assertThat(answer("/ack")).endsWith("noted");
        assertThat(answer("/read")).endsWith("figures");
    }

    /** An error is no exception; whoever asked is told all the same. */
    @Test
    void whoMeetsAnErrorIsAnswered() throws IOException {
        server = new WebServer(null, 0, Map.of("/ack", new Answering(Page.Lane.ACTING, request -> {
            throw new StackOverflowError();
        })));

        for (int i = 0; i < TURNED_AWAY; i++) {
            assertThat(answer("/ack")).startsWith("HTTP/1.1 503 ");
        }
    }

    private long answered() throws IOException {
        long answered = 0;
        for (Socket each : readers) {
            answered += each.getInputStream().available() > 0 ? 1 : 0;
        }
        return answered;
    }

    private Response read(Request request) {
        reading.incrementAndGet();
        try {
            assertThat(warehouse.await(1, TimeUnit.MINUTES)).as("in time").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Response.text("text/plain", "figures");
    }

    private Socket open(String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
        return socket;
    }

    private String answer(String path) throws IOException {
        try (Socket socket = open(path)) {
            return taken(socket);
        }
    }

    private static String taken(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    /** A page for people on threads of its lane. */
    private record Answering(Lane lane, Page made) implements Page {

        @Override
        public Response answer(Request request) throws IOException {
            return made.answer(request);
        }

        @Override
        public boolean isForPeople() {
            return lane == Lane.READING;
        }
    }
}
