// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import java.util.regex.Pattern;

/** Keeps spreadsheets from reading a text in a CSV file as a formula. */
public final class SpreadsheetCell {

    /**
     * Signs that begin a formula, also in the full width that Chinese and Japanese keyboards type, and blanks that a
     * spreadsheet skips before them. A sign alone is not a formula.
     */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r\n＝＋－＠].", Pattern.DOTALL);

    private SpreadsheetCell() {}

    /**
     * The text, with an apostrophe in front if a spreadsheet would read it as a formula; null stays null. Do not call
     * this for numbers, since negative ones must stay as they are.
     */
    public static String of(String text) {
        return text != null && FORMULA.matcher(text).find() ? "'" + text : text;
    }
}
