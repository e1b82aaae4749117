// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the header among the first rows of a table: the first full row of different texts with figures below. */
final class HeadRow {

    private HeadRow() {}

    /** The place of the header among {@code rows}; 0 where none is better than the first row. */
    static int in(List<String[]> rows, CellSense sense) {
        int widest = rows.stream().mapToInt(HeadRow::filled).max().orElse(0);
        for (int at = 0; at < rows.size(); at++) {
            if (isHead(rows.get(at), widest, sense) && figuresFollow(rows, at, sense)) {
                return at;
            }
        }
        return 0;
    }

    private static boolean isHead(String[] row, int widest, CellSense sense) {
        int filled = filled(row);
        if (filled * 10 < widest * 6 || filled < 2 && widest > 1) {
            return false;
        }
        Set<String> texts = new HashSet<>();
        int numbers = 0;
        for (String cell : row) {
            String text = cell.strip();
            if (!text.isEmpty()) {
                texts.add(text);
                boolean year = sense.kinds().freqs(text).size() > 0;
                numbers += !year && sense.kinds().number(text).isPresent() ? 1 : 0;
            }
        }
        return texts.size() == filled && numbers * 3 <= filled;
    }

    private static boolean figuresFollow(List<String[]> rows, int at, CellSense sense) {
        if (at + 1 >= rows.size()) {
            return rows.size() == 1;
        }
        for (String cell : rows.get(at + 1)) {
            if (sense.kinds().number(cell.strip()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static int filled(String[] row) {
        int filled = 0;
        for (String cell : row) {
            filled += cell.isBlank() ? 0 : 1;
        }
        return filled;
    }
}
