// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.text;

import org.jundeng.binding.CharacterWidth;

/** The text of a cell without invisible marks. */
public final class CellText {

    private CellText() {}

    /** The text in the usual width and without white space at its ends; empty for an absent cell. */
    public static String plain(String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (!isUsual(c)) {
                return strip(CharacterWidth.folded(cell));
            }
        }
        return cell;
    }

    /** Whether there is nothing but white space and invisible marks; true for an absent cell. */
    public static boolean isBlank(String cell) {
        return cell == null
                || cell.isEmpty()
                || !isUsual(cell.charAt(0)) && plain(cell).isEmpty();
    }

    /** Whether the character is visible and of the usual width: ASCII and common Chinese characters. */
    private static boolean isUsual(char c) {
        return c > ' ' && c <= '~' || c >= '\u4E00' && c <= '\u9FA5';
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    /** Whether a database can store the text: it has no NUL and no half of a surrogate pair. */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
