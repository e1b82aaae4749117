// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.List;
import java.util.Objects;

/**
 * A parameter that a question may have.
 *
 * @param name its name
 * @param type what its values are
 * @param isRepeated whether it may be given several times
 * @param words the words that it takes; empty for types other than {@link Type#WORD}
 * @param description what it asks for
 */
public record ApiParameter(String name, Type type, boolean isRepeated, List<String> words, String description) {

    /** The most rows of a page. */
    public static final ApiParameter LIMIT =
            one("limit", Type.NUMBER, "The most rows of a page: 1 to 10000. 1000 where it is absent.");

    /** Where the page begins. */
    public static final ApiParameter CURSOR = one(
            "cursor",
            Type.TEXT,
            "Where the page begins, as the page before said in `next`. It belongs to the other parameters, which stay"
                    + " the same.");

    /** What the values of a parameter are. */
    public enum Type {
        /** A text. */
        TEXT,
        /** One of some words. */
        WORD,
        /** A whole number, 0 or more. */
        NUMBER,
        /** A day: 2014-06-30. */
        DATE,
        /** A period: 2014, 2014-S1, 2014-Q2, 2014-06, 2014-06-10. */
        PERIOD,
        /** A point in the warehouse's history: a day, an instant in UTC, or a ledger number. */
        MOMENT,
        /** A name and a value with a colon between them. */
        PAIR
    }

    public ApiParameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
        words = List.copyOf(words);
    }

    /** One that is given once. */
    static ApiParameter one(String name, Type type, String description) {
        return new ApiParameter(name, type, false, List.of(), description);
    }

    /** One that may be given several times. */
    static ApiParameter some(String name, Type type, String description) {
        return new ApiParameter(name, type, true, List.of(), description);
    }

    /** One that takes one of some words. */
    static ApiParameter word(String name, List<String> words, String description) {
        return new ApiParameter(name, Type.WORD, false, words, description);
    }
}
