// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.api.ApiColumn;
import org.jundeng.sdmx.AreaCode;
import org.jundeng.sdmx.Component;
import org.jundeng.sdmx.Structure;

/** Makes figures of the rows of one answer. What many figures have in common is kept once. */
final class FigureReading {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final Map<String, String> COLUMNS = Map.of(
            Component.FREQ,
            "freq",
            Component.INDICATOR,
            "indicator",
            Component.TIME_PERIOD,
            "time_period",
            Component.OBS_VALUE,
            "obs_value",
            "OBS_STATUS",
            "obs_status",
            "UNIT_MEASURE",
            "unit_measure",
            Component.AREA_CODE,
            "ref_area",
            "METHOD",
            "method",
            "BUREAU",
            "bureau",
            "FEED",
            "feed");

    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, String> kept = new HashMap<>();
    private final Structure structure;

    FigureReading(List<ApiColumn> columns, Structure structure) {
        columns.forEach(column -> places.put(column.name(), places.size()));
        this.structure = structure;
    }

    SdmxFigure figure(Object[] row) {
        List<Component> components = structure.components();
        Map<String, String> split = dimensions(text(row, "dimensions"));
        String[] values = new String[components.size()];
        for (int i = 0; i < values.length; i++) {
            String id = components.get(i).id();
            String column = COLUMNS.get(id);
            values[i] = id.equals(Component.REF_AREA)
                    ? once(AreaCode.ofRegion(text(row, "region_id")))
                    : id.equals(Component.DELIVERY)
                            ? text(row, "delivery")
                            : column != null ? text(row, column) : once(split.getOrDefault(id, Component.TOTAL));
        }
        return new SdmxFigure(structure, values, "delete".equals(text(row, "action")));
    }

    private String text(Object[] row, String column) {
        Integer place = places.get(column);
        Object cell = place == null ? null : row[place];
        if (cell == null) {
            return null;
        }
        return cell instanceof BigDecimal decimal ? decimal.toPlainString() : once(cell.toString());
    }

    private String once(String text) {
        String before = kept.putIfAbsent(text, text);
        return before == null ? text : before;
    }

    private static Map<String, String> dimensions(String json) {
        if (json == null || json.equals("{}")) {
            return Map.of();
        }
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the warehouse keeps dimensions as an object of texts: " + json, e);
        }
    }
}
