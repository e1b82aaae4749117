// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Finds and removes keys that a record does not have, at any depth. This comes before binding, because Jackson reports
 * them only after the constructor has succeeded.
 */
final class UnknownKeys {

    private static final PropertyNamingStrategies.NamingBase KEBAB =
            (PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.KEBAB_CASE;

    /** The keys of each record with their types, cached, because reflection for each record of a file is slow. */
    private static final ClassValue<Map<String, Type>> KEYS = new ClassValue<>() {
        @Override
        protected Map<String, Type> computeValue(Class<?> record) {
            Map<String, Type> keys = new TreeMap<>();
            for (RecordComponent component : written(record).getRecordComponents()) {
                JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
                String key = named == null ? KEBAB.translate(component.getName()) : named.value();
                keys.put(key, component.getGenericType());
            }
            return keys;
        }
    };

    /**
     * The record whose keys are in the file: the parameter of the record's creator method, if it has one, else the
     * record itself.
     */
    private static Class<?> written(Class<?> record) {
        return Arrays.stream(record.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonCreator.class) && method.getParameterCount() == 1)
                .map(method -> method.getParameterTypes()[0])
                .filter(Class::isRecord)
                .findFirst()
                .orElse(record);
    }

    private final BiConsumer<String, String> faults;
    private final Consumer<String> meant;

    /**
     * Reports pointer and message of each unknown key to {@code faults}, and to {@code meant} the pointer of the key
     * that was probably meant.
     */
    UnknownKeys(BiConsumer<String, String> faults, Consumer<String> meant) {
        this.faults = faults;
        this.meant = meant;
    }

    void remove(JsonNode node, Type type, String pointer) {
        if (type instanceof ParameterizedType list && List.class.equals(list.getRawType()) && node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                remove(node.get(i), list.getActualTypeArguments()[0], pointer + "/" + i);
            }
        } else if (type instanceof Class<?> record && record.isRecord() && node instanceof ObjectNode object) {
            removeFrom(object, record, pointer);
        }
    }

    private void removeFrom(ObjectNode object, Class<?> record, String pointer) {
        Map<String, Type> known = KEYS.get(record);
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            String at = pointer + "/" + YamlTree.escape(key);
            if (known.containsKey(key)) {
                remove(object.get(key), known.get(key), at);
            } else {
                faults.accept(at, NearestWord.unknown("key", key, known.keySet()));
                NearestWord.to(key, known.keySet()).ifPresent(near -> meant.accept(pointer + "/" + near));
                object.remove(key);
            }
        }
    }
}
