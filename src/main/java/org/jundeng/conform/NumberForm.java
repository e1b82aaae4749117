// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jundeng.conform.text.CellText;

/**
 * The written forms of a number: {@code 1,234.5}, {@code 1 234.5}, {@code １２３}, {@code 4.7万}, {@code 12.3%} where the
 * unit is per cent, {@code 815人} where it is persons, and scientific notation where the source has numbers as a data
 * type.
 *
 * @param percent whether a per cent sign may follow
 * @param multiples whether 万 or 亿 may follow
 * @param scientific whether an exponent may follow
 * @param unitWords the unit's names that may follow the number
 */
public record NumberForm(boolean percent, boolean multiples, boolean scientific, List<String> unitWords) {

    /** More digits than any measured value has. */
    static final int MOST_DIGITS = 40;

    private static final int SURELY_SHORT = 18;
    private static final int LONGEST_GROUP = 3;
    /**
     * What may stand between groups of three digits: a comma, a space of any width, a straight or curved apostrophe.
     */
    private static final String BETWEEN_GROUPS = ", \u00A0\u2007\u2009\u202F'\u2019";

    private static final BigDecimal WAN = new BigDecimal("10000");
    private static final BigDecimal YI = new BigDecimal("100000000");

    public NumberForm {
        unitWords = List.copyOf(unitWords);
    }

    /** A form without names of the unit. */
    NumberForm(boolean percent, boolean multiples, boolean scientific) {
        this(percent, multiples, scientific, List.of());
    }

    /** The number that a cell holds; empty where it holds none, or one with too many digits. */
    public Optional<BigDecimal> number(String cell) {
        return Optional.ofNullable(read(cell).value());
    }

    /** Reads a cell; never throws, whatever the cell holds. */
    Result read(String cell) {
        if (isPlain(cell)) {
            return new Result(plain(cell), false);
        }
        String text = withoutUnit(usual(cell));
        BigDecimal multiple = BigDecimal.ONE;
        if (percent && text.endsWith("%")) {
            text = text.substring(0, text.length() - 1).strip();
        } else if (multiples && (text.endsWith("万") || text.endsWith("亿"))) {
            multiple = text.endsWith("万") ? WAN : YI;
            text = text.substring(0, text.length() - 1).strip();
        }
        int exponentAt = scientific ? Math.max(text.indexOf('e'), text.indexOf('E')) : -1;
        String mantissa = exponentAt < 0 ? text : text.substring(0, exponentAt);
        String exponent = exponentAt < 0 ? "0" : text.substring(exponentAt + 1);
        String digits = withoutGroups(mantissa);
        if (digits == null || !isInteger(exponent)) {
            return Result.NONE;
        }
        if (countDigits(digits) > MOST_DIGITS
                || exponent.length() > 3
                || Math.abs(Integer.parseInt(exponent)) > MOST_DIGITS) {
            return Result.TOO_LONG;
        }
        BigDecimal value = new BigDecimal(digits).scaleByPowerOfTen(Integer.parseInt(exponent));
        return new Result(value.multiply(multiple), false);
    }

    /** The text without the unit's name after the number. */
    private String withoutUnit(String text) {
        for (String word : unitWords) {
            int end = text.length() - word.length();
            if (end > 0 && text.endsWith(word)) {
                String before = text.substring(0, end).strip();
                char last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
                return last >= '0' && last <= '9' || last == '万' || last == '亿' ? before : text;
            }
        }
        return text;
    }

    /** Whether the text is digits with at most one point inside and a hyphen before them, as in most cells. */
    private static boolean isPlain(String cell) {
        int length = cell.length();
        if (length == 0 || length > SURELY_SHORT) {
            return false;
        }
        int from = cell.charAt(0) == '-' ? 1 : 0;
        int point = -1;
        for (int i = from; i < length; i++) {
            char c = cell.charAt(i);
            if (c == '.' && point < 0 && i > from && i < length - 1) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return length > from;
    }

    /** The same number that BigDecimal's constructor gives for such a cell, in less time. */
    private static BigDecimal plain(String cell) {
        long unscaled = 0;
        int scale = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '.') {
                scale = cell.length() - 1 - i;
            } else if (c != '-') {
                unscaled = unscaled * 10 + (c - '0');
            }
        }
        return BigDecimal.valueOf(cell.charAt(0) == '-' ? -unscaled : unscaled, scale);
    }

    /** The cell with each kind of minus sign replaced by a hyphen. */
    static String usual(String cell) {
        return CellText.plain(cell)
                .replace('\u2212', '-')
                .replace('\u2013', '-')
                .replace('﹣', '-');
    }

    /** The number without its thousands separators; null where the text is not a number. */
    private static String withoutGroups(String text) {
        int from = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int point = text.indexOf('.');
        String whole = text.substring(from, point < 0 ? text.length() : Math.max(point, from));
        String fraction = point < 0 ? "0" : text.substring(point + 1);
        if (!areDigits(fraction)) {
            return null;
        }
        if (areDigits(whole)) {
            return text;
        }
        String joined = joined(whole);
        return joined == null ? null : text.substring(0, from) + joined + (point < 0 ? "" : text.substring(point));
    }

    /**
     * The digits of a number in groups: one to three digits, then groups of three, with one kind of separator; null
     * where the text has another form.
     */
    private static String joined(String whole) {
        int first = 0;
        while (first < whole.length() && BETWEEN_GROUPS.indexOf(whole.charAt(first)) < 0) {
            first++;
        }
        if (first == whole.length() || first > LONGEST_GROUP || whole.charAt(0) == '0') {
            return null;
        }
        String[] groups = whole.split(Pattern.quote(whole.substring(first, first + 1)), -1);
        for (int i = 0; i < groups.length; i++) {
            if (!areDigits(groups[i]) || i > 0 && groups[i].length() != LONGEST_GROUP) {
                return null;
            }
        }
        return String.join("", groups);
    }

    private static boolean isInteger(String text) {
        int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        return areDigits(text.substring(from));
    }

    private static boolean areDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static int countDigits(String text) {
        return (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
    }

    /**
     * The result of reading a cell.
     *
     * @param value the number; null where the cell holds none
     * @param tooLong whether it has more digits than any measured value
     */
    record Result(BigDecimal value, boolean tooLong) {
        static final Result NONE = new Result(null, false);
        static final Result TOO_LONG = new Result(null, true);
    }
}
