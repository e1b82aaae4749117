// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.access.Visitor;

/**
 * The pages on which people act, by the kind that their addresses name: {@code desk} lies at {@code /desk}.
 *
 * @param byKind the pages, of kinds in small letters and hyphens
 */
public record ActingPages(Map<String, ActingPage> byKind) {

    /** None. */
    public static final ActingPages NONE = new ActingPages(Map.of());

    public ActingPages {
        byKind = Map.copyOf(byKind);
        byKind.keySet().stream()
                .filter(kind -> !kind.matches("[a-z-]{1,20}"))
                .findAny()
                .ifPresent(kind -> {
                    throw new IllegalArgumentException("a page on which people act cannot be called " + kind);
                });
    }

    /** These and others. */
    public ActingPages and(Map<String, ActingPage> others) {
        Map<String, ActingPage> all = new LinkedHashMap<>(byKind);
        others.forEach((kind, page) -> {
            if (all.put(kind, page) != null) {
                throw new IllegalArgumentException("two pages are called " + kind);
            }
        });
        return new ActingPages(all);
    }

    /** The kinds that there are for who asks: links lead to no others. */
    public Set<String> kindsFor(Visitor visitor) {
        return !visitor.isUser()
                ? Set.of()
                : byKind.entrySet().stream()
                        .filter(each -> each.getValue().isFor(visitor))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
