// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a form or a query: {@code application/x-www-form-urlencoded}, in UTF-8, or beside a file. */
public final class FormFields {

    private static final String TYPE = "application/x-www-form-urlencoded";

    private final Map<String, String> values;
    private final boolean isReadable;

    private FormFields(Map<String, String> values, boolean isReadable) {
        this.values = values;
        this.isReadable = isReadable;
    }

    /** The fields of a request's query; no fields where it is malformed. */
    public static FormFields ofQuery(Request request) {
        return of(request.query());
    }

    /**
     * The fields of a request's body; no fields where it is malformed or not a form. An empty Optional where the body
     * is too long.
     */
    public static Optional<FormFields> ofBody(Request request) {
        if (request.body().isTooLong()) {
            return Optional.empty();
        }
        if (request.body().uploaded() != null) {
            return Optional.of(new FormFields(request.body().uploaded().fields(), true));
        }
        boolean form = request.contentType().toLowerCase(Locale.ROOT).startsWith(TYPE);
        return Optional.of(of(form ? new String(request.body().bytes(), StandardCharsets.UTF_8) : ""));
    }

    private static FormFields of(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (String pair : text.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
            return new FormFields(values, true);
        } catch (IllegalArgumentException garbled) {
            return new FormFields(Map.of(), false);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Whether it could be decoded; where not, there are no fields. */
    public boolean isReadable() {
        return isReadable;
    }

    /** The field's value; empty where it was not sent. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }
}
