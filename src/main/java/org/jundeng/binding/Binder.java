// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Binds a tree to a record and finds all its faults. Jackson stops at the first fault, so that one is noted, the faulty
 * part is cut out and the rest is bound again, until nothing is wrong or nothing is left.
 */
final class Binder {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(new ScalarWords())
            .build();

    private final Path file;
    private final YamlTree tree;
    private final Faults faults;
    private final Map<String, String> standIns;
    private final Set<String> cutOut = new HashSet<>();

    /** Binds {@code tree}; where a key of the document is absent or faulty, what stands in for it takes its place. */
    Binder(Path file, YamlTree tree, Map<String, String> standIns, Faults faults) {
        this.file = file;
        this.tree = tree;
        this.standIns = standIns;
        this.faults = faults;
    }

    <T> Optional<T> bind(Class<T> type) {
        new UnknownKeys((pointer, message) -> faults.add(file, tree.lineOf(pointer), message), cutOut::add)
                .remove(tree.root(), type, "");
        while (true) {
            try {
                return Optional.ofNullable(MAPPER.treeToValue(tree.root(), type));
            } catch (JsonMappingException fault) {
                Spot spot = spot(fault.getPath());
                note(fault, spot);
                if (spot.container == null) {
                    if (!standsIn(fault)) {
                        return Optional.empty();
                    }
                    continue;
                }
                cutOut.add(spot.pointer);
                tree.noteCut(spot.pointer);
                tree.cut(spot.container, spot.key, spot.index);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("a tree in memory cannot be malformed", impossible);
            }
        }
    }

    /** Whether something stands in for all keys that the document lacks: then the rest of it can be checked, too. */
    private boolean standsIn(JsonMappingException fault) {
        if (!(fault.getCause() instanceof MissingValues missing)
                || !missing.names().stream().allMatch(standIns::containsKey)
                || missing.names().stream().anyMatch(tree::isStoodIn)) {
            return false;
        }
        missing.names().forEach(name -> tree.standIn(name, standIns.get(name)));
        return true;
    }

    /**
     * The part that is at fault.
     *
     * @param container the node that contains it; null for the document itself
     * @param key its key in an object
     * @param index its current index in an array
     * @param pointer where it stands in the file
     * @param absent the required key that is missing; null where none is
     */
    private record Spot(JsonNode container, String key, int index, String pointer, String absent) {

        String name() {
            return key == null ? "this" : key;
        }
    }

    private Spot spot(List<JsonMappingException.Reference> path) {
        Spot spot = new Spot(null, null, -1, "", null);
        JsonNode node = tree.root();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() != null) {
                if (!node.has(step.getFieldName())) {
                    return new Spot(spot.container, spot.key, spot.index, spot.pointer, step.getFieldName());
                }
                String pointer = spot.pointer + "/" + YamlTree.escape(step.getFieldName());
                spot = new Spot(node, step.getFieldName(), -1, pointer, null);
                node = node.get(step.getFieldName());
            } else {
                String pointer = spot.pointer + "/" + tree.placesIn(node).get(step.getIndex());
                spot = new Spot(node, null, step.getIndex(), pointer, null);
                node = node.get(step.getIndex());
            }
        }
        return spot;
    }

    private void note(JsonMappingException fault, Spot spot) {
        if (spot.absent != null) {
            noteMissing(spot, List.of(spot.absent));
        } else if (fault instanceof ValueInstantiationException refused) {
            noteRefusal(spot, refused.getCause());
        } else if (fault instanceof MismatchedInputException mismatch) {
            add(spot, ScalarWords.mismatch(spot.name(), value(spot), mismatch.getTargetType()));
        } else {
            add(spot, fault.getOriginalMessage());
        }
    }

    private void noteRefusal(Spot spot, Throwable why) {
        if (why instanceof MissingValues missing) {
            noteMissing(spot, missing.names());
            return;
        }
        boolean consequence = cutOut.stream().anyMatch(pointer -> pointer.startsWith(spot.pointer + "/"));
        if (!consequence) {
            boolean silent = why == null || why.getMessage() == null;
            List<String> messages = silent
                    ? List.of("an element of a list is empty")
                    : why instanceof Refusals refusals ? refusals.messages() : List.of(why.getMessage());
            if (why instanceof Refusals refusals) {
                noteMissing(spot, refusals.missing());
            }
            messages.forEach(message -> add(spot, value(spot).isValueNode() ? spot.name() + ": " + message : message));
        }
    }

    private void noteMissing(Spot spot, List<String> names) {
        for (String name : names) {
            String pointer = spot.pointer + "/" + name;
            if (cutOut.stream().noneMatch(cut -> cut.equals(pointer) || cut.startsWith(pointer + "/"))) {
                faults.add(file, tree.lineOf(pointer), name + " is missing");
            }
        }
    }

    private JsonNode value(Spot spot) {
        if (spot.container == null) {
            return tree.root();
        }
        return spot.key == null ? spot.container.get(spot.index) : spot.container.get(spot.key);
    }

    private void add(Spot spot, String message) {
        faults.add(file, tree.lineOf(spot.pointer), message);
    }
}
