// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.conform.text.CellText;

/**
 * A mark that refers to a note and is not part of a value: {@code ¹}, {@code ②}, {@code *}, {@code [1]}, {@code 注3}.
 *
 * @param mark the marks as written
 * @param bare the text without the marks; empty where they stand inside it, so that the value is not clear
 */
record FootnoteMark(String mark, String bare) {

    private static final Pattern BEHIND =
            Pattern.compile("(?:[*※†‡]|\\[\\d{1,2}]|[\\[(]注?\\d{1,2}[])]|[\\[(]?注\\d{0,2}[])]?)$");
    private static final Pattern BEFORE = Pattern.compile("^[*※†‡]");
    private static final char FRACTION_SLASH = '\u2044';

    /** The marks at the ends of a text or, where there are none, inside it. */
    static Optional<FootnoteMark> in(String cell) {
        String text = CellText.plain(cell);
        int from = 0;
        int to = text.length();
        for (int length = before(text); length > 0; length = before(text.substring(from, to))) {
            from += length;
        }
        for (int length = behind(text.substring(from, to)); length > 0; length = behind(text.substring(from, to))) {
            to -= length;
        }
        String bare = text.substring(from, to);
        int inside = firstRaised(bare);
        if (inside >= 0) {
            return Optional.of(new FootnoteMark(bare.substring(inside, bare.offsetByCodePoints(inside, 1)), ""));
        }
        boolean any = !bare.isBlank() && bare.length() < text.length();
        return any
                ? Optional.of(new FootnoteMark((text.substring(0, from) + text.substring(to)).strip(), bare.strip()))
                : Optional.empty();
    }

    private static int before(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int first = text.codePointAt(0);
        Matcher sign = BEFORE.matcher(text);
        return isRaised(first) ? Character.charCount(first) : sign.find() ? sign.end() : 0;
    }

    private static int behind(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int last = text.codePointBefore(text.length());
        Matcher sign = BEHIND.matcher(text);
        return isRaised(last) ? Character.charCount(last) : sign.find() ? sign.end() - sign.start() : 0;
    }

    private static int firstRaised(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (isRaised(text.codePointAt(at))) {
                return at;
            }
        }
        return -1;
    }

    /** Whether it is a raised, lowered or circled number; false for a fraction such as ½. */
    private static boolean isRaised(int point) {
        return Character.getType(point) == Character.OTHER_NUMBER
                && Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC)
                                .indexOf(FRACTION_SLASH)
                        < 0;
    }
}
