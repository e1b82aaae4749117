// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.search;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jundeng.catalogue.Label;

/**
 * Something that bears names and can be searched for.
 *
 * @param kind what it is
 * @param id its id
 * @param name its names in both languages
 * @param others what else it is called: its id, former ids and names, codes
 * @param descriptions what is said of it, which counts less than its names
 */
record NamedThing(Kind kind, String id, Label name, List<String> others, List<String> descriptions) {

    NamedThing {
        Objects.requireNonNull(id, "id");
        others = List.copyOf(others);
        descriptions = List.copyOf(descriptions);
    }

    /** What can be found, in the order in which it is shown where nothing fits better. */
    enum Kind {
        TARGET,
        INDICATOR,
        PROJECT,
        REGION,
        BUREAU,
        FEED,
        PERSON,
        RULE;

        /** As the sentences' keys write it. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All its names. */
    Stream<String> names() {
        return Stream.concat(Stream.of(name.zh(), name.en(), id), others.stream());
    }
}
