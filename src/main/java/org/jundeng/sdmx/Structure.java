// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The components of a layout, and the place of each in a figure. */
public final class Structure {

    private final Layout layout;
    private final List<Component> components;
    private final Map<String, Integer> places = new HashMap<>();

    /** The structure of a layout. */
    public Structure(Layout layout) {
        this.layout = layout;
        this.components = Component.of(layout.dimensions());
        components.forEach(each -> places.put(each.id(), places.size()));
    }

    /** The layout. */
    public Layout layout() {
        return layout;
    }

    /** The components, in the order of the structure. */
    public List<Component> components() {
        return components;
    }

    /** The dimensions without the period: what makes the key of a series. */
    public List<Component> dimensions() {
        return components.stream()
                .filter(each -> each.role() == Component.Role.DIMENSION)
                .toList();
    }

    /** The component of an id; empty where the structure has none of it. */
    public Optional<Component> component(String id) {
        return Optional.ofNullable(places.get(id)).map(components::get);
    }

    /** The place of a component; -1 where the structure has none of that id. */
    public int place(String id) {
        return places.getOrDefault(id, -1);
    }
}
