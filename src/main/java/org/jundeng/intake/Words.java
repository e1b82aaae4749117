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
    private boolean isNew;

    /** The text in {@code length} characters from {@code offset} on. */
    String of(char[] buffer, int offset, int length) {
        isNew = false;
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            isNew = true;
            return new String(buffer, offset, length);
        }
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        int place = (hash ^ hash >>> 12 ^ hash >>> 20) & (KEPT - 1);
        String word = kept[place];
        if (word == null || !isSame(word, buffer, offset, length)) {
            word = new String(buffer, offset, length);
            isNew = true;
            if (InvisibleMarks.first(word) < 0) {
                kept[place] = word;
            }
        }
        return word;
    }

    /** Whether the last text was not at hand. One with marks nobody sees never is. */
    boolean isNew() {
        return isNew;
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
