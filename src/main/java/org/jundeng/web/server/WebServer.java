// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server that serves only the pages it is given, each at one path. A client that is slow to ask or to take its
 * answer holds no thread, only its connection, and that no longer than {@link ClientPatience} says.
 *
 * <p>docs/adr/0018-jetty-for-pages.md says why it is Jetty, without servlets.
 */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int THREADS = 64;
    private static final int LEAST_THREADS = 4;
    private static final int MOST_HEADER_BYTES = 8 * 1024;
    private static final Duration STOPPING_IDLE = Duration.ofMillis(100);

    private final Server server;
    private final ServerConnector connector;
    private final PageHandler pages;

    /** As {@link #WebServer(String, int, Map, Reception)}, without pages for people. */
    public WebServer(String host, int port, Map<String, Page> pages) throws IOException {
        this(host, port, pages, Reception.OF_PROGRAMS);
    }

    /** As {@link #WebServer(String, int, Map, Reception)}, without pages for people, with other patience. */
    WebServer(String host, int port, Map<String, Page> pages, ClientPatience patience) throws IOException {
        this(host, port, pages, Reception.OF_PROGRAMS.with(patience));
    }

    /**
     * Starts the server.
     *
     * @param host the address to listen at; null for this machine alone
     * @param port the port; 0 for any free one
     * @param pages the pages by path, such as {@code /metrics}; closed with the server
     * @param reception how requests are received before a page sees them
     * @throws BindException if the address is taken; the message names it, and the pages stay open
     * @throws IOException if the server cannot listen at the address for another reason
     */
    public WebServer(String host, int port, Map<String, Page> pages, Reception reception) throws IOException {
        ClientPatience patience = reception.patience();
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, LEAST_THREADS);
        threads.setName("web");
        threads.setDaemon(true);
        this.server = new Server(threads);
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setIdleTimeout(patience.idle().toMillis());
        connector.setShutdownIdleTimeout(STOPPING_IDLE.toMillis());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(PageHandler.MOST_CLIENTS, connector));
        Deadlines deadlines = new Deadlines(patience, connector);
        connector.addBean(deadlines);
        this.pages = new PageHandler(pages, reception, deadlines);
        server.setHandler(new GracefulHandler(this.pages));
        server.setErrorHandler(new RefusedRequests(reception.refusals()));
        server.setStopTimeout(patience.toEnd().toMillis());
        listen(host, port);
    }

    /** The port it listens at. */
    public int port() {
        return connector.getLocalPort();
    }

    /**
     * Stops the server and closes the pages. Pages that are at work have five seconds, then they are cut off; clients
     * that do nothing are let go at once.
     */
    @Override
    public void close() {
        stop();
        pages.close();
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(MOST_HEADER_BYTES);
        configuration.setSendServerVersion(false);
        return configuration;
    }

    private void listen(String host, int port) throws IOException {
        InetAddress address = host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
        connector.setHost(address.getHostAddress());
        connector.setPort(port);
        try {
            server.start();
        } catch (Exception e) {
            stop();
            throw unusable(address.getHostAddress() + ":" + port, e);
        }
    }

    /** What is thrown where the server does not start: a BindException where the address is taken. */
    private static IOException unusable(String address, Exception failure) {
        BindException taken = Stream.iterate((Throwable) failure, each -> each != null, Throwable::getCause)
                .filter(BindException.class::isInstance)
                .map(BindException.class::cast)
                .findFirst()
                .orElse(null);
        String message = "Cannot listen at " + address + " ("
                + (taken == null ? failure.getMessage() : taken.getMessage())
                + "). Set jundeng.web.port to a free port, or 0 for any.";
        if (taken == null) {
            return new IOException(message, failure);
        }
        BindException named = new BindException(message);
        named.initCause(failure);
        return named;
    }

    private void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            // Such as a page that did not end in time: it is cut off, and the process ends all the same.
            LOG.warn("the web server did not stop in good order: {}", e.toString());
        }
    }
}
