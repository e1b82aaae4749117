// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.io.IOException;
import java.util.Optional;
import org.jundeng.warehouse.ledger.LedgerLine;

/** Tells the text of a row in a kept delivery. */
@FunctionalInterface
public interface RowTexts {

    /** The text of a row, as it came; empty where it cannot be read any more. */
    Optional<String> text(LedgerLine line, long rowNo) throws IOException;
}
