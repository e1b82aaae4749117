// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import java.util.regex.Pattern;

/** Keeps spreadsheets from reading a text in a CSV file as a formula. */
public final class SpreadsheetCell {

    /**
     * Signs that begin a formula, also in the full width that Chinese and Japanese keyboards type, and blanks that a
     * spreadsheet skips before them. A sign alone is not a formula.
     */
    private static final String FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠";

    /** How formulas begin that are nothing else, and what calls functions and programs: none is in -14 or +65. */
    private static final Pattern ACTS = Pattern.compile("^[=@\\t\\r\\n＝＠]|[(（|!]");

    private SpreadsheetCell() {}

    /**
     * The text, with an apostrophe in front if a spreadsheet would read it as a formula; null stays null. Do not call
     * this for numbers, since negative ones must stay as they are.
     */
    public static String of(String text) {
        return text != null && text.length() > 1 && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /**
     * A text by which programs find things again: as it is, such as {@code -14} and {@code +65}, unless a spreadsheet
     * could be made to act by it; null stays null.
     */
    public static String ofKey(String text) {
        return text != null && ACTS.matcher(text).find() ? of(text) : text;
    }
}
