// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts that are held once however often they are read: a contract's words stand in each finding about another. */
public final class SharedTexts {

    private final Map<String, String> texts = new HashMap<>();

    /** The same texts, each of them the one that was said first. */
    public List<String> of(List<String> said) {
        return said.stream()
                .map(text -> {
                    String first = texts.putIfAbsent(text, text);
                    return first == null ? text : first;
                })
                .toList();
    }
}
