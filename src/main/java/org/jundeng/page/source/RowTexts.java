// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.warehouse.ledger.LedgerLine;

/** Tells the texts of rows in a kept delivery. */
@FunctionalInterface
public interface RowTexts {

    /** The texts of rows by their numbers, as they came; those are left out that cannot be read any more. */
    Map<Long, String> texts(LedgerLine line, Set<Long> rowNos) throws IOException;

    /** The cells of a row beside their headers; empty where it cannot be split, and for a reader of texts alone. */
    default Optional<Cells> cells(LedgerLine line, long rowNo) throws IOException {
        return Optional.empty();
    }

    /**
     * The cells of a row.
     *
     * @param columns the headers as delivered
     * @param cells one for each column; null where the record lacks it. Empty where the row cannot be split
     */
    record Cells(List<String> columns, List<String> cells) {
        public Cells {
            columns = List.copyOf(columns);
            cells = Collections.unmodifiableList(new ArrayList<>(cells));
        }
    }
}
