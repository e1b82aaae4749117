// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.said;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.conform.text.CellText;
import org.jundeng.conform.text.ChineseNumerals;
import org.jundeng.conform.text.PeriodsInText;
import org.jundeng.intake.row.TableContext;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * The periods that a title mentions, also those that are no period of the figures: a longer one, or a part of a year
 * without the year. One that does not agree with the period of the figures says that one of both is wrong.
 */
final class TitlePeriods {

    /** Labels of what is about the form or its filling in, and not about the figures. */
    private static final String LABELS =
            "(?:填报|填表|制表|报送|上报|编制|编报|打印|录入|审核|更新|发布|导出|出表|有效期|有效时间|" + "批准|备案|制定|文号|表号|编号|文件号|联系|电话|传真|邮编|依据)";

    private static final Pattern LABELLED =
            Pattern.compile("^[(（]?\\s*" + LABELS + ".{0,4}?\\s*[:：].*", Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("^[(（]?\\s*" + LABELS + "\\S{0,4}?\\s*[:：]?\\s*");
    private static final Pattern LABELLED_WITHIN = Pattern.compile(LABELS + "[^\\s:：]{0,4}[:：]\\s*\\S*");
    private static final Pattern NUMBER_OF_PAPER =
            Pattern.compile("〔[^〕]*〕(第?\\d+号)?|[\\[【（(]\\d{4}[\\]】）)]\\s*第?\\d+号");
    private static final Pattern BARE_DIGITS = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

    private static final String TO = "[-—–~～至到]+";
    private static final String MONTH = "(\\d{1,2}|十[一二]?|[一二三四五六七八九])";
    private static final Pattern MONTHS =
            Pattern.compile("(?<![\\d年.十])(?:" + MONTH + "月?份?" + TO + ")?" + MONTH + "月(?!份?[\\d一二三十]{1,3}[日号])");
    private static final Pattern QUARTER = Pattern.compile("(?<!\\d年|\\d年第|第)第?([一二三四1-4])季度");
    private static final Pattern HALF = Pattern.compile("(?<!\\d年)([上下])半年");

    private TitlePeriods() {}

    /** The texts above a header that may be about the figures, without what is about the form. */
    static List<TableContext.Text> ofFigures(List<TableContext.Text> above) {
        List<TableContext.Text> texts = new ArrayList<>();
        TableContext.Text before = null;
        for (TableContext.Text text : above) {
            boolean beside = before != null
                    && before.rowNo() == text.rowNo()
                    && LABEL.matcher(before.text()).matches();
            if (!beside && !LABELLED.matcher(text.text()).matches()) {
                String rest = NUMBER_OF_PAPER.matcher(text.text()).replaceAll(" ");
                rest = LABELLED_WITHIN.matcher(rest).replaceAll(" ");
                texts.add(new TableContext.Text(text.rowNo(), text.columnNo(), rest));
            }
            before = text;
        }
        return texts;
    }

    /** The text without digits that may as well be the number of a form as a month. */
    static String withoutBareDigits(String text) {
        return BARE_DIGITS.matcher(text).replaceAll(" ");
    }

    /** A mentioned period that does not agree with the one of the figures; empty where all do. */
    static Optional<PeriodsInText.Range> other(String text, TimePeriod period) {
        List<PeriodsInText.Range> all = new ArrayList<>(PeriodsInText.in(text));
        all.addAll(withoutYear(text, period.firstDay().getYear()));
        return all.stream().filter(range -> !agrees(range, period)).findFirst();
    }

    /**
     * Whether a mention may stand beside the period: the year around it, a part that it ends with, or months up to it.
     * A day is that of a report.
     */
    private static boolean agrees(PeriodsInText.Range range, TimePeriod period) {
        boolean endsWithIt = range.last().lastDay().equals(period.lastDay());
        boolean around = range.holds(period);
        if (range.first().freq() == Freq.D
                || range.first().equals(period) && range.last().equals(period)) {
            return true;
        }
        if (around && period.freq() == Freq.D) {
            return true;
        }
        if (!range.first().equals(range.last())) {
            return endsWithIt;
        }
        return around ? range.first().freq() == Freq.A : endsWithIt;
    }

    private static List<PeriodsInText.Range> withoutYear(String text, int year) {
        String digits = ChineseNumerals.inDigits(CellText.plain(text));
        List<PeriodsInText.Range> all = new ArrayList<>();
        Matcher months = MONTHS.matcher(digits);
        while (months.find()) {
            String first = months.group(1) == null ? months.group(2) : months.group(1);
            add(all, Freq.M, year, number(first), number(months.group(2)));
        }
        Matcher quarter = QUARTER.matcher(digits);
        while (quarter.find()) {
            int no = number(quarter.group(1));
            add(all, Freq.Q, year, no * 3 - 2, no * 3 - 2);
        }
        Matcher half = HALF.matcher(digits);
        while (half.find()) {
            int month = half.group(1).equals("上") ? 1 : 7;
            add(all, Freq.S, year, month, month);
        }
        return all;
    }

    private static int number(String text) {
        return Character.isDigit(text.charAt(0)) ? Integer.parseInt(text) : ChineseNumerals.upTo99(text);
    }

    private static void add(List<PeriodsInText.Range> all, Freq freq, int year, int first, int last) {
        try {
            TimePeriod from = TimePeriod.containing(freq, LocalDate.of(year, first, 1));
            TimePeriod to = TimePeriod.containing(freq, LocalDate.of(year, last, 1));
            if (from.compareTo(to) <= 0) {
                all.add(new PeriodsInText.Range(from, to));
            }
        } catch (DateTimeException noSuchMonth) {
            // No period is mentioned.
        }
    }
}
