// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.util.Locale;

/** How an observation of a delivery compares with what is known. */
enum Change {
    /** No value was known. */
    NEW,
    /** The same value is known. */
    UNCHANGED,
    /** The same value is known from a delivery of the feed with an earlier stated stamp. */
    CONFIRMED,
    /** The same value is known from another feed. */
    AGREED,
    /** It replaces the known value. */
    REVISED,
    /** A delivery of the feed with a later stamp has another value, which stays. */
    OLDER,
    /** A feed with more authority has another value, which stays. */
    OUTRANKED,
    /** An earlier row of the delivery has the same series and period. */
    REPEATED;

    private static final Change[] ALL = values();

    static Change of(byte number) {
        return ALL[number];
    }

    /** The change that {@link #word} writes so. */
    static Change ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    byte number() {
        return (byte) ordinal();
    }

    /** The word in the temporary table {@code difference}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
