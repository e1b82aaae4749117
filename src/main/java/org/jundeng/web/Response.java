// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The response to a request.
 *
 * @param status the HTTP status
 * @param contentType the type of the body
 * @param policy the content security policy
 * @param body the text; for HEAD only its length is sent
 */
public record Response(int status, String contentType, String policy, String body) {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** What is said where there is no page. */
    static final Response NO_PAGE = json(404, "{\"error\":\"no such page\"}");

    /** What is said where the warehouse would have to answer first. */
    static final Response NO_WAREHOUSE = json(503, "{\"error\":\"the warehouse does not answer; the log says why\"}");

    static Response json(int status, String body) {
        return new Response(status, "application/json; charset=utf-8", NOTHING, body + "\n");
    }

    static Response text(String contentType, String body) {
        return new Response(200, contentType, NOTHING, body);
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", contentType);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", policy);
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
