// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.Unanswerable;

/**
 * What is asked for, decoded. A plus sign stands for itself: in SDMX it joins what must hold together.
 *
 * @param path the parts of the path behind the kind of query; empty ones at its end are left out
 * @param parameters the parameters, each with its values as often as it was given
 * @param accepts the media types that suit who asks, the best one first; empty for any
 * @param language the language of names
 */
public record SdmxRequest(
        List<String> path, Map<String, List<String>> parameters, List<String> accepts, Locale language) {

    public SdmxRequest {
        path = List.copyOf(path);
        parameters = Map.copyOf(parameters);
        accepts = List.copyOf(accepts);
        Objects.requireNonNull(language, "language");
    }

    /** Reads the rest of a path, and a query, as they were sent. Throws {@link Unanswerable} for what is garbled. */
    public static SdmxRequest read(String path, String query, List<String> accepts, Locale language) {
        try {
            List<String> parts = new ArrayList<>(
                    Stream.of(path.split("/", -1)).map(SdmxRequest::decoded).toList());
            while (!parts.isEmpty() && parts.get(parts.size() - 1).isEmpty()) {
                parts.remove(parts.size() - 1);
            }
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            for (String pair : query.split("&")) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                    String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                    parameters.computeIfAbsent(name, each -> new ArrayList<>()).add(value);
                }
            }
            return new SdmxRequest(parts, parameters, accepts, language);
        } catch (IllegalArgumentException garbled) {
            throw Unanswerable.of(Kind.UNREADABLE_QUERY);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The part of the path at a position; {@code otherwise} where it is left out. */
    public String part(int position, String otherwise) {
        return position < path.size() && !path.get(position).isEmpty() ? path.get(position) : otherwise;
    }

    /** Checks that the path has at most so many parts; throws {@link Unanswerable}. */
    public void checkLength(int most) {
        if (path.size() > most) {
            throw Unanswerable.of(Kind.NO_SUCH_ADDRESS, String.join("/", path));
        }
    }

    /** The value of a parameter; null where it is absent. */
    public String text(String name) {
        List<String> values = parameters.get(name);
        return values == null ? null : values.get(0);
    }

    /** Checks that each parameter is known and is given once; throws {@link Unanswerable}. */
    public void check(List<String> known) {
        parameters.forEach((name, values) -> {
            boolean isCondition = known.contains("c[ID]") && name.matches("c\\[[^]]+]");
            if (!isCondition && (!known.contains(name) || name.equals("c[ID]"))) {
                throw Unanswerable.at(Kind.UNKNOWN_PARAMETER, name, String.join(", ", known));
            }
            if (values.size() > 1) {
                throw Unanswerable.at(Kind.REPEATED_PARAMETER, name, "1");
            }
            if (values.get(0)
                    .chars()
                    .anyMatch(each -> Character.isISOControl(each) || each > 0xD7FF && each < 0xE000)) {
                throw Unanswerable.at(Kind.UNREADABLE_VALUE, name, "\uFFFD", "–");
            }
        });
    }
}
