// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads messages of SDMX as a client does: what it knows of them is what the standard says. */
final class SdmxMessages {

    private SdmxMessages() {}

    /** The rows of a CSV file, by the names of its columns. */
    static List<Map<String, String>> rows(String csv) {
        List<Map<String, String>> rows = new ArrayList<>();
        CsvReader.builder().ofNamedCsvRecord(csv).forEach(each -> rows.add(each.getFieldsAsMap()));
        return rows;
    }

    /** As the command has them. */
    static Set<String> lines(List<Map<String, String>> figures) {
        Set<String> lines = new TreeSet<>();
        for (Map<String, String> figure : figures) {
            String sex = figure.getOrDefault("sex", "");
            lines.add(String.join(
                    " | ",
                    figure.get("FREQ"),
                    figure.get("INDICATOR"),
                    figure.getOrDefault("AREA_CODE", ""),
                    figure.get("TIME_PERIOD"),
                    figure.getOrDefault("OBS_VALUE", ""),
                    figure.getOrDefault("OBS_STATUS", ""),
                    figure.getOrDefault("UNIT_MEASURE", ""),
                    figure.getOrDefault("DELIVERY", ""),
                    sex.isEmpty() || sex.equals("_T") ? "{}" : "{\"sex\": \"" + sex + "\"}",
                    figure.get("REF_AREA").replace('$', ':')));
        }
        assertThat(lines).as("each figure once").hasSameSizeAs(figures);
        return lines;
    }

    /** Reads SDMX-JSON by what its field guide says of indexes. */
    static List<Map<String, String>> figures(JsonNode message) {
        List<Map<String, String>> figures = new ArrayList<>();
        for (JsonNode set : message.at("/data/dataSets")) {
            JsonNode structure =
                    message.at("/data/structures").get(set.get("structure").asInt());
            JsonNode observed = structure.at("/dimensions/observation");
            if (set.has("observations")) {
                read(set, structure, Map.of(), observed, figures);
            } else {
                set.get("series").properties().forEach(series -> {
                    Map<String, String> key = key(series.getKey(), structure.at("/dimensions/series"));
                    read(series.getValue(), structure, key, observed, figures);
                });
            }
        }
        return figures;
    }

    private static Map<String, String> key(String indexes, JsonNode dimensions) {
        Map<String, String> key = new TreeMap<>();
        String[] parts = indexes.split(":");
        for (int i = 0; i < parts.length; i++) {
            key.put(dimensions.get(i).get("id").asText(), value(dimensions.get(i), Integer.parseInt(parts[i])));
        }
        return key;
    }

    private static String value(JsonNode component, int index) {
        JsonNode value = component.get("values").get(index);
        return value.has("id") ? value.get("id").asText() : value.get("value").asText();
    }

    private static void read(
            JsonNode holder,
            JsonNode structure,
            Map<String, String> series,
            JsonNode observed,
            List<Map<String, String>> figures) {
        List<JsonNode> components = new ArrayList<>();
        structure.at("/measures/observation").forEach(components::add);
        structure.at("/attributes/observation").forEach(components::add);
        holder.get("observations").properties().forEach(each -> {
            Map<String, String> figure = new TreeMap<>(series);
            figure.putAll(key(each.getKey(), observed));
            for (int i = 0; i < each.getValue().size(); i++) {
                JsonNode said = each.getValue().get(i);
                if (!said.isNull()) {
                    boolean isIndex = components.get(i).has("values");
                    figure.put(
                            components.get(i).get("id").asText(),
                            isIndex ? value(components.get(i), said.asInt()) : said.asText());
                }
            }
            figures.add(figure);
        });
    }

    /** A copy that has taken changes. */
    static Set<String> applied(List<Map<String, String>> copy, List<Map<String, String>> changes) {
        Map<String, Map<String, String>> held = new TreeMap<>();
        copy.forEach(each -> held.put(keyOf(each), each));
        for (Map<String, String> each : changes) {
            if (each.get("ACTION").equals("D")) {
                assertThat(held.remove(keyOf(each))).isNotNull();
            } else {
                held.put(keyOf(each), each);
            }
        }
        return lines(new ArrayList<>(held.values()));
    }

    private static String keyOf(Map<String, String> figure) {
        return String.join(
                ".",
                figure.get("FREQ"),
                figure.get("INDICATOR"),
                figure.get("REF_AREA"),
                figure.getOrDefault("sex", ""),
                figure.get("TIME_PERIOD"));
    }
}
