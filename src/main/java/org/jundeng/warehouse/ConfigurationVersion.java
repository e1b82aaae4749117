// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jundeng.binding.Fraction;

/**
 * One version of a piece of the configuration: its content, and the hash that identifies it.
 *
 * @param text all components but former ids as JSON, in the order of their declaration
 * @param hash the SHA-256 of the text, in hex
 */
record ConfigurationVersion(String text, String hash) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What something was called before makes no other version of it. */
    private static final String FORMERLY = "formerly";

    private static final ClassValue<Map<String, Method>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> record) {
            Map<String, Method> components = new LinkedHashMap<>();
            for (RecordComponent component : record.getRecordComponents()) {
                if (!component.getName().equals(FORMERLY)) {
                    component.getAccessor().setAccessible(true);
                    components.put(component.getName(), component.getAccessor());
                }
            }
            return components;
        }
    };

    /** The version of {@code definition}: a record, or a list of records. */
    static ConfigurationVersion of(Object definition) {
        try {
            String text = JSON.writeValueAsString(plain(definition));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new ConfigurationVersion(text, HexFormat.of().formatHex(digest));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(definition + " cannot be written as JSON", e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Fraction fraction) {
            return fraction.isEndless() ? fraction.toString() : fraction.decimal();
        }
        if (value instanceof Record content) {
            Map<String, Object> components = new LinkedHashMap<>();
            COMPONENTS.get(content.getClass()).forEach((name, of) -> components.put(name, plain(value(of, content))));
            return components;
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(ConfigurationVersion::plain).toList();
        }
        return value == null || value instanceof Integer || value instanceof BigDecimal ? value : value.toString();
    }

    private static Object value(Method of, Record content) {
        try {
            return of.invoke(content);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(content.getClass().getSimpleName() + " hides " + of.getName(), e);
        }
    }
}
