// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jundeng.warehouse.ledger.LedgerLine;

/** Finds the files with the bytes of deliveries, as they came. */
@FunctionalInterface
public interface KeptOriginals {

    /** What is kept of the bytes that came with a line of the ledger. */
    Kept of(LedgerLine line) throws IOException;

    /** What is kept. */
    sealed interface Kept {

        /** The bytes that came, every one of them. */
        record Whole(Path file) implements Kept {}

        /** Nothing any more, since they were kept long enough. */
        record LetGo(Instant at) implements Kept {}

        /** Nothing, or other bytes, though they should be there. */
        record Damaged() implements Kept {}
    }
}
