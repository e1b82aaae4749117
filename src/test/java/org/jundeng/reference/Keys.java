// SPDX-License-Identifier: Apache-2.0
package org.jundeng.reference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jundeng.binding.Fault;
import org.jundeng.binding.Faults;
import org.jundeng.binding.YamlFile;

/** The keys of a file, as the binding sees them: by reflection on the records, without any list of our own. */
final class Keys {

    private static final PropertyNamingStrategies.NamingBase KEBAB =
            (PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.KEBAB_CASE;

    private Keys() {}

    /**
     * A key.
     *
     * @param owner the record that has it
     * @param name the key
     * @param component the component that it is bound to
     * @param required whether a file without it has a fault
     */
    record Key(Class<?> owner, String name, RecordComponent component, boolean required) {

        Type type() {
            return component.getGenericType();
        }

        /** As examples name it: {@code ColumnContract.role}. */
        String id() {
            return owner.getSimpleName() + "." + name;
        }
    }

    /** The keys of a block of keys, in the order of its record. */
    static List<Key> of(Class<?> block) {
        Class<?> owner = written(block);
        TreeSet<String> required = required(block);
        return Arrays.stream(owner.getRecordComponents())
                .map(component -> new Key(owner, name(component), component, required.contains(name(component))))
                .toList();
    }

    /** All blocks of a file, the file's own first, each with the key that leads to it. */
    static Map<Class<?>, String> blocks(Class<?> root) {
        Map<Class<?>, String> blocks = new LinkedHashMap<>();
        add(root, "", blocks);
        return blocks;
    }

    private static void add(Class<?> block, String path, Map<Class<?>, String> blocks) {
        if (blocks.putIfAbsent(block, path) != null) {
            return;
        }
        for (Key key : of(block)) {
            Class<?> inner = element(key.type());
            if (isBlock(inner)) {
                add(inner, path.isEmpty() ? key.name() : path + "." + key.name(), blocks);
            }
        }
    }

    static boolean isBlock(Class<?> type) {
        return type.isRecord() && readers(type).allMatch(each -> each.isRecord());
    }

    /** The type of a list's elements or of a map's values; else the type itself. */
    static Class<?> element(Type type) {
        if (type instanceof ParameterizedType of) {
            Type[] arguments = of.getActualTypeArguments();
            return (Class<?>) arguments[arguments.length - 1];
        }
        return (Class<?>) type;
    }

    static boolean isList(Type type) {
        return type instanceof ParameterizedType of && List.class.equals(of.getRawType());
    }

    static boolean isMap(Type type) {
        return type instanceof ParameterizedType of && Map.class.equals(of.getRawType());
    }

    /** The words of an enum as a file writes them; none where it reads its words itself. */
    static List<String> words(Class<?> type) {
        if (!type.isEnum() || readers(type).findAny().isPresent()) {
            return List.of();
        }
        return Arrays.stream(type.getEnumConstants())
                .map(each -> ((Enum<?>) each).name())
                .map(Keys::word)
                .toList();
    }

    static String word(String constant) {
        return constant.length() == 1
                ? constant
                : constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String name(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? KEBAB.translate(component.getName()) : named.value();
    }

    /** The record whose keys stand in the file. */
    private static Class<?> written(Class<?> block) {
        return readers(block).findFirst().orElse(block);
    }

    private static Stream<Class<?>> readers(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonCreator.class) && method.getParameterCount() == 1)
                .map(method -> method.getParameterTypes()[0]);
    }

    /** What the block misses when nothing is said. */
    private static TreeSet<String> required(Class<?> block) {
        Faults faults = new Faults();
        YamlFile.of(Path.of("empty.yaml"), "{}", faults).bind(block);
        TreeSet<String> required = new TreeSet<>();
        List<String> messages =
                new ArrayList<>(faults.all().stream().map(Fault::message).toList());
        messages.stream()
                .filter(message -> message.endsWith(" is missing"))
                .forEach(message -> required.add(message.replace(" is missing", "")));
        return required;
    }
}
