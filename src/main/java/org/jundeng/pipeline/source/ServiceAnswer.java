// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service answered to one question.
 *
 * @param status the status of HTTP
 * @param reason its words; empty where the service gave none
 * @param headers the values of each header, by its name; none where the answer lacks it
 * @param body its bytes, unpacked; empty where it has none
 */
public record ServiceAnswer(int status, String reason, Function<String, List<String>> headers, InputStream body) {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int PARTIAL = 206;
    private static final int REDIRECTS = 300;
    private static final int NOT_MODIFIED = 304;
    private static final int ERRORS = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PROXY_LOGIN = 407;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_WORDS = 160;
    private static final int MOST_BYTES = 2_000;
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([\\w:.-]+)");
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>([^<]*)</title>");
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    /** What many servers name without knowing: of these, the bytes tell more. */
    private static final Set<Charset> SAYS_NOTHING =
            Set.of(UTF_8, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1);

    /** Throws if the status says that this is no answer to the question that went to {@code address}. */
    void check(ServiceAccess access, URI address) {
        if (status >= OK && status < REDIRECTS && status != ACCEPTED) {
            return;
        }
        String said = said();
        switch (status) {
            case UNAUTHORIZED, FORBIDDEN, PROXY_LOGIN ->
                throw access.proofs().isEmpty()
                        ? SourceTrouble.loginRefused(said, String.join(", ", access.possibleProofs()), "nothing-set")
                        : SourceTrouble.loginRefused(said, String.join(", ", access.proofs()), "set");
            case NOT_FOUND, GONE -> throw SourceTrouble.notFound(said, ServiceAddress.shown(address));
            case TOO_MANY -> throw SourceTrouble.asksToWait(said, retryAfter());
            default -> {
                if (status == UNAVAILABLE && !retryAfter().isEmpty()) {
                    throw SourceTrouble.asksToWait(said, retryAfter());
                }
                if (status >= REDIRECTS && status < ERRORS && status != NOT_MODIFIED) {
                    throw SourceTrouble.redirected(said + " → " + target(address), access.key("url"));
                }
                throw SourceTrouble.status(status, access.withoutSecrets(said) + words(access));
            }
        }
    }

    private String said() {
        return ("HTTP " + status + " " + reason).strip();
    }

    private String retryAfter() {
        return first("Retry-After").map(String::strip).orElse("");
    }

    private String target(URI asked) {
        try {
            return first("Location")
                    .map(to -> ServiceAddress.shown(asked.resolve(ServiceAddress.uri(to))))
                    .orElse("?");
        } catch (IllegalArgumentException unreadable) {
            return "?";
        }
    }

    /**
     * The beginning of what an error says about itself; of a page for a browser, its title. Secrets are removed first:
     * of one that is cut off, nobody could tell that it is one.
     */
    private String words(ServiceAccess access) {
        try {
            String text = new String(
                    body.readNBytes(MOST_BYTES), charset().map(Charset::forName).orElse(UTF_8));
            Matcher title = TITLE.matcher(text);
            String told = !isWebPage() ? text : title.find() ? title.group(1) : "";
            String line = access.withoutSecrets(told).replaceAll("\\s+", " ").strip();
            return line.isEmpty()
                    ? ""
                    : ": " + (line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) + "…" : line);
        } catch (IOException broken) {
            return "";
        }
    }

    private boolean isWebPage() {
        return first("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    /** The character set that the answer names; empty where it names none, or one that says nothing about the bytes. */
    Optional<String> charset() {
        Matcher named = CHARSET.matcher(first("Content-Type").orElse(""));
        try {
            return named.find()
                            && Charset.isSupported(named.group(1))
                            && !SAYS_NOTHING.contains(Charset.forName(named.group(1)))
                    ? Optional.of(named.group(1))
                    : Optional.empty();
        } catch (IllegalCharsetNameException noName) {
            return Optional.empty();
        }
    }

    /** What says that the answer is a part of {@code records} that are not the whole; empty where nothing does. */
    Optional<String> partOf(long records) {
        return status == PARTIAL && !PageHeaders.covers(records, headers) ? Optional.of(said()) : Optional.empty();
    }

    private Optional<String> first(String header) {
        return headers.apply(header).stream().findFirst();
    }
}
