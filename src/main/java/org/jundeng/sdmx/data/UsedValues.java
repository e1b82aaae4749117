// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jundeng.sdmx.Structure;

/** The values that the figures of a structure have in a message, numbered as they come. */
final class UsedValues {

    private final Structure structure;
    private final Map<String, Map<String, Integer>> byComponent = new LinkedHashMap<>();

    UsedValues(Structure structure) {
        this.structure = structure;
    }

    Structure structure() {
        return structure;
    }

    /** The number of a value of a component. */
    int number(String component, String value) {
        Map<String, Integer> numbers = byComponent.computeIfAbsent(component, each -> new LinkedHashMap<>());
        return numbers.computeIfAbsent(value, each -> numbers.size());
    }

    /** The values of a component, in the order of their numbers. */
    Set<String> of(String component) {
        return byComponent.getOrDefault(component, Map.of()).keySet();
    }
}
