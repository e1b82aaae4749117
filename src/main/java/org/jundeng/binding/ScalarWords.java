// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Reads single words of a YAML file, enums in kebab-case and dates, and words the fault where one does not fit. */
final class ScalarWords extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ScalarWords() {
        super("scalar-words");
        setDeserializers(new SimpleDeserializers() {
            private static final long serialVersionUID = 1L;

            @Override
            public JsonDeserializer<?> findEnumDeserializer(
                    Class<?> type, DeserializationConfig config, BeanDescription description) {
                boolean readsItself = description.getFactoryMethods().stream()
                        .anyMatch(method -> method.hasAnnotation(JsonCreator.class));
                return readsItself ? null : new KebabEnum(type);
            }
        });
        addDeserializer(LocalDate.class, new IsoDate());
    }

    /** The message where there is {@code value} in place of a {@code type}. */
    static String mismatch(String name, JsonNode value, Class<?> type) {
        if (value.isNull()) {
            return name + " is empty; it takes " + expected(type);
        }
        if (!value.isValueNode()) {
            return name + (value.isArray() ? " is a list" : " is a block of keys") + "; it takes " + expected(type);
        }
        String word = value.asText();
        if (type != null && type.isEnum()) {
            List<String> known = words(type);
            String hint = NearestWord.to(word, known)
                    .map(near -> "; did you mean \"" + near + "\"? It")
                    .orElse("; it");
            return name + " \"" + word + "\" is not known" + hint + " is one of " + String.join(", ", known);
        }
        return name + " \"" + word + "\" is not " + expected(type);
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "what is expected here";
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        } else if (type == BigDecimal.class) {
            return "a number";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == LocalDate.class) {
            return "a date such as 2014-07-10";
        } else if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        } else if (type == String.class) {
            return "a text";
        }
        return type.isEnum() ? "one of " + String.join(", ", words(type)) : "a block of keys";
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> kebab(((Enum<?>) constant).name()))
                .toList();
    }

    private static String kebab(String name) {
        return name.length() == 1 ? name : name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final class KebabEnum extends StdDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        KebabEnum(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isScalarValue()) {
                return context.handleUnexpectedToken(_valueClass, parser);
            }
            String word = parser.getText();
            for (Object constant : _valueClass.getEnumConstants()) {
                if (kebab(((Enum<?>) constant).name()).equalsIgnoreCase(word)) {
                    return constant;
                }
            }
            return context.handleWeirdStringValue(_valueClass, word, "not known");
        }
    }

    private static final class IsoDate extends FromStringDeserializer<LocalDate> {

        private static final long serialVersionUID = 1L;

        IsoDate() {
            super(LocalDate.class);
        }

        @Override
        protected LocalDate _deserialize(String value, DeserializationContext context) throws IOException {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeException noDate) {
                return (LocalDate) context.handleWeirdStringValue(LocalDate.class, value, "no date");
            }
        }
    }
}
