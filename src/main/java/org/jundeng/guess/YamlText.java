// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.Locale;
import java.util.regex.Pattern;

/** Writes texts so that YAML reads the same ones. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_/][\\p{L}\\p{N}_.()%（）/*-]*");
    private static final Pattern SPECIAL = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|~");

    private YamlText() {}

    /** The text, in quotes where it would else be something else. */
    static String of(String text) {
        if (PLAIN.matcher(text).matches() && !SPECIAL.matcher(text).matches() && !text.contains("*")) {
            return text;
        }
        boolean unwritable = text.codePoints().anyMatch(YamlText::cannotStand);
        return unwritable ? doubled(text) : "'" + text.replace("'", "''") + "'";
    }

    /** Whether YAML takes it for the end of a line, or takes no text in which it stands. */
    private static boolean cannotStand(int c) {
        return c < ' '
                || c >= 0x7F && c < 0xA0
                || c == 0x2028
                || c == 0x2029
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || c == 0xFEFF
                || c == 0xFFFE
                || c == 0xFFFF;
    }

    private static String doubled(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (cannotStand(c)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }

    /** The text on one line of a comment. */
    static String comment(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> line.appendCodePoint(cannotStand(c) ? c < ' ' ? ' ' : 0xFFFD : c));
        return line.toString();
    }
}
