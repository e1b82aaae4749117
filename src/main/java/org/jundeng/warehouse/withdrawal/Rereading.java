// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.load.Content;

/** Reads kept deliveries once more, under the contracts of then: what they only confirmed stands nowhere else. */
@FunctionalInterface
public interface Rereading {

    /**
     * What a ledger line's delivery says of these indicators, and perhaps of others; empty where it says nothing of
     * them. An {@link IOException} says why it can no longer be read.
     */
    Optional<Content> of(LedgerLine line, Set<String> indicators) throws IOException;

    /** Whether a ledger line's delivery may also speak by what it does not hold; where nobody knows, it may. */
    default boolean maySpeakByLacking(LedgerLine line) {
        return true;
    }
}
