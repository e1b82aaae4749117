// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/**
 * A request to a page, which has come as a whole.
 *
 * @param method one of the page's methods
 * @param path the path as it was sent, {@code /} where there is none
 * @param query the raw text after the question mark; empty where there is none
 * @param contentType the type of the body; empty where none is given
 * @param languages the languages that the reader's browser asks for ({@code Accept-Language}); empty where it asks for
 *     none
 * @param body the body; empty for methods other than POST
 * @param headers all headers by their names in small letters; what one of several lines says is joined by commas
 * @param address the address from which it came, as numbers; empty where it is not known
 */
public record Request(
        String method,
        String path,
        String query,
        String contentType,
        String languages,
        Body body,
        Map<String, String> headers,
        String address) {

    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    public Request {
        headers = Map.copyOf(headers);
    }

    /** A request of which no other header, and no address, is known. */
    public Request(String method, String path, String query, String contentType, String languages, Body body) {
        this(method, path, query, contentType, languages, body, Map.of(), "");
    }

    static Request of(org.eclipse.jetty.server.Request asked, Body body) {
        return new Request(
                asked.getMethod(),
                Optional.ofNullable(asked.getHttpURI().getPath()).orElse("/"),
                Optional.ofNullable(asked.getHttpURI().getQuery()).orElse(""),
                Optional.ofNullable(asked.getHeaders().get(HttpHeader.CONTENT_TYPE))
                        .orElse(""),
                Optional.ofNullable(asked.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE))
                        .orElse(""),
                body,
                headers(asked),
                Optional.ofNullable(org.eclipse.jetty.server.Request.getRemoteAddr(asked))
                        .orElse(""));
    }

    private static Map<String, String> headers(org.eclipse.jetty.server.Request asked) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField each : asked.getHeaders()) {
            String value = Optional.ofNullable(each.getValue()).orElse("");
            headers.merge(each.getLowerCaseName(), value, (some, more) -> some + ", " + more);
        }
        return headers;
    }

    /** What a header says, by its name in small letters; empty where it was not sent. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The language to answer in where it is not known who reads: the one of ours that is asked for most. */
    public Locale language() {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(languages), SPOKEN))
                    .orElse(Locale.CHINESE);
        } catch (IllegalArgumentException garbled) {
            return Locale.CHINESE;
        }
    }
}
