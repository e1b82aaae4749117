// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that never reach a page. */
class RefusedRequestsIT {

    private WebServer server;

    @BeforeEach
    void serve() throws IOException {
        Page metrics = request -> Response.text("text/plain", "1\n");
        server = new WebServer(null, 0, Map.of("/metrics", metrics));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void refusesWhatIsNoRequestWithTheSameHeadersAndWithoutRepeatingIt() throws IOException {
        Map<String, String> refused = Map.of(
                "<script>\r\n\r\n",
                "HTTP/1.1 400 ",
                "GET /<script> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 400 ",
                "GET /metrics HTTP/1.1\r\n\r\n",
                "HTTP/1.1 400 ",
                "GET /metrics HTTP/1.1\r\nHost: a:b:c\r\n\r\n",
                "HTTP/1.1 400 ",
                "GET /metrics HTTP/7.7\r\nHost: x\r\n\r\n",
                "HTTP/1.1 505 ",
                "GET /metrics HTTP/1.1\r\nHost: x\r\nLong: " + "x".repeat(9_000) + "\r\n\r\n",
                "HTTP/1.1 431 ");
        for (Map.Entry<String, String> each : refused.entrySet()) {
            assertThat(raw(each.getKey()))
                    .as(each.getKey())
                    .startsWith(each.getValue())
                    .contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'", "no-store")
                    .contains("Content-Type: application/json", "{\"error\":\"")
                    .doesNotContain("script", "Jetty", "Server:", "org.eclipse");
        }
    }

    @Test
    void answersByWhateverNameAProxyKnowsIt() throws IOException {
        assertThat(raw("GET /metrics HTTP/1.1\r\nHost: jundeng.hangzhou.example:443\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\n1\n");
    }

    /** All that comes back for the bytes of {@code request}. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
