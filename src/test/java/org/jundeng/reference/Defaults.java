// SPDX-License-Identifier: Apache-2.0
package org.jundeng.reference;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jundeng.binding.Faults;
import org.jundeng.binding.YamlFile;

/** What holds where a key is absent, asked of the record itself: it is made of the keys that it needs alone. */
final class Defaults {

    private Defaults() {}

    /** The numbers and words that keys have by themselves; none where the record cannot be made so. */
    static Map<String, String> of(Class<?> block, Examples examples) {
        Map<String, String> defaults = new LinkedHashMap<>();
        StringBuilder needed = new StringBuilder("{}");
        for (Keys.Key key : Keys.of(block)) {
            if (key.owner() != block || key.required() && examples.of(key).isEmpty()) {
                return defaults;
            }
            if (key.required()) {
                needed.append('\n')
                        .append(key.name())
                        .append(": ")
                        .append(examples.of(key).get());
            }
        }
        String text = needed.length() > 2 ? needed.substring(3) : needed.toString();
        Faults faults = new Faults();
        Optional<?> made = YamlFile.of(Path.of("needed.yaml"), text, faults).bind(block);
        if (made.isPresent() && faults.none()) {
            for (Keys.Key key : Keys.of(block)) {
                word(value(made.get(), key))
                        .filter(word -> !key.required())
                        .ifPresent(word -> defaults.put(key.name(), word));
            }
        }
        return defaults;
    }

    private static Optional<String> word(Object value) {
        if (value instanceof BigDecimal number) {
            return Optional.of(number.toPlainString());
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            return Optional.of(value.toString());
        }
        return value != null && !Keys.words(value.getClass()).isEmpty()
                ? Optional.of(Keys.word(((Enum<?>) value).name()))
                : Optional.empty();
    }

    private static Object value(Object record, Keys.Key key) {
        try {
            Method accessor = key.component().getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("reading " + key.id(), e);
        }
    }
}
