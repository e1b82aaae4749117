// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * The periods that a text such as a file's name speaks of: 就业月报-2014年7月.csv, jobs_201407.csv, 2014Q3,
 * 二〇一四年一至七月. A number that is no certain period, such as that of a version, is none.
 */
public final class PeriodsInText {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final String TO = "[-—–~～至到]";
    private static final String NUMERAL = "([一二三四五六七八九]|十[一二]?)";
    private static final Pattern MONTHS_IN_NUMERALS = Pattern.compile("(?<=年)" + NUMERAL + "月?" + TO + NUMERAL + "月");

    /** In this order, since a longer form contains the shorter ones. What one form has read, no later one reads. */
    private static final List<Form> FORMS = List.of(
            form("(\\d{4})年(\\d{1,2})月(\\d{1,2})[日号]", PeriodsInText::day),
            form("(\\d{4})([-/._])(\\d{1,2})\\2(\\d{1,2})", found -> day(found, 1, 3, 4)),
            form("(\\d{4})(\\d{2})(\\d{2})", PeriodsInText::day),
            form("(\\d{4})年?" + TO + "(\\d{4})年?", found -> range(year(found, 1), year(found, 2))),
            form("(\\d{4})年(\\d{1,2})月?" + TO + "(\\d{1,2})月", found -> range(month(found, 2), month(found, 3))),
            form("(\\d{4})年?[-_]?第?([一二三四1-4])季度?", PeriodsInText::quarter),
            form("(\\d{4})[-_]?[Qq]([1-4])", PeriodsInText::quarter),
            form("(\\d{4})年?(上|下)半年", found -> half(found, found.group(2).equals("上") ? 1 : 2)),
            form("(\\d{4})[-_]?[SsHh]([12])", found -> half(found, number(found, 2))),
            form("(\\d{4})年(\\d{1,2})月", found -> range(month(found, 2), month(found, 2))),
            form("(\\d{4})[-_./]?(\\d{2})", found -> range(month(found, 2), month(found, 2))),
            form("(\\d{4})年?(?:度|全年)?", found -> range(year(found, 1), year(found, 1))));

    private PeriodsInText() {}

    /**
     * The periods from one to another, of one frequency; both are the same where the text speaks of one.
     *
     * @param first the first of them
     * @param last the last of them
     */
    public record Range(TimePeriod first, TimePeriod last) {

        /** Whether the period lies within, wholly. */
        public boolean holds(TimePeriod period) {
            return !period.firstDay().isBefore(first.firstDay())
                    && !period.lastDay().isAfter(last.lastDay());
        }

        /** The form that SDMX uses, with two dots between the first and the last. */
        @Override
        public String toString() {
            return first.equals(last) ? first.toString() : first + ".." + last;
        }
    }

    private record Form(Pattern pattern, Reading reading) {}

    private interface Reading {
        Range of(MatchResult found);
    }

    /** The periods that the text speaks of, in no certain order; empty where it speaks of none. */
    public static List<Range> in(String text) {
        String rest = ChineseNumerals.inDigits(monthsInDigits(CellText.plain(text)));
        List<Range> ranges = new ArrayList<>();
        for (Form form : FORMS) {
            Matcher matcher = form.pattern.matcher(rest);
            StringBuilder unread = new StringBuilder();
            while (matcher.find()) {
                if (read(form, matcher.toMatchResult(), ranges)) {
                    matcher.appendReplacement(unread, " ");
                }
            }
            matcher.appendTail(unread);
            rest = unread.toString();
        }
        return ranges;
    }

    private static boolean read(Form form, MatchResult found, List<Range> ranges) {
        int year = number(found, 1);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return false;
        }
        try {
            Range range = form.reading.of(found);
            return range.first().compareTo(range.last()) <= 0 && ranges.add(range);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    /** 年一至七月 as 年1-7月: each numeral alone is read elsewhere only before 月. */
    private static String monthsInDigits(String text) {
        return MONTHS_IN_NUMERALS
                .matcher(text)
                .replaceAll(found ->
                        ChineseNumerals.upTo99(found.group(1)) + "月-" + ChineseNumerals.upTo99(found.group(2)) + "月");
    }

    private static Form form(String pattern, Reading reading) {
        return new Form(Pattern.compile("(?<!\\d)" + pattern + "(?!\\d)"), reading);
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static Range range(TimePeriod first, TimePeriod last) {
        return new Range(first, last);
    }

    private static Range day(MatchResult found) {
        return day(found, 1, 2, 3);
    }

    private static Range day(MatchResult found, int year, int month, int day) {
        TimePeriod read =
                new TimePeriod(Freq.D, LocalDate.of(number(found, year), number(found, month), number(found, day)));
        return range(read, read);
    }

    private static TimePeriod year(MatchResult found, int group) {
        return new TimePeriod(Freq.A, LocalDate.of(number(found, group), 1, 1));
    }

    private static TimePeriod month(MatchResult found, int group) {
        return new TimePeriod(Freq.M, LocalDate.of(number(found, 1), number(found, group), 1));
    }

    private static Range quarter(MatchResult found) {
        int chinese = "一二三四".indexOf(found.group(2));
        int quarter = chinese >= 0 ? chinese + 1 : number(found, 2);
        TimePeriod read = new TimePeriod(Freq.Q, LocalDate.of(number(found, 1), quarter * 3 - 2, 1));
        return range(read, read);
    }

    private static Range half(MatchResult found, int half) {
        TimePeriod read = new TimePeriod(Freq.S, LocalDate.of(number(found, 1), half * 6 - 5, 1));
        return range(read, read);
    }
}
