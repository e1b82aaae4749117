// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ids that things of one kind had before, as {@code formerly} states them, and the id that each stands for now. */
public final class FormerIds {

    private static final String KEY = "/formerly";

    private final String noun;
    private final Map<String, String> now = new TreeMap<>();

    /**
     * None yet.
     *
     * @param noun what the ids name: {@code indicator}
     */
    public FormerIds(String noun) {
        this.noun = noun;
    }

    /**
     * Adds the ids that {@code id} had before. A former id that is in use, or that another id or the same had before,
     * is noted as a fault: its figures and episodes can go on under one id only.
     *
     * @param inUse all ids of the kind
     * @param at where the thing stands in {@code file}
     */
    public void add(String id, List<String> formerly, Collection<String> inUse, YamlFile file, String at) {
        for (String former : formerly) {
            if (inUse.contains(former)) {
                file.fault(
                        at + KEY,
                        noun + " \"" + former + "\" is in use; write here only ids that no " + noun + " has any more");
                continue;
            }
            String other = now.putIfAbsent(former, id);
            if (other != null) {
                file.fault(
                        at + KEY,
                        "\"" + former + "\" is a former id of " + noun + " \"" + other + "\" already; write it once");
            }
        }
    }

    /** The id that a former one stands for now; empty where {@code id} is no former one. */
    public Optional<String> now(String id) {
        return Optional.ofNullable(now.get(id));
    }

    /** The id that {@code id} stands for now: itself where it is no former one, and null for null. */
    public String current(String id) {
        return id == null ? null : now.getOrDefault(id, id);
    }

    /** The present ids by the former ones. */
    public Map<String, String> all() {
        return Collections.unmodifiableMap(now);
    }

    /** The message about an unknown id: what it is called now or, where it is no former one, the nearest known id. */
    public String unknown(String id, Collection<String> known) {
        return now(id).map(present -> noun + " \"" + id + "\" is called \"" + present + "\" now; write that")
                .orElseGet(() -> NearestWord.unknown(noun, id, known));
    }
}
