// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A key that two versions of a contract do not say alike. Where a list has blocks of keys, a block is known by what it
 * is about: {@code columns[月份].aliases}.
 *
 * @param key the key
 * @param before what the earlier version says; null where it says nothing
 * @param after what the later version says; null where it says nothing
 */
public record PromiseDifference(String key, String before, String after) {

    private static final YAMLMapper YAML = new YAMLMapper();
    /** What the blocks of a list are about. */
    private static final List<String> SUBJECTS = List.of("name", "word", "column", "total");

    /** The keys that the two texts of a contract do not say alike, in the order of the earlier one. */
    public static List<PromiseDifference> between(String before, String after) {
        Map<String, String> said = said(before);
        Map<String, String> says = said(after);
        List<PromiseDifference> differences = new ArrayList<>();
        said.forEach((key, value) -> {
            if (!Objects.equals(value, says.get(key))) {
                differences.add(new PromiseDifference(key, value, says.get(key)));
            }
        });
        says.forEach((key, value) -> {
            if (!said.containsKey(key)) {
                differences.add(new PromiseDifference(key, null, value));
            }
        });
        return differences;
    }

    private static Map<String, String> said(String text) {
        Map<String, String> said = new LinkedHashMap<>();
        try {
            gather("", YAML.readTree(text), said);
        } catch (JsonProcessingException noYaml) {
            throw new IllegalStateException("the contract was bound from this text before", noYaml);
        }
        return said;
    }

    private static void gather(String key, JsonNode node, Map<String, String> said) {
        if (node.isObject()) {
            node.properties()
                    .forEach(each ->
                            gather(key.isEmpty() ? each.getKey() : key + "." + each.getKey(), each.getValue(), said));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                gather(free(key, node.get(i), i, said), node.get(i), said);
            }
        } else {
            said.put(key, node.isArray() ? node.toString() : node.asText());
        }
    }

    private static String free(String key, JsonNode block, int index, Map<String, String> said) {
        String subject = SUBJECTS.stream()
                .map(block::path)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(Integer.toString(index + 1));
        String named = key + "[" + subject + "]";
        boolean taken = said.keySet().stream().anyMatch(each -> each.startsWith(named + "."));
        return taken ? key + "[" + (index + 1) + "]" : named;
    }
}
