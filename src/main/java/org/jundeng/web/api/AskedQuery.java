// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.Unanswerable;

/** The query of an address: names with their values, each name as often as it was given. */
final class AskedQuery {

    private AskedQuery() {}

    /** What a query asks; throws {@link Unanswerable} where it cannot be decoded. */
    static Map<String, List<String>> read(String query) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        try {
            for (String pair : query.split("&")) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                    String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                    asked.computeIfAbsent(name, each -> new ArrayList<>()).add(value);
                }
            }
            return asked;
        } catch (IllegalArgumentException garbled) {
            throw Unanswerable.of(Kind.UNREADABLE_QUERY);
        }
    }

    /** The query that asks the same from another place on. */
    static String write(Map<String, List<String>> asked, String cursor) {
        StringBuilder query = new StringBuilder();
        asked.forEach((name, values) -> {
            if (!name.equals("cursor")) {
                values.forEach(value -> query.append(encoded(name))
                        .append('=')
                        .append(encoded(value))
                        .append('&'));
            }
        });
        return query.append("cursor=").append(encoded(cursor)).toString();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
