// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import org.jundeng.finding.InvisibleMarks;

/**
 * Texts that come again and again, as one String each: cells repeat names, periods and units a thousand times, and a
 * String that is known has its hash code with it. What was met last in a place is kept there, so memory stays as it is.
 */
final class Words {

    private static final int LONGEST = 32;
    private static final int KEPT = 1 << 12;

    private final String[] kept = new String[KEPT];
    private boolean marked;

    /** The text in {@code length} characters from {@code offset} on. */
    String of(char[] buffer, int offset, int length) {
        marked = false;
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            String text = new String(buffer, offset, length);
            marked = InvisibleMarks.first(text) >= 0;
            return text;
        }
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        int place = (hash ^ hash >>> 12 ^ hash >>> 20) & (KEPT - 1);
        String word = kept[place];
        if (word == null || !isSame(word, buffer, offset, length)) {
            word = new String(buffer, offset, length);
            marked = InvisibleMarks.first(word) >= 0;
            if (!marked) {
                kept[place] = word;
            }
        }
        return word;
    }

    /** Whether the last text has marks nobody sees. Such a text is not kept, so that what is kept need not be asked. */
    boolean isMarked() {
        return marked;
    }

    private static boolean isSame(String word, char[] buffer, int offset, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != buffer[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
