// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiQuestion;
import org.jundeng.api.Unanswerable;
import org.jundeng.sdmx.Component;
import org.jundeng.sdmx.Structure;

/**
 * The keys of series that a query names: for each dimension in the order of the structure a value, or {@code *} for
 * any. Values that are left out at the end mean any.
 *
 * @param keys the keys; of one all positions, null for any
 */
record SeriesKeys(List<List<String>> keys) {

    private static final Pattern FORM = Pattern.compile("[^.,+*\\p{Cc}]*|\\*");
    private static final String EXAMPLES = "*, M.*.hangzhou, M.urban-unemployment-rate";

    /**
     * Reads keys with commas between them; throws {@link Unanswerable} for what is no key, and for more keys than the
     * API takes values of one parameter.
     */
    static SeriesKeys read(String text) {
        List<List<String>> keys = new ArrayList<>();
        String[] texts = text.split(",", -1);
        if (texts.length > ApiQuestion.MOST_VALUES) {
            throw Unanswerable.at(Kind.TOO_MANY_VALUES, "key", String.valueOf(ApiQuestion.MOST_VALUES));
        }
        for (String key : texts) {
            List<String> positions = new ArrayList<>();
            for (String position : key.split("\\.", -1)) {
                if (!FORM.matcher(position).matches()) {
                    throw Unanswerable.at(Kind.UNREADABLE_VALUE, "key", key, EXAMPLES);
                }
                positions.add(position.isEmpty() || position.equals("*") ? null : position);
            }
            keys.add(positions);
        }
        return new SeriesKeys(keys);
    }

    /** Checks that no key has more positions than the structure; throws {@link Unanswerable}. */
    void check(Structure structure) {
        List<String> dimensions =
                structure.dimensions().stream().map(Component::id).toList();
        for (List<String> key : keys) {
            if (key.size() > dimensions.size()) {
                String written = String.join(
                        ".", key.stream().map(each -> each == null ? "*" : each).toList());
                throw Unanswerable.at(Kind.UNREADABLE_VALUE, "key", written, String.join(".", dimensions));
            }
        }
    }

    /** Whether a figure has one of the keys. */
    boolean match(SdmxFigure figure) {
        return keys.stream().anyMatch(key -> matches(key, figure));
    }

    private static boolean matches(List<String> key, SdmxFigure figure) {
        for (int i = 0; i < key.size(); i++) {
            if (key.get(i) != null && !key.get(i).equals(figure.values().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The values that the keys have at a position; empty where one of them has any there. */
    Optional<Set<String>> at(int position) {
        Set<String> values = new LinkedHashSet<>();
        for (List<String> key : keys) {
            if (key.size() <= position || key.get(position) == null) {
                return Optional.empty();
            }
            values.add(key.get(position));
        }
        return Optional.of(values);
    }

    /** All values that the keys have at a position. */
    Set<String> named(int position) {
        Set<String> values = new LinkedHashSet<>();
        keys.stream()
                .filter(key -> key.size() > position && key.get(position) != null)
                .forEach(key -> values.add(key.get(position)));
        return values;
    }
}
