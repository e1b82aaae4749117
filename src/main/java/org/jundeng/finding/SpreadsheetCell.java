// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import java.util.regex.Pattern;

/** A cell of a CSV file that people may open with a spreadsheet: no text in it is taken for a formula. */
public final class SpreadsheetCell {

    /**
     * Signs that begin a formula, also in the full width that Chinese and Japanese keyboards give, and blanks that a
     * spreadsheet skips before one. A sign alone is none.
     */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r\n＝＋－＠].", Pattern.DOTALL);

    private SpreadsheetCell() {}

    /**
     * The text with an apostrophe in front where it would be taken for a formula. Numbers are not texts: write them
     * without asking, for a negative number must stay one. Absence is null and stays so.
     */
    public static String of(String text) {
        return text != null && FORMULA.matcher(text).find() ? "'" + text : text;
    }
}
