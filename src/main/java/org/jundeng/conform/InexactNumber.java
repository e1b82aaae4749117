// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.conform.text.CellText;

/**
 * A number that is marked as inexact: {@code 约500}, {@code 500以上}, {@code 3-5}.
 *
 * @param word the word or sign that marks it
 * @param bare the number beside the word; empty for a range, and for a bound that excludes the number itself
 */
record InexactNumber(String word, String bare) {

    /** With these words the number itself may be meant. */
    private static final List<String> BEFORE =
            List.of("大约", "约为", "大概", "约", "≈", "≒", "~", "≥", "≧", "≤", "≦", "至少", "最多");

    private static final List<String> BEHIND = List.of("左右", "上下", "以上", "以下", "以内");
    /** With these words the number itself is not meant. */
    private static final List<String> BEYOND_BEFORE =
            List.of("将近", "接近", "近", "超过", "超", "多于", "高于", "不足", "不到", "少于", "低于", ">", "<");

    private static final List<String> BEYOND_BEHIND = List.of("多", "余", "+");
    private static final Pattern RANGE =
            Pattern.compile("[\\d.,%]*\\d[^\\d-]{0,3}?(--?|——?|–|~|～|至|到)\\s*\\d[\\d.,]*[^\\d]{0,4}");

    /** How the text marks its number as inexact; empty where it does not. The unit may follow the number. */
    static Optional<InexactNumber> in(String cell, List<String> unitWords) {
        String text = CellText.plain(cell);
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return Optional.of(new InexactNumber(range.group(1), ""));
        }
        for (String word : BEFORE) {
            if (text.startsWith(word)) {
                return Optional.of(
                        new InexactNumber(word, text.substring(word.length()).strip()));
            }
        }
        for (String word : BEHIND) {
            if (text.endsWith(word)) {
                String bare = text.substring(0, text.length() - word.length()).strip();
                return Optional.of(new InexactNumber(word, bare));
            }
        }
        return beyond(text, unitWords).map(word -> new InexactNumber(word, ""));
    }

    private static Optional<String> beyond(String text, List<String> unitWords) {
        String number = unitWords.stream()
                .filter(text::endsWith)
                .findFirst()
                .map(unit -> text.substring(0, text.length() - unit.length()).strip())
                .orElse(text);
        return BEYOND_BEFORE.stream().filter(text::startsWith).findFirst().or(() -> BEYOND_BEHIND.stream()
                .filter(number::endsWith)
                .findFirst());
    }
}
