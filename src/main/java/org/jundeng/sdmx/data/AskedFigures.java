// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jundeng.catalogue.Regions;
import org.jundeng.sdmx.AreaCode;
import org.jundeng.sdmx.Component;
import org.jundeng.sdmx.Layouts;
import org.jundeng.sdmx.Structure;

/** What the API is asked for a query: at least the figures that it asks for, and as few others as the API can tell. */
record AskedFigures(DataQuery query, Layouts layouts, Regions regions) {

    /** The values of the API's parameters for the figures of a structure; empty where there can be none. */
    Optional<Map<String, List<String>>> of(Structure structure) {
        Set<String> indicators = new TreeSet<>(layouts.indicators(structure.layout()));
        narrowed(query, 1, Component.INDICATOR).ifPresent(indicators::retainAll);
        Optional<List<String>> dimensions = dimensions(query, structure);
        if (indicators.isEmpty() || dimensions.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (!indicators.equals(layouts.indicators())) {
            values.put("indicator", List.copyOf(indicators));
        }
        if (!dimensions.get().isEmpty()) {
            values.put("dimension", dimensions.get());
        }
        areas().ifPresent(each -> values.put("refArea", each));
        condition(query, Component.TIME_PERIOD)
                .flatMap(ComponentCondition::from)
                .ifPresent(day -> values.put("from", List.of("" + day)));
        condition(query, Component.TIME_PERIOD)
                .flatMap(ComponentCondition::until)
                .ifPresent(day -> values.put("to", List.of("" + day)));
        if (query.asOf() != null) {
            values.put("asOf", List.of(query.asOf()));
        }
        if (query.updatedAfter() != null) {
            values.put("updatedAfter", List.of(query.updatedAfter()));
        }
        return Optional.of(values);
    }

    /** The regions that are asked for: by their ids or, where none are named, by codes of their times. */
    private Optional<List<String>> areas() {
        Optional<List<String>> ids = narrowed(query, 2, Component.REF_AREA)
                .map(codes -> codes.stream().map(AreaCode::toRegion).toList());
        return ids.isPresent()
                ? ids
                : condition(query, Component.AREA_CODE)
                        .flatMap(ComponentCondition::wanted)
                        .filter(codes -> regions.codes().containsAll(codes));
    }

    /**
     * The further dimensions of which one value is asked for, as the API writes them; empty where no figure can have
     * what is asked for. The API can neither say "one of these" nor "not split by it".
     */
    static Optional<List<String>> dimensions(DataQuery query, Structure structure) {
        List<String> pairs = new ArrayList<>();
        List<Component> dimensions = structure.dimensions();
        List<String> further = structure.layout().dimensions();
        for (int position = 0; position < dimensions.size(); position++) {
            String id = dimensions.get(position).id();
            Optional<Set<String>> values = further.contains(id) ? narrowed(query, position, id) : Optional.empty();
            if (values.isPresent() && values.get().isEmpty()) {
                return Optional.empty();
            }
            values.filter(each -> each.size() == 1)
                    .map(each -> each.iterator().next())
                    .filter(value -> !value.equals(Component.TOTAL))
                    .ifPresent(value -> pairs.add(id + ":" + value));
        }
        return Optional.of(pairs);
    }

    private static Optional<Set<String>> narrowed(DataQuery query, int position, String component) {
        Optional<Set<String>> byKey = query.keys().at(position);
        Optional<List<String>> byCondition = condition(query, component).flatMap(ComponentCondition::wanted);
        if (byCondition.isEmpty()) {
            return byKey;
        }
        Set<String> both = new TreeSet<>(byCondition.get());
        byKey.ifPresent(both::retainAll);
        return Optional.of(both);
    }

    private static Optional<ComponentCondition> condition(DataQuery query, String component) {
        return query.conditions().stream()
                .filter(each -> each.component().id().equals(component))
                .findFirst();
    }
}
