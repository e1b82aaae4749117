// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.row;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jundeng.binding.CharacterWidth;

/** Maps the different ways of writing a header to one form. */
public final class HeaderName {

    private static final Pattern BRACKETS = Pattern.compile("[(\\[][^()\\[\\]]*[)\\]]$");

    private HeaderName() {}

    /** The header as {@link #plain} gives it, without the brackets at its end, in which a unit stands. */
    public static String withoutUnit(String header) {
        return BRACKETS.matcher(plain(header)).replaceFirst("");
    }

    /**
     * The header in lower case, without invisible marks and white space. Full-width brackets, letters and digits become
     * the usual ones, but a footnote mark never becomes a digit. Empty for an absent header.
     */
    public static String plain(String header) {
        if (header == null) {
            return "";
        }
        String usual = CharacterWidth.folded(Normalizer.normalize(header, Normalizer.Form.NFC))
                .replace('【', '[')
                .replace('】', ']')
                .replace('〔', '(')
                .replace('〕', ')');
        StringBuilder plain = new StringBuilder(usual.length());
        usual.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(plain::appendCodePoint);
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
