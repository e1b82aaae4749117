// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes text from outside safe to show: characters that would move a terminal's cursor, change its colour, break the
 * line, reverse the writing or be invisible are written out. A line break becomes {@code \n}, an escape {@code \u001b}.
 */
final class SafeText {

    private static final String SHOWN_AS_CODES = "\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}";
    private static final Pattern UNSHOWN = Pattern.compile("[" + SHOWN_AS_CODES + "]");
    /** All but line breaks, those of Windows included. */
    private static final Pattern UNSHOWN_IN_LINES = Pattern.compile("(?!\\n|\\r\\n)[" + SHOWN_AS_CODES + "]");

    private SafeText() {}

    /** The text on one line. */
    static String onOneLine(String text) {
        return UNSHOWN.matcher(text).replaceAll(SafeText::code);
    }

    /** The text with its line breaks kept: only for text that Jundeng itself broke into lines. */
    static String keepingLineBreaks(String text) {
        return UNSHOWN_IN_LINES.matcher(text).replaceAll(SafeText::code);
    }

    private static String code(MatchResult hit) {
        String backslash = "\\\\";
        return switch (hit.group()) {
            case "\n" -> backslash + "n";
            case "\r" -> backslash + "r";
            case "\t" -> backslash + "t";
            default -> {
                StringBuilder code = new StringBuilder();
                // As in JSON, a character above U+FFFF becomes two escapes.
                hit.group().chars().forEach(unit -> code.append(backslash)
                        .append('u')
                        .append(Integer.toHexString(0x10000 | unit).substring(1)));
                yield code.toString();
            }
        };
    }
}
