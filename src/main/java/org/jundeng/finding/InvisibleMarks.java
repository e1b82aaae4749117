// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import java.util.Locale;

/**
 * Invisible characters that get copied along with text: zero-width joiners and spaces, direction marks, soft hyphens,
 * byte order marks, tags. They mean nothing in a figure, a period or a name.
 */
public final class InvisibleMarks {

    private static final char TAG_LEAD = '\uDB40';
    private static final char FIRST_TAG = '\uDC00';
    private static final char LAST_TAG = '\uDC7F';

    private InvisibleMarks() {}

    /** The index of the first of them in a text; -1 where there is none. */
    public static int first(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u00AD' && isMark(c, text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isMark(char c, String text, int at) {
        if (c < '\u200B') {
            return c == '\u00AD';
        }
        if (c <= '\u2069') {
            return c <= '\u200F' || c >= '\u202A' && c <= '\u202E' || c >= '\u2060';
        }
        if (c < TAG_LEAD) {
            return false;
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return c == '\uFEFF' || c == TAG_LEAD && next >= FIRST_TAG && next <= LAST_TAG;
    }

    /** The text without them. */
    public static String strip(String text) {
        return replace(text, false);
    }

    /** The text with each of them written as its code point: {@code [U+202E]}. */
    public static String shown(String text) {
        return replace(text, true);
    }

    private static String replace(String text, boolean shown) {
        int at = first(text);
        if (at < 0) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text.length()).append(text, 0, at);
        for (int i = at; i < text.length(); i++) {
            if (!isMark(text.charAt(i), text, i)) {
                replaced.append(text.charAt(i));
                continue;
            }
            if (shown) {
                replaced.append('[').append(name(text, i)).append(']');
            }
            i += Character.charCount(text.codePointAt(i)) - 1;
        }
        return replaced.toString();
    }

    /** The name of the character at a place in a text: {@code U+202E}. */
    public static String name(String text, int at) {
        return String.format(Locale.ROOT, "U+%04X", text.codePointAt(at));
    }
}
