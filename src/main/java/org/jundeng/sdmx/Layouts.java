// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jundeng.api.ApiGround;
import org.jundeng.catalogue.Indicator;
import org.jundeng.warehouse.history.StoredDimensions;
import org.jundeng.warehouse.sql.Transactions;

/**
 * Which indicators have which layout. It counts what the catalogue says and what is stored: a figure of an indicator or
 * with a dimension that the catalogue no longer knows has its place, too.
 */
public final class Layouts {

    private final Map<Layout, SortedSet<String>> indicators = new TreeMap<>();

    private Layouts(Map<String, SortedSet<String>> dimensions) {
        indicators.put(Layout.of(new TreeSet<>()), new TreeSet<>());
        dimensions.forEach((indicator, names) -> indicators
                .computeIfAbsent(Layout.of(names), each -> new TreeSet<>())
                .add(indicator));
    }

    /** The layouts as the catalogue and the warehouse have them now. */
    public static Layouts of(ApiGround ground) {
        Map<String, SortedSet<String>> dimensions = new TreeMap<>();
        for (Indicator each : ground.configuration().catalogue().indicators()) {
            dimensions.put(each.id(), new TreeSet<>(each.dimensions()));
        }
        Map<String, Set<String>> stored = Transactions.read(ground.warehouse(), StoredDimensions::byIndicator);
        stored.forEach((indicator, names) ->
                dimensions.computeIfAbsent(indicator, each -> new TreeSet<>()).addAll(names));
        return new Layouts(dimensions);
    }

    /** The layouts, the plain one first. */
    public Collection<Layout> all() {
        return indicators.keySet();
    }

    /** The ids of the indicators of a layout. */
    public SortedSet<String> indicators(Layout layout) {
        return indicators.get(layout);
    }

    /** The ids of all indicators. */
    public SortedSet<String> indicators() {
        SortedSet<String> all = new TreeSet<>();
        indicators.values().forEach(all::addAll);
        return all;
    }
}
