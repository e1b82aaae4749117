// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.util.Locale;

/** What an observation of a delivery is to what is known. */
enum Change {
    /** Nothing is known of it. */
    NEW,
    /** It is known so. */
    UNCHANGED,
    /** It is known so from an earlier delivery of the feed, by the stamps that the deliveries state. */
    CONFIRMED,
    /** It is known so, from another feed. */
    AGREED,
    /** It replaces what is known. */
    REVISED,
    /** The feed has said something else in a delivery with a later stamp. */
    OLDER,
    /** A feed with more authority says something else. */
    OUTRANKED,
    /** The delivery has spoken of it before. */
    REPEATED;

    private static final Change[] ALL = values();

    static Change of(byte number) {
        return ALL[number];
    }

    /** What {@link #word} writes so. */
    static Change ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    byte number() {
        return (byte) ordinal();
    }

    /** As the temporary table of differences has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
