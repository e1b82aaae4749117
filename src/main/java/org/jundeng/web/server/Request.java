// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedQualityCSV;

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

    /** The media types that who asks takes, with their parameters, the most welcome first; empty for any. */
    public List<String> accepts() {
        QuotedQualityCSV wanted = new QuotedQualityCSV();
        wanted.addValue(header("accept"));
        return List.copyOf(wanted.getValues());
    }

    /**
     * Which of some media types who asks takes most gladly ({@code Accept}); of several alike the first. Empty where it
     * takes none of them.
     */
    public Optional<String> accepted(List<String> offered) {
        if (header("accept").isBlank()) {
            return Optional.of(offered.get(0));
        }
        for (String range : accepts()) {
            String bare = range.split(";")[0].strip().toLowerCase(Locale.ROOT);
            for (String type : offered) {
                String family = type.substring(0, type.indexOf('/') + 1) + "*";
                if (bare.equals(type) || bare.equals(family) || bare.equals("*/*")) {
                    return Optional.of(type);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether who asks has the bytes of that entity tag ({@code If-None-Match}), and is answered without them. */
    public boolean isKnown(String entityTag) {
        return Sending.isKnown(entityTag, List.of(header("if-none-match")));
    }

    /** Whether who asks takes an answer that is packed by gzip ({@code Accept-Encoding}). */
    public boolean takesGzip() {
        QuotedQualityCSV wanted = new QuotedQualityCSV();
        wanted.addValue(header("accept-encoding"));
        return wanted.getValues().stream().anyMatch(each -> each.equalsIgnoreCase("gzip") || each.equals("*"));
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
