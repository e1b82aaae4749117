// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.ArrayList;
import java.util.List;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;

/** Rows that were passed over, for one finding about all of them. Memory use does not grow with their number. */
final class PassedOver {

    private static final int MOST_RANGES = 10;

    private final List<String> ranges = new ArrayList<>();
    private String text = "";
    private long first;
    private long from;
    private long to;

    void add(long rowNo, String begins) {
        if (first == 0) {
            first = rowNo;
            text = begins;
        }
        if (from > 0 && rowNo == to + 1) {
            to = rowNo;
            return;
        }
        close();
        from = rowNo;
        to = rowNo;
    }

    private void close() {
        if (from > 0 && ranges.size() <= MOST_RANGES) {
            ranges.add(from == to ? Long.toString(from) : from + "–" + to);
        }
    }

    /** Hands over what is to be said, if any row was passed over; call it once, at the end. */
    void tell(FindingCode code, List<Finding> notes) {
        if (first == 0) {
            return;
        }
        close();
        boolean more = ranges.size() > MOST_RANGES;
        String rows = String.join(", ", ranges.subList(0, Math.min(MOST_RANGES, ranges.size()))) + (more ? ", …" : "");
        notes.add(Finding.at(code, Location.row(first), text, rows));
    }
}
