// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/** What a cell's number format says a stored number is. */
enum NumberFormat {
    /** A number as it is: money, counts, scientific notation. */
    PLAIN,
    /** A number of which a hundredfold is shown, with a per cent sign. */
    PERCENT,
    /** A number of which a fraction is shown, as 12.3 for 123000. */
    SCALED,
    /** A day of which only the year is shown. */
    YEAR,
    /** A day of which the month is shown, but no day. */
    MONTH,
    /** A day. */
    DAY,
    /** A day and a time. */
    DAY_AND_TIME,
    /** A time of day. */
    TIME,
    /** A span of time, in hours, minutes or seconds. */
    SPAN;

    /** The formats without a text of their own that a Chinese spreadsheet has beyond POI's: ECMA-376, 18.8.30. */
    private static final Map<Integer, String> CHINESE = Map.ofEntries(
            Map.entry(27, "yyyy年m月"),
            Map.entry(28, "m月d日"),
            Map.entry(29, "m月d日"),
            Map.entry(30, "m-d-yy"),
            Map.entry(31, "yyyy年m月d日"),
            Map.entry(32, "h时mm分"),
            Map.entry(33, "h时mm分ss秒"),
            Map.entry(34, "h时mm分"),
            Map.entry(35, "h时mm分ss秒"),
            Map.entry(36, "yyyy年m月"),
            Map.entry(50, "yyyy年m月"),
            Map.entry(51, "m月d日"),
            Map.entry(52, "yyyy年m月"),
            Map.entry(53, "m月d日"),
            Map.entry(54, "m月d日"),
            Map.entry(55, "h时mm分"),
            Map.entry(56, "h时mm分ss秒"),
            Map.entry(57, "yyyy年m月"),
            Map.entry(58, "m月d日"));

    private static final int LONGEST = 255;
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|!.|_.|\\*.|general|g/通用格式");
    private static final Pattern HALF_DAY = Pattern.compile("am/pm|a/p|上午/下午");
    private static final Pattern SPAN_OF_TIME = Pattern.compile("\\[(h+|m+|s+)]");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern THOUSANDS_LEFT_OUT = Pattern.compile("[0#?],+(?:[.]|[^0#?]*$)");
    private static final Pattern POINT_PUT_IN = Pattern.compile("[0#?](?:[!\\\\][.]|\"[.]\")[0#?]");
    private static final Pattern DIGITS = Pattern.compile("[0#?]");
    private static final Pattern MINUTES = Pattern.compile("(h[^a-z]*)m{1,2}|m{1,2}([^a-z0#?]*s)");

    /** What a format says, by its number and its text; the text is null where the number alone tells. */
    static NumberFormat of(int number, String text) {
        if (text != null) {
            return of(text);
        }
        String usual = CHINESE.get(number);
        if (usual == null && number >= 0 && number < BuiltinFormats.FIRST_USER_DEFINED_FORMAT_INDEX) {
            usual = BuiltinFormats.getBuiltinFormat(number);
        }
        return usual == null ? PLAIN : of(usual);
    }

    /** What a format's text says; its first section counts, which is for positive numbers. */
    static NumberFormat of(String text) {
        String all = (text.length() > LONGEST ? text.substring(0, LONGEST) : text).toLowerCase(Locale.ROOT);
        String bare = LITERAL.matcher(all).replaceAll("");
        String section = HALF_DAY.matcher(bare.split(";", 2)[0]).replaceAll("");
        if (SPAN_OF_TIME.matcher(section).find()) {
            return SPAN;
        }
        String codes = BRACKETS.matcher(section).replaceAll("");
        boolean time = codes.indexOf('h') >= 0 || codes.indexOf('s') >= 0;
        // A nought behind seconds is a fraction of them; elsewhere a place for a digit means a number.
        if (codes.indexOf('%') >= 0) {
            return PERCENT;
        }
        boolean digits = DIGITS.matcher(codes).find();
        if (digits && !time) {
            boolean scaled = THOUSANDS_LEFT_OUT.matcher(codes).find()
                    || POINT_PUT_IN.matcher(all.split(";", 2)[0]).find();
            return scaled ? SCALED : PLAIN;
        }
        return ofTime(codes, time);
    }

    private static NumberFormat ofTime(String codes, boolean time) {
        String dates = MINUTES.matcher(codes).replaceAll("$1$2");
        boolean day = dates.indexOf('d') >= 0 || dates.contains("aaa");
        boolean month = dates.indexOf('m') >= 0;
        boolean year = dates.indexOf('y') >= 0 || dates.indexOf('e') >= 0;
        if (time) {
            return day || month || year ? DAY_AND_TIME : TIME;
        }
        if (day) {
            return DAY;
        }
        return month ? MONTH : year ? YEAR : PLAIN;
    }
}
