// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health and metrics over HTTP: {@code /health/live}, {@code /health/ready}, {@code /metrics}, and nothing else.
 *
 * <p>What it shows is asked for at each request, by suppliers that are called from several threads and answer within
 * seconds, or throw. Why the JDK's own server is used: docs/adr/0007-health-by-the-jdk.md.
 */
public final class HealthServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);
    private static final int THREADS = 4;

    private final ObjectMapper json = new ObjectMapper();
    private final Supplier<Health> health;
    private final Metrics metrics;
    private final Map<String, Page> pages;
    private final ExecutorService threads;
    private final HttpServer server;

    /**
     * Starts to answer.
     *
     * @param host the address to listen at; null means this machine alone
     * @param port the port; 0 means any free one
     * @param health what the readiness check says; where it throws, the answer is "not ready"
     * @param figures what the ledger counts; where it throws, there are no metrics
     * @throws IOException if the address cannot be listened at; the message names it
     */
    public HealthServer(String host, int port, Supplier<Health> health, Supplier<LedgerFigures> figures)
            throws IOException {
        this.server = listen(host, port);
        this.health = health;
        this.metrics = new Metrics(figures);
        this.pages = Map.of("/health/live", this::live, "/health/ready", this::ready, "/metrics", this::scrape);
        this.threads = Executors.newFixedThreadPool(THREADS, named());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The port it listens at. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops to answer; requests that are being answered are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        metrics.close();
    }

    private static HttpServer listen(String host, int port) throws IOException {
        // A client that never ends its request would keep a thread forever; the JDK reads this when first used.
        System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", "10");
        InetAddress address = host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
        try {
            return HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot listen at " + address.getHostAddress() + ":" + port + " (" + e.getMessage()
                            + "). Set jundeng.web.port to a free port, or 0 for any.",
                    e);
        }
    }

    private static ThreadFactory named() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "health-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange);
        }
    }

    private Answer answer(HttpExchange exchange) {
        Page page = pages.get(exchange.getRequestURI().getRawPath());
        if (page == null) {
            return Answer.json(404, "{\"error\":\"no such page\"}");
        }
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Answer.json(405, "{\"error\":\"only GET and HEAD\"}");
        }
        try {
            return page.show();
        } catch (RuntimeException | JsonProcessingException e) {
            LOG.warn("{} cannot be answered: {}", exchange.getRequestURI().getRawPath(), e.toString());
            return Answer.json(503, "{\"error\":\"the warehouse does not answer; the log says why\"}");
        }
    }

    private Answer live() {
        return Answer.json(200, "{\"status\":\"live\"}");
    }

    private Answer ready() throws JsonProcessingException {
        Health now = health.get();
        ObjectNode body = json.createObjectNode();
        body.put("status", now.ready() ? "ready" : "not-ready");
        body.put("database", now.database() ? "up" : "down");
        body.set("stopped_routes", json.valueToTree(now.stoppedRoutes()));
        now.lastNight()
                .ifPresentOrElse(
                        night -> body.putObject("last_night")
                                .put("business_date", night.businessDate().toString())
                                .put("ended_at", night.endedAt().toString())
                                .put("exit_code", night.exitCode()),
                        () -> body.putNull("last_night"));
        return Answer.json(now.ready() ? 200 : 503, json.writeValueAsString(body));
    }

    private Answer scrape() {
        return new Answer(200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape());
    }

    /** What stands at one address. */
    private interface Page {
        Answer show() throws JsonProcessingException;
    }
}
