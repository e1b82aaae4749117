// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a ledger line was written, or, for a file that is only tried, would be. */
public enum LedgerKind {
    /** Bytes came, or were asked for in vain. */
    DELIVERY,
    /** An operator had a refused delivery's kept bytes taken, whatever its contract promises. */
    RELEASE,
    /** An operator had a delivery's kept bytes read again; its as-of stamp stays. */
    REPLAY,
    /** Somebody confirmed a delivery whose figures look wrong: its kept bytes are taken, its as-of stamp stays. */
    CONFIRMATION,
    /** An operator took a delivery back. */
    WITHDRAWAL,
    /** A file was only tried: it has a receipt, and the ledger has no such line. */
    TRIAL;

    /** The word in the ledger, claim notes, receipts and listings: {@code delivery}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this {@link #word}; empty where none has it. */
    public static Optional<LedgerKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Whether it takes the kept bytes of an earlier delivery again: a release, a replay or a confirmation. */
    public boolean takesAgain() {
        return this == RELEASE || this == REPLAY || this == CONFIRMATION;
    }

    /** Whether it keeps the as-of stamp of that earlier delivery. */
    public boolean keepsAsOf() {
        return this == REPLAY || this == CONFIRMATION;
    }
}
