// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.text.Normalizer;

/**
 * Folds the width of characters and nothing else: {@code ５００} becomes {@code 500}, but {@code 95.2¹} and {@code 500②}
 * keep their marks, which compatibility normalisation would turn into digits.
 */
public final class CharacterWidth {

    private static final char FIRST_FULL = '\uFF01';
    private static final char LAST_FULL = '\uFF5E';
    private static final String FULL_SIGNS = "\uFFE0\uFFE1\uFFE2\uFFE3\uFFE4\uFFE5\uFFE6";
    private static final String USUAL_SIGNS = "\u00A2\u00A3\u00AC\u00AF\u00A6\u00A5\u20A9";

    private CharacterWidth() {}

    /**
     * The text with full-width letters, digits and signs as the usual ones, the ideographic space as a space, and
     * radicals, which PDF programs write for characters that look the same, as those characters.
     */
    public static String folded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (folded(text.charAt(i)) != text.charAt(i)) {
                StringBuilder folded = new StringBuilder(text.length());
                for (int at = 0; at < text.length(); at++) {
                    folded.append(folded(text.charAt(at)));
                }
                return folded.toString();
            }
        }
        return text;
    }

    private static char folded(char c) {
        if (c < '\u2F00') {
            return c;
        }
        if (c >= FIRST_FULL && c <= LAST_FULL) {
            return (char) (c - FIRST_FULL + '!');
        }
        if (c == '\u3000') {
            return ' ';
        }
        if (c <= '\u2FD5') {
            return Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC).charAt(0);
        }
        int sign = FULL_SIGNS.indexOf(c);
        return sign < 0 ? c : USUAL_SIGNS.charAt(sign);
    }
}
