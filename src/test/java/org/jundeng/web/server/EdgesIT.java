// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page for people says to requests that it does not answer, byte for byte as they come. */
class EdgesIT {

    private static final Page READ = new Page() {
        @Override
        public Response answer(Request request) {
            if (request.query().equals("fails")) {
                throw new IllegalStateException("the warehouse is away");
            }
            return new Response(200, "text/html; charset=utf-8", "default-src 'none'", "<p>总览</p>");
        }

        @Override
        public boolean isForPeople() {
            return true;
        }
    };

    private WebServer server;

    @BeforeEach
    void serve() throws IOException {
        Reception reception = new Reception(
                new OwnNames(List.of("Jundeng.Hangzhou.example.", "均等.example")),
                (status, request) -> new Response(
                        status, "text/html; charset=utf-8", "default-src 'none'", status + request.languages()));
        Page metrics = request -> Response.text("text/plain", "1\n");
        server = new WebServer(null, 0, Map.of("/", READ, "/metrics", metrics), reception);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/no-such",
                "/..",
                "/../../etc/passwd",
                "/%2e%2e/config/people.yaml",
                "/..%2fpeople.yaml",
                "/%252e%252e/",
                "/x/../",
                "/.;/",
                "/;x",
                "//",
                "/%00",
                "/%zz"
            })
    void leadsNowhereButToItsPages(String path) throws IOException {
        assertThat(ask("GET " + path, "localhost", ""))
                .matches("(?s)HTTP/1.1 40[04] .*")
                .contains("Content-Type: text/html")
                .doesNotContain("passwd", "yaml");
    }

    @Test
    void saysItToProgramsInJson() throws IOException {
        assertThat(ask("GET /health/no-such", "localhost", ""))
                .startsWith("HTTP/1.1 404 ")
                .endsWith("{\"error\":\"no such page\"}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
    void onlyReads(String method) throws IOException {
        assertThat(ask(method + " /", "localhost", "Content-Length: 0\r\n"))
                .startsWith("HTTP/1.1 405 ")
                .contains("Allow: GET, HEAD", "Content-Type: text/html")
                .doesNotContain("总览", "Access-Control");
    }

    @Test
    void isAskedByNoOtherMethodThanTheOneOfTheRequest() throws IOException {
        assertThat(ask("GET /", "localhost", "X-HTTP-Method-Override: DELETE\r\nX-Method-Override: PUT\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("总览");
        assertThat(ask("POST /", "localhost", "X-HTTP-Method-Override: GET\r\nContent-Length: 0\r\n"))
                .startsWith("HTTP/1.1 405 ");
    }

    @Test
    void answersHeadAsGetWithoutTheBody() throws IOException {
        String got = ask("GET /", "localhost", "");

        assertThat(ask("HEAD /", "localhost", ""))
                .isEqualTo(got.substring(0, got.indexOf("\r\n\r\n") + 4))
                .contains("Content-Length: 13");
        assertThat(ask("HEAD /no-such", "localhost", ""))
                .startsWith("HTTP/1.1 404 ")
                .endsWith("\r\n\r\n");
    }

    @Test
    void protectsItsReadersByHeaders() throws IOException {
        assertThat(ask("GET /", "localhost", ""))
                .contains(
                        "X-Content-Type-Options: nosniff",
                        "X-Frame-Options: DENY",
                        "Referrer-Policy: no-referrer",
                        "Cache-Control: no-store",
                        "Content-Security-Policy: default-src 'none'")
                .doesNotContain("Server:", "Jetty", "Access-Control", "Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1",
                "127.0.0.1:8080",
                "[::1]:8080",
                "10.1.2.3",
                "jundeng.hangzhou.example",
                "jundeng.hangzhou.example:443",
                "JUNDENG.hangzhou.example.",
                "xn--zesw15f.example"
            })
    void isShownUnderItsOwnNames(String host) throws IOException {
        assertThat(ask("GET /", host, "")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.example:8080",
                "jundeng.hangzhou.example.evil.example",
                "xlocalhost",
                "1.2.3.4.5"
            })
    void isShownUnderNoOtherName(String host) throws IOException {
        assertThat(ask("GET /", host, "Accept-Language: en\r\n"))
                .startsWith("HTTP/1.1 421 ")
                .endsWith("421en");
    }

    @Test
    void believesNoNameThatAProxyMayHaveSent() throws IOException {
        assertThat(ask("GET /", "evil.example", "X-Forwarded-Host: localhost\r\nForwarded: host=localhost\r\n"))
                .startsWith("HTTP/1.1 421 ");
        assertThat(ask("GET http://evil.example/", "localhost", "")).doesNotContain("总览");
        assertThat(ask("GET /", "localhost\r\nHost: evil.example", "")).startsWith("HTTP/1.1 400 ");
        assertThat(ask("GET /metrics", "monitor.example", "")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({"/?q=,9000,414", "/?q=,3000,200"})
    void bearsAddressesOfALimitedLength(String path, int more, int status) throws IOException {
        assertThat(ask("GET " + path + "x".repeat(more), "localhost", "")).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void bearsHeadersOfALimitedLength() throws IOException {
        assertThat(ask("GET /", "localhost", "Cookie: " + "x".repeat(9_000) + "\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("Content-Type: text/html")
                .doesNotContain("Jetty");
    }

    @Test
    void tellsPeopleByAPageThatItCannotBeShownNow() throws IOException {
        assertThat(ask("GET /?fails", "localhost", "Accept-Language: zh-CN\r\n"))
                .startsWith("HTTP/1.1 503 ")
                .endsWith("503zh-CN");
    }

    /** All that comes back. */
    private String ask(String request, String host, String headers) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(60_000);
            String text = request + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n";
            socket.getOutputStream().write(text.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8).replaceFirst("Date: [^\r]*\r\n", "");
        }
    }
}
