// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.text;

import org.jundeng.finding.InvisibleMarks;

/**
 * A cache that returns one String for equal texts: cells repeat names, periods and units thousands of times, and a
 * String that is reused has its hash code already. Each slot keeps the text it met last, so memory use is fixed.
 */
public final class CellCache {

    private static final int LONGEST = 32;
    private static final int KEPT = 1 << 12;

    private final String[] kept = new String[KEPT];
    private boolean marked;

    /** The text of {@code length} characters from {@code offset} on. */
    public String of(char[] buffer, int offset, int length) {
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

    /** Whether the last text has invisible marks. Such texts are not cached, so cached ones need no check. */
    public boolean isMarked() {
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
