// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.RowRanges;

/** The rows of earlier deliveries that rows of this one say they mend, and that were taken. */
public final class MendedRows {

    private final Map<Long, SortedSet<Long>> byDelivery = new TreeMap<>();

    /** Notes that a row was taken, which said that it mends {@code mark}; null where it said nothing. */
    public void taken(RowMark mark) {
        if (mark != null && !mark.note() && mark.deliveryId() > 0) {
            byDelivery
                    .computeIfAbsent(mark.deliveryId(), first -> new TreeSet<>())
                    .add(mark.rowNo());
        }
    }

    /** A note for each earlier delivery. */
    public List<Finding> notes() {
        List<Finding> notes = new ArrayList<>();
        byDelivery.forEach((delivery, rows) -> notes.add(
                Finding.of(FindingCode.MENDS_EARLIER_ROWS, "", Long.toString(delivery), RowRanges.text(rows))));
        return notes;
    }
}
