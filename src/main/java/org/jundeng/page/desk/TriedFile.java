// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.desk;

import java.util.List;
import java.util.Objects;
import org.jundeng.notice.receipt.ReceiptFields;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.load.Difference;

/**
 * What would become of a file.
 *
 * @param line the line that would be written
 * @param receipt what its receipt would say
 * @param hasMarkedCopy whether there is a copy with the findings marked in it
 * @param owed what the feed would still owe
 * @param largest the largest of the figures that would change
 */
public record TriedFile(
        LedgerLine line,
        ReceiptFields receipt,
        boolean hasMarkedCopy,
        List<TimePeriod> owed,
        List<Difference.Replaced> largest) {

    public TriedFile {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(receipt, "receipt");
        owed = List.copyOf(owed);
        largest = List.copyOf(largest);
    }
}
