// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Numbers of rows as a text for people that a program reads back: {@code 3, 5-7}. */
public final class RowRanges {

    private RowRanges() {}

    /** The numbers as text. */
    public static String text(SortedSet<Long> rows) {
        List<FindingGroup.Rows> ranges = new ArrayList<>();
        for (long row : rows) {
            FindingGroup.Rows last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (last != null && last.last() + 1 == row) {
                ranges.set(ranges.size() - 1, new FindingGroup.Rows(last.first(), row));
            } else {
                ranges.add(new FindingGroup.Rows(row, row));
            }
        }
        return ranges.stream()
                .map(range -> range.first() == range.last() ? "" + range.first() : range.first() + "-" + range.last())
                .collect(Collectors.joining(", "));
    }

    /** The numbers that {@link #text} wrote. */
    public static SortedSet<Long> of(String text) {
        SortedSet<Long> rows = new TreeSet<>();
        for (String range : text.split(", ")) {
            int dash = range.indexOf('-');
            long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
            long last = dash < 0 ? first : Long.parseLong(range.substring(dash + 1));
            for (long row = first; row <= last; row++) {
                rows.add(row);
            }
        }
        return rows;
    }
}
