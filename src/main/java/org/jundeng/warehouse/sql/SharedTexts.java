// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds equal texts once in memory, however often they are read: many findings quote the same words of a contract. */
public final class SharedTexts {

    private final Map<String, String> texts = new HashMap<>();

    /** The same texts, each replaced by the first one that was equal to it. */
    public List<String> of(List<String> said) {
        return said.stream()
                .map(text -> {
                    String first = texts.putIfAbsent(text, text);
                    return first == null ? text : first;
                })
                .toList();
    }
}
