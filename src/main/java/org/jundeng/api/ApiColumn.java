// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.Objects;

/**
 * A column of an answer. Its name is a promise: it heads the column in CSV, and names the field in JSON.
 *
 * @param name the name
 * @param type what its cells hold
 * @param isRequired whether every row has a value
 * @param description what it means
 */
public record ApiColumn(String name, Type type, boolean isRequired, String description) {

    /** What a cell holds. */
    public enum Type {
        /** A text. */
        TEXT,
        /** A whole number. */
        INTEGER,
        /** An exact decimal, which JSON has as a text: readers of numbers keep only some seventeen digits. */
        DECIMAL,
        /** True or false. */
        BOOLEAN,
        /** A day: 2014-06-30. */
        DATE,
        /** An instant in UTC. */
        INSTANT,
        /** A JSON object of texts. */
        OBJECT
    }

    public ApiColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
    }

    /** A column in which every row has a value. */
    static ApiColumn always(String name, Type type, String description) {
        return new ApiColumn(name, type, true, description);
    }

    /** A column in which a value may be absent. */
    static ApiColumn maybe(String name, Type type, String description) {
        return new ApiColumn(name, type, false, description);
    }
}
