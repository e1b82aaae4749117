// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import java.util.Optional;

/**
 * Where in a delivery something is wrong.
 *
 * @param rowNo the record's number from 1, the header counted; 0 where the whole delivery is meant
 * @param column the column's header as delivered; null where the row or the delivery is meant
 * @param columnNo the column's number from 1, as a spreadsheet counts it; 0 where it is unknown, or a spreadsheet
 *     cannot open the delivery
 */
public record Location(long rowNo, String column, int columnNo) {

    /** The delivery as a whole. */
    public static final Location DELIVERY = new Location(0, null);

    private static final long MOST_ROWS = 1 << 20;
    private static final int MOST_COLUMNS = 1 << 14;
    private static final int LETTERS = 26;

    /** A cell of a column whose number is unknown. */
    public Location(long rowNo, String column) {
        this(rowNo, column, 0);
    }

    /** A whole row. */
    public static Location row(long rowNo) {
        return new Location(rowNo, null);
    }

    /** The same column in another row. */
    public Location inRow(long otherRowNo) {
        return new Location(otherRowNo, column, columnNo);
    }

    /** The cell's name in a spreadsheet, {@code C5}; empty where row or column is unknown, or outside any sheet. */
    public Optional<String> cell() {
        boolean inASheet = rowNo >= 1 && rowNo <= MOST_ROWS && columnNo >= 1 && columnNo <= MOST_COLUMNS;
        return inASheet ? Optional.of(letters(columnNo) + rowNo) : Optional.empty();
    }

    private static String letters(int number) {
        int last = (number - 1) % LETTERS;
        int before = (number - 1) / LETTERS;
        return (before == 0 ? "" : letters(before)) + (char) ('A' + last);
    }
}
