// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

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
        boolean control = text.chars().anyMatch(c -> c < ' ');
        return control ? doubled(text) : "'" + text.replace("'", "''") + "'";
    }

    private static String doubled(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ') {
                quoted.append("\\x").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    /** The text on one line of a comment. */
    static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
