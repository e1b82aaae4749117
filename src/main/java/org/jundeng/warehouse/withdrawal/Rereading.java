// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.load.Content;

/** Reads kept deliveries again, under their contracts at that time. Values that they only confirmed are in no table. */
@FunctionalInterface
public interface Rereading {

    /**
     * The content of a ledger line's delivery for these indicators, and perhaps for others; empty where it has none for
     * them. Throws an {@link IOException} that says why it can no longer be read.
     */
    Optional<Content> of(LedgerLine line, Set<String> indicators) throws IOException;

    /** Whether a ledger line's delivery may have deleted observations by lacking them; true where that is unknown. */
    default boolean maySpeakByLacking(LedgerLine line) {
        return true;
    }
}
