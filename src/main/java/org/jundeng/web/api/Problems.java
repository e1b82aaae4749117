// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jundeng.api.ApiFault;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/** Says why there is no answer, by RFC 9457, and what to do, in the language that is asked for. */
final class Problems {

    static final String TYPE = "application/problem+json";
    static final String NAMES = "urn:jundeng:api:";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final int SECONDS_UNTIL_LESS_BUSY = 5;

    private Problems() {}

    /** The response that says a fault. */
    static Response of(ApiFault fault, Request request) {
        return of(fault, fault.kind().status(), request);
    }

    private static Response of(ApiFault fault, int status, Request request) {
        Locale locale = request.language();
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("type", NAMES + fault.kind().code());
        said.put("title", fault.title(locale));
        said.put("status", status);
        said.put("detail", fault.detail(locale));
        said.put("remedy", fault.remedy(locale));
        if (fault.parameter() != null) {
            said.put("parameter", fault.parameter());
        }
        Response response = new Response(status, TYPE, NOTHING, json(said) + "\n")
                .with("Content-Language", locale.getLanguage())
                .with("Vary", "Accept-Language");
        return switch (fault.kind()) {
            case WHO_ASKS -> response.with("WWW-Authenticate", "Bearer");
            case BUSY, TOO_SLOW -> response.with("Retry-After", String.valueOf(SECONDS_UNTIL_LESS_BUSY));
            default -> response;
        };
    }

    /** The response of a status to a request that no page sees. */
    static Response ofStatus(int status, Request request) {
        return of(
                switch (status) {
                    case 404 -> ApiFault.of(Kind.NO_SUCH_ADDRESS, request.path());
                    case 405 -> ApiFault.of(Kind.ONLY_READING, request.method());
                    case 414 -> ApiFault.of(Kind.ADDRESS_TOO_LONG);
                    case 421 -> ApiFault.of(Kind.OTHER_HOST);
                    case 431 -> ApiFault.of(Kind.HEADERS_TOO_LONG);
                    case 503 -> ApiFault.of(Kind.BUSY);
                    case 400 -> ApiFault.of(Kind.UNREADABLE_QUERY);
                    default -> ApiFault.of(Kind.NOT_ANSWERED, String.valueOf(status));
                },
                status,
                request);
    }

    private static String json(Map<String, Object> said) {
        try {
            return JSON.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }
}
