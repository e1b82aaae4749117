// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

/** Keeps spreadsheets from reading a text in a CSV file as a formula. */
public final class SpreadsheetCell {

    /**
     * Signs that begin a formula, also in the full width that Chinese and Japanese keyboards type, and blanks that a
     * spreadsheet skips before them. A sign alone is not a formula.
     */
    private static final String FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠";

    private SpreadsheetCell() {}

    /**
     * The text, with an apostrophe in front if a spreadsheet would read it as a formula; null stays null. Do not call
     * this for numbers, since negative ones must stay as they are.
     */
    public static String of(String text) {
        return text != null && text.length() > 1 && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
