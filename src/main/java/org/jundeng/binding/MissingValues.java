// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown by a configuration record that lacks required values; it names all of them. */
public final class MissingValues extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> names;

    MissingValues(List<String> names) {
        super(names.stream().map(name -> name + " is missing").collect(Collectors.joining("; ")));
        this.names = List.copyOf(names);
    }

    /** The names of the missing values, as the file writes them. */
    public List<String> names() {
        return names;
    }

    /**
     * Throws if a value is null; takes names and values in turn: {@code MissingValues.check("id", id, "name", name)}.
     */
    public static void check(Object... namesAndValues) {
        List<String> missing = of(namesAndValues);
        if (!missing.isEmpty()) {
            throw new MissingValues(missing);
        }
    }

    /** The names of those of {@code namesAndValues}, which are taken in turn, whose value is null. */
    public static List<String> of(Object... namesAndValues) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] == null) {
                missing.add((String) namesAndValues[i]);
            }
        }
        return missing;
    }
}
