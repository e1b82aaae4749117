// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.util.Arrays;
import org.jundeng.intake.row.RowLimits;

/** Gathers the cells of one row after the other, within the limits of a row. */
final class RowCellsSoFar {

    private String[] cells = new String[16];
    private long no;
    private boolean hidden;
    private int count;
    private long characters;
    private boolean tooWide;

    void begin(long rowNo, boolean isHidden) {
        no = rowNo;
        hidden = isHidden;
        count = 0;
        characters = 0;
        tooWide = false;
    }

    void set(int at, String text) {
        characters += text.length();
        if (at < 0 || at >= RowLimits.MOST_CELLS) {
            tooWide = true;
            return;
        }
        if (text.isEmpty() || characters > RowLimits.MOST_CHARACTERS) {
            return;
        }
        if (at >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max(at + 1, cells.length * 2));
        }
        if (at >= count) {
            Arrays.fill(cells, count, at, "");
            count = at + 1;
        }
        cells[at] = text;
    }

    /** Whether a cell of the row has a text already. */
    boolean has(int at) {
        return at >= 0 && at < count && !cells[at].isEmpty();
    }

    boolean isEmpty() {
        return count == 0 && !tooLarge();
    }

    long no() {
        return no;
    }

    SheetRow take() {
        return tooLarge()
                ? new SheetRow(no, new String[0], hidden, Math.max(characters, 1))
                : new SheetRow(no, Arrays.copyOf(cells, count), hidden, 0);
    }

    private boolean tooLarge() {
        return tooWide || characters > RowLimits.MOST_CHARACTERS;
    }
}
