// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jundeng.api.ApiGround;
import org.jundeng.api.ApiScope;
import org.jundeng.api.StoredIndicators.Stored;
import org.jundeng.api.Suppliers;
import org.jundeng.catalogue.Indicator;

/**
 * Which indicators have which layout. It counts what the catalogue says and what is stored: a figure of an indicator or
 * with a dimension that the catalogue no longer knows has its place, too. Who may see some bureaus is told of what they
 * bring and brought.
 */
public final class Layouts {

    private final Map<Layout, SortedSet<String>> indicators = new TreeMap<>();

    private final SortedSet<String> listed;

    private Layouts(Map<String, SortedSet<String>> dimensions, SortedSet<String> listed) {
        this.listed = listed;
        indicators.put(Layout.of(new TreeSet<>()), new TreeSet<>());
        dimensions.forEach((indicator, names) -> indicators
                .computeIfAbsent(Layout.of(names), each -> new TreeSet<>())
                .add(indicator));
    }

    /** The layouts as the catalogue and the warehouse have them now, for who may see something. */
    public static Layouts of(ApiGround ground, ApiScope scope) {
        Map<String, SortedSet<String>> dimensions = new TreeMap<>();
        for (Indicator each : ground.configuration().catalogue().indicators()) {
            dimensions.put(each.id(), new TreeSet<>(each.dimensions()));
        }
        Stored stored = ground.stored().of(ground.configuration(), ground.warehouse(), scope);
        stored.dimensions().forEach((indicator, names) -> dimensions
                .computeIfAbsent(indicator, each -> new TreeSet<>())
                .addAll(names));
        SortedSet<String> listed = new TreeSet<>(dimensions.keySet());
        listed.removeIf(each -> !isListed(ground, scope, stored, each));
        // Of bureaus with too many figures to look through, what they may have brought keeps its place.
        if (stored.brought().isPresent()) {
            dimensions.keySet().retainAll(listed);
        }
        return new Layouts(dimensions, listed);
    }

    private static boolean isListed(ApiGround ground, ApiScope scope, Stored stored, String indicator) {
        List<String> suppliers = Suppliers.ofIndicator(ground, indicator);
        return scope.seesAny(suppliers)
                || stored.brought()
                        .map(some -> some.contains(indicator))
                        .orElse(suppliers.isEmpty()
                                && stored.dimensions().containsKey(indicator)
                                && ground.configuration()
                                        .catalogue()
                                        .indicator(indicator)
                                        .map(each -> each.parts().isEmpty())
                                        .orElse(true));
    }

    /** The layouts, the plain one first. */
    public Collection<Layout> all() {
        return indicators.keySet();
    }

    /** The ids of the indicators of a layout. */
    public SortedSet<String> indicators(Layout layout) {
        return indicators.get(layout);
    }

    /** The ids of the indicators that are listed for who asks: of a bureau's, those of its figures. */
    public SortedSet<String> listed() {
        return listed;
    }

    /** The ids of all indicators. */
    public SortedSet<String> indicators() {
        SortedSet<String> all = new TreeSet<>();
        indicators.values().forEach(all::addAll);
        return all;
    }
}
