// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML document as a tree that keeps the line of each key and element, even after faulty parts are cut out. Scalars
 * stay text, so that {@code 1.10} and {@code 007} reach the record as written.
 */
final class YamlTree {

    private static final int DEEPEST = 40;

    private final Path file;
    private final Faults faults;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<JsonNode, List<Integer>> places = new IdentityHashMap<>();
    private final JsonNode root;
    private final Set<String> cuts = new HashSet<>();
    private final Set<String> stoodIn = new HashSet<>();

    YamlTree(Path file, String text, Faults faults) {
        this.file = file;
        this.faults = faults;
        this.root = compose(text);
    }

    /** The document; null where it is empty or not YAML. */
    JsonNode root() {
        return root;
    }

    /** The line of the node at a JSON pointer or, where there is none, of the nearest node around it. */
    int lineOf(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return lines.getOrDefault(at, root == null ? 0 : 1);
    }

    /** The original indices of an array's elements, before any was cut out. */
    List<Integer> placesIn(JsonNode array) {
        return places.getOrDefault(array, List.of());
    }

    /** Cuts an element or a key out of its container. */
    void cut(JsonNode container, String key, int index) {
        if (container instanceof ObjectNode object) {
            object.remove(key);
        } else {
            ((ArrayNode) container).remove(index);
            places.get(container).remove(index);
        }
    }

    /** Remembers that the part at a pointer was cut out. */
    void noteCut(String pointer) {
        cuts.add(pointer);
    }

    /** Whether neither a list nor an element of it was cut out. */
    boolean isWhole(String listPointer) {
        return cuts.stream()
                .noneMatch(cut -> cut.equals(listPointer)
                        || cut.startsWith(listPointer + "/") && cut.lastIndexOf('/') == listPointer.length());
    }

    /** Puts a value in the place of a key that the document lacks. */
    void standIn(String key, String text) {
        stoodIn.add(key);
        ((ObjectNode) root).set(key, node(ComposedYaml.of(text), "/" + key, 1));
    }

    /** Whether a value was put in the key's place. */
    boolean isStoodIn(String key) {
        return stoodIn.contains(key);
    }

    static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private JsonNode compose(String text) {
        try {
            Node document = ComposedYaml.of(text);
            if (document == null) {
                faults.add(file, 0, "the file is empty");
                return null;
            }
            return node(document, "", 0);
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 0
                    : broken.getProblemMark().getLine() + 1;
            faults.add(file, line, "is no YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            faults.add(file, 0, "is no YAML: " + broken.getMessage());
        }
        return null;
    }

    private JsonNode node(Node node, String pointer, int depth) {
        lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
        if (depth > DEEPEST) {
            throw new YAMLException("more than " + DEEPEST + " levels deep");
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, pointer, depth);
        }
        if (node instanceof SequenceNode sequence) {
            return array(sequence, pointer, depth);
        }
        ScalarNode scalar = (ScalarNode) node;
        return scalar.getTag().equals(Tag.NULL)
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.textNode(scalar.getValue());
    }

    private ObjectNode object(MappingNode mapping, String pointer, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            int line = entry.getKeyNode().getStartMark().getLine() + 1;
            if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
                faults.add(file, line, "a key must be a word");
                continue;
            }
            String key = keyNode.getValue();
            String at = pointer + "/" + escape(key);
            Integer first = lines.putIfAbsent(at, line);
            if (object.has(key)) {
                faults.add(file, line, "key \"" + key + "\" stands here again; it is on line " + first + " already");
                continue;
            }
            object.set(key, node(entry.getValueNode(), at, depth + 1));
        }
        return object;
    }

    private ArrayNode array(SequenceNode sequence, String pointer, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        List<Integer> indices = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            indices.add(array.size());
            array.add(node(element, pointer + "/" + array.size(), depth + 1));
        }
        places.put(array, indices);
        return array;
    }
}
