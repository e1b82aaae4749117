// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The year, the month and the day of a date in Chinese numerals: 二〇一四年六月三十日. */
public final class ChineseNumerals {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final Pattern YEAR = Pattern.compile("(?<![〇○零一二三四五六七八九])([〇○零一二三四五六七八九]{4})(?=年)");
    private static final Pattern PART = Pattern.compile("(?<=[年月])([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日号])");

    private ChineseNumerals() {}

    /** The text with such dates in digits; all else stays as it is. */
    public static String inDigits(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        String years = YEAR.matcher(text).replaceFirst(found -> digits(found.group(1)));
        Matcher part = PART.matcher(years);
        return part.replaceAll(found -> Integer.toString(upTo99(found.group(1))));
    }

    private static String digits(String numerals) {
        StringBuilder digits = new StringBuilder();
        numerals.replace('○', '〇').replace('零', '〇').chars().forEach(numeral -> digits.append(DIGITS.indexOf(numeral)));
        return digits.toString();
    }

    /** A number from 1 to 99 in Chinese numerals. */
    public static int upTo99(String numeral) {
        int ten = numeral.indexOf('十');
        if (ten < 0) {
            return DIGITS.indexOf(numeral);
        }
        int tens = ten == 0 ? 1 : DIGITS.indexOf(numeral.charAt(0));
        boolean round = ten == numeral.length() - 1;
        return tens * 10 + (round ? 0 : DIGITS.indexOf(numeral.charAt(ten + 1)));
    }
}
