// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.util.List;
import java.util.Objects;
import org.jundeng.notice.receipt.ReceiptFields;
import org.jundeng.warehouse.history.BroughtFigures;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * What the page of a row is made of.
 *
 * @param line the ledger line of its delivery
 * @param rowNo its number
 * @param text its text as it came; null where it cannot be read any more
 * @param followed whether the row behind it can be read
 * @param cells its cells beside their headers; null where it cannot be split
 * @param figures the figures that were read from it
 * @param findings what was found in it
 */
public record RowFacts(
        LedgerLine line,
        long rowNo,
        String text,
        boolean followed,
        RowTexts.Cells cells,
        List<BroughtFigures.Brought> figures,
        List<ReceiptFields.Single> findings) {

    public RowFacts {
        Objects.requireNonNull(line, "line");
        figures = List.copyOf(figures);
        findings = List.copyOf(findings);
    }
}
