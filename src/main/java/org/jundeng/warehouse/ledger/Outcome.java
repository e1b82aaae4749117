// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.util.Locale;

/** The outcome of an arrival. */
public enum Outcome {
    /** All rows were taken. */
    TAKEN,
    /** Some rows were rejected, as the contract allows. */
    TAKEN_IN_PART,
    /** The bytes were new, but all values were known. */
    UNCHANGED,
    /** The same bytes came before. */
    DUPLICATE,
    /** No row was taken; the bytes are in quarantine. */
    REFUSED,
    /** Nothing came: the source was out of reach, or did not answer as agreed. */
    FAILED,
    /** The line withdraws an earlier delivery. */
    WITHDRAWN,
    /** Figures look wrong. The bytes are in the archive, and nothing of them is known until somebody confirms them. */
    UNCONFIRMED;

    /** Whether what it says is known: what was taken, or was known already. */
    public boolean isKnown() {
        return this == TAKEN || this == TAKEN_IN_PART || this == UNCHANGED;
    }

    /** Whether somebody has to do something about it: refused, not to be had, or waiting to be confirmed. */
    public boolean needsSomebody() {
        return this == REFUSED || this == FAILED || this == UNCONFIRMED;
    }

    /** As the ledger writes it: {@code taken-in-part}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The outcome that {@link #word} writes so; an unknown one is an {@link IllegalArgumentException}. */
    public static Outcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
