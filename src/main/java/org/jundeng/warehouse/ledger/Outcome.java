// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.util.Locale;

/** What became of an arrival. */
public enum Outcome {
    /** All of it counts. */
    TAKEN,
    /** Some rows were left out, as the contract allows. */
    TAKEN_IN_PART,
    /** Other bytes, but nothing that was not known. */
    UNCHANGED,
    /** The same bytes again. */
    DUPLICATE,
    /** None of it counts; the bytes are in quarantine. */
    REFUSED,
    /** Nothing came: the source was out of reach or did not answer as agreed. */
    FAILED,
    /** The line takes an earlier delivery back. */
    WITHDRAWN;

    /** As the ledger writes it: {@code taken-in-part}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The outcome that {@link #word} writes so; an unknown one is an {@link IllegalArgumentException}. */
    public static Outcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
