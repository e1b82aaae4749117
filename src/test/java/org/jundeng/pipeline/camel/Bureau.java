// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A bureau's service that answers as a test says, and remembers what it was asked. */
final class Bureau implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    private Bureau(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** One without TLS. */
    static Bureau plain() throws IOException {
        return new Bureau(HttpServer.create(anyPort(), 0));
    }

    /** One with TLS; whether it wants the client's certificate is said by {@code wantsOurs}. */
    static Bureau secure(SSLContext context, boolean wantsOurs) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(wantsOurs);
                parameters.setSSLParameters(wanted);
            }
        });
        return new Bureau(server);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** What it was asked: method, path with query, headers in lower case, body. */
    record Asked(String method, String uri, Map<String, String> headers, String body) {}

    /** What it does with a request. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Answers at {@code path} from now on. */
    void at(String path, Answer answer) {
        asked.clear();
        answers.put(path, answer);
    }

    /** The values of a parameter that it was asked with, in order; null where it was absent. */
    List<String> askedFor(String parameter) {
        return asked.stream().map(each -> parameter(each.uri(), parameter)).collect(Collectors.toList());
    }

    static String parameter(String uri, String name) {
        int query = uri.indexOf('?');
        return query < 0
                ? null
                : Stream.of(uri.substring(query + 1).split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> pair.substring(name.length() + 1))
                        .findFirst()
                        .orElse(null);
    }

    static String parameter(HttpExchange exchange, String name) {
        return parameter(exchange.getRequestURI().toString(), name);
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                    .collect(Collectors.toMap(
                            header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                            header -> String.join(", ", header.getValue())));
            asked.add(new Asked(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
            answers.getOrDefault(exchange.getRequestURI().getPath(), none -> send(none, 404, "nothing here"))
                    .to(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
