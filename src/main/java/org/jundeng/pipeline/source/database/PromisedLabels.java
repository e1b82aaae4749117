// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names that a contract promises for the columns of an answer. Some products turn names into upper case, others
 * into lower case, so a label that differs by case alone from exactly one promised name is that name.
 */
public final class PromisedLabels {

    private final Set<String> exact;
    private final Map<String, String> folded = new HashMap<>();

    /** Knows these names. */
    public PromisedLabels(Collection<String> names) {
        this.exact = Set.copyOf(names);
        Set<String> ambiguous = new HashSet<>();
        for (String name : exact) {
            if (folded.put(fold(name), name) != null) {
                ambiguous.add(fold(name));
            }
        }
        folded.keySet().removeAll(ambiguous);
    }

    /** The labels under their promised names. Labels that would become one name stay as they are. */
    List<String> named(List<String> labels) {
        Map<String, Integer> counts = new HashMap<>();
        labels.forEach(label -> counts.merge(fold(label), 1, Integer::sum));
        List<String> named = new ArrayList<>();
        for (String label : labels) {
            boolean keeps = exact.contains(label) || counts.get(fold(label)) > 1;
            named.add(keeps ? label : folded.getOrDefault(fold(label), label));
        }
        return named;
    }

    /** Throws if two columns have the same label: a row would keep only the last of them. */
    void checkOnce(List<SourceColumn> columns) throws RepeatedLabel {
        Set<String> seen = new HashSet<>();
        for (SourceColumn column : columns) {
            if (!seen.add(column.label())) {
                throw new RepeatedLabel(column.label());
            }
        }
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
