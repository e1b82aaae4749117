// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * The response to a request.
 *
 * @param status the HTTP status
 * @param contentType the type of the body
 * @param policy the content security policy
 * @param body the text; for HEAD only its length is sent. Empty where there is an attachment
 * @param attachment what is sent instead of a text; null for a text
 * @param headers further headers, and others for those that every response has, by name
 */
public record Response(
        int status,
        String contentType,
        String policy,
        String body,
        Attachment attachment,
        Map<String, String> headers) {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    public Response {
        headers = Map.copyOf(headers);
    }

    /** A response of text. */
    public Response(int status, String contentType, String policy, String body) {
        this(status, contentType, policy, body, null, Map.of());
    }

    /** What is said where there is no page. */
    public static final Response NO_PAGE = json(404, "{\"error\":\"no such page\"}");

    /** What is said where the warehouse would have to answer first. */
    public static final Response NO_WAREHOUSE =
            json(503, "{\"error\":\"the warehouse does not answer; the log says why\"}");

    /** What programs are told where no page sees their request. */
    static Response ofStatus(int status) {
        return switch (status) {
            case 404 -> NO_PAGE;
            case 503 -> NO_WAREHOUSE;
            default ->
                json(status, "{\"error\":\"" + HttpStatus.getMessage(status).toLowerCase(Locale.ROOT) + "\"}");
        };
    }

    /** A response of JSON. */
    public static Response json(int status, String body) {
        return new Response(status, "application/json; charset=utf-8", NOTHING, body + "\n");
    }

    /** A response of text that is found, of any type. */
    public static Response text(String contentType, String body) {
        return new Response(200, contentType, NOTHING, body);
    }

    /** A file that is found, of any type. */
    public static Response file(String contentType, Attachment attachment) {
        return new Response(200, contentType, NOTHING, "", attachment, Map.of());
    }

    /** The same with another header, or with another value of one. */
    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, contentType, policy, body, attachment, more);
    }

    /**
     * Sends it, without waiting until the client has taken it; {@code sent} is called then. For a file on a disk,
     * {@code goesOn} is called whenever the client has taken another piece.
     *
     * @throws IOException if a file cannot be opened: then nothing was sent
     */
    void send(
            org.eclipse.jetty.server.Request asked,
            org.eclipse.jetty.server.Response answer,
            Runnable goesOn,
            Callback sent)
            throws IOException {
        answer.getHeaders()
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put("X-Content-Type-Options", "nosniff")
                .put("X-Frame-Options", "DENY")
                .put("Referrer-Policy", "no-referrer")
                .put("Content-Security-Policy", policy);
        headers.forEach((name, value) -> answer.getHeaders().put(name, value));
        if (attachment != null) {
            new Sending(asked, answer).send(contentType, attachment, goesOn, sent);
            return;
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        answer.setStatus(status);
        answer.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType).put(HttpHeader.CONTENT_LENGTH, bytes.length);
        boolean head = asked.getMethod().equals("HEAD");
        answer.write(true, head ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(bytes), sent);
    }
}
