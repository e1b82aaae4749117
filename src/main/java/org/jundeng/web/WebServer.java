// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server that serves only the pages it is given, each at one path.
 *
 * <p>docs/adr/0007-health-by-the-jdk.md says why it uses the JDK's own server.
 */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    /** Each holds a client that is slow to send its request, for the ten seconds that it has. */
    private static final int THREADS = 64;

    private static final int WAITING_THREADS = 4;
    private static final int MOST_WAITING = 64;
    private static final long IDLE_SECONDS = 30;

    private final Map<String, Page> pages;
    private final ExecutorService threads = threads("web", THREADS, new LinkedBlockingQueue<>());
    private final ExecutorService waiting =
            threads("web-waiting", WAITING_THREADS, new LinkedBlockingQueue<>(MOST_WAITING));
    private final HttpServer server;

    /**
     * Starts the server.
     *
     * @param host the address to listen at; null for this machine alone
     * @param port the port; 0 for any free one
     * @param pages the pages by path, such as {@code /metrics}; closed with the server
     * @throws IOException if the server cannot listen at the address; the message names the address, and the pages stay
     *     open
     */
    public WebServer(String host, int port, Map<String, Page> pages) throws IOException {
        this.server = listen(host, port);
        this.pages = Map.copyOf(pages);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The port it listens at. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops the server and closes the pages. Requests in progress are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        waiting.shutdownNow();
        pages.values().forEach(Page::close);
    }

    private static HttpServer listen(String host, int port) throws IOException {
        // Otherwise a client that never ends its request would hold a thread forever. The JDK reads this property when
        // its server is first used.
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

    private static ExecutorService threads(String name, int most, BlockingQueue<Runnable> queue) {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(most, most, IDLE_SECONDS, TimeUnit.SECONDS, queue, task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Page page = pages.get(exchange.getRequestURI().getRawPath());
        if (page == null || !page.mayWait()) {
            answer(exchange, page);
            return;
        }
        try {
            waiting.execute(() -> answerLater(exchange, page));
        } catch (RejectedExecutionException tooMany) {
            try (exchange) {
                Response.json(503, "{\"error\":\"too many requests wait; try again later\"}")
                        .send(exchange);
            }
        }
    }

    private void answerLater(HttpExchange exchange, Page page) {
        try {
            answer(exchange, page);
        } catch (IOException e) {
            LOG.debug("a client did not wait for its answer", e);
        }
    }

    private static void answer(HttpExchange exchange, Page page) throws IOException {
        try (exchange) {
            response(exchange, page).send(exchange);
        }
    }

    private static Response response(HttpExchange exchange, Page page) throws IOException {
        if (page == null) {
            return Response.NO_PAGE;
        }
        if (!page.methods().contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", String.join(", ", page.methods()));
            return Response.json(405, "{\"error\":\"only " + String.join(" and ", page.methods()) + "\"}");
        }
        try {
            return page.answer(Request.of(exchange));
        } catch (RuntimeException e) {
            // The query is left out: it may hold a token.
            LOG.warn("{} cannot be answered: {}", exchange.getRequestURI().getRawPath(), e.toString());
            return Response.NO_WAREHOUSE;
        }
    }
}
