// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.conform.text.CellText;
import org.jundeng.conform.text.ChineseNumerals;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.contract.PeriodRules;
import org.jundeng.finding.FindingCode;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Reads the written forms of a period of the contract's frequencies. Results are cached, since periods repeat. */
public final class PeriodForm {

    private static final int MOST_REMEMBERED = 4096;
    private static final LocalDate SPREADSHEET_ZERO = LocalDate.of(1899, 12, 30);
    private static final int LONGEST = 40;
    private static final int MONTHS = 12;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");
    private static final Pattern LETTER_FIRST = Pattern.compile("[A-Za-z].*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
    private static final Pattern SERIAL = Pattern.compile("[2-7]\\d{4}(\\.0)?");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})年?(?:度|全年)?");
    private static final Pattern HALF = Pattern.compile("(\\d{4})(?:年?([上下])半年|-?[SsHh]([12]))");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})(?:年?第?([一二三四1-4])季度?|-?[Qq]([1-4]))");
    private static final Pattern MONTH =
            Pattern.compile("(\\d{4})(?:年(\\d{1,2})月份?|[-/](\\d{1,2})|[.](\\d{2}|[2-9])|(\\d{2}))");
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})(?:年(\\d{1,2})月(\\d{1,2})[日号]|([-/.])(\\d{1,2})\\4(\\d{1,2})|(\\d{2})(\\d{2}))"
                    + "(?:[T ]?00:00(?::00(?:\\.0+)?)?(?:Z|[+]08:?00)?)?");

    private final Freq freq;
    private final List<Freq> alsoFreq;
    private final SplitYears splitYears;
    private final boolean firstDayStandsForPeriod;
    private final Map<String, Result> known = new HashMap<>();

    /** Reads periods of {@code freq}. A database may give a period's first day instead of the last. */
    public PeriodForm(Freq freq, boolean firstDayStandsForPeriod) {
        this(freq, new PeriodRules(null, null), firstDayStandsForPeriod);
    }

    private PeriodForm(Freq freq, PeriodRules rules, boolean firstDayStandsForPeriod) {
        this.freq = freq;
        this.alsoFreq = rules.alsoFreq();
        this.splitYears = rules.splitYear() == null ? null : new SplitYears(rules.splitYear());
        this.firstDayStandsForPeriod = firstDayStandsForPeriod;
    }

    /** Reads the periods that the contract promises. */
    static PeriodForm of(Contract contract) {
        return new PeriodForm(
                contract.table().freq(),
                contract.table().periods(),
                contract.form().format() == FileForm.Format.SQL);
    }

    /** Whether rows may have periods of the frequency. */
    boolean takes(Freq other) {
        return other == freq || alsoFreq.contains(other);
    }

    /** Whether the cell is a year by itself: 2014, 2014年, or 2013—2014学年 where the contract promises such years. */
    boolean isYear(String cell) {
        String text = BLANKS.matcher(CellText.plain(cell)).replaceAll("");
        return YEAR.matcher(text).matches()
                || splitYears != null && splitYears.read(text).isPresent();
    }

    /**
     * A year and a part of it as one text: 2014 and 6 are 2014年6月 where the frequency is a month. A number is a part
     * of the contract's first frequency.
     */
    String joined(String year, String part) {
        String text = BLANKS.matcher(CellText.plain(year)).replaceAll("");
        Matcher calendar = YEAR.matcher(text);
        if (!calendar.matches()) {
            return text + part;
        }
        String digits = calendar.group(1);
        if (!NUMBER.matcher(part).matches()) {
            boolean code = LETTER_FIRST.matcher(part).matches();
            return digits + (code ? "" : part.endsWith("学期") ? "学年" : "年") + part;
        }
        int number = number(part);
        return switch (freq) {
            case A -> digits + "年" + part;
            case S -> digits + (number == 1 || number == 2 ? "-S" + number : "年" + part);
            case Q -> digits + (number >= 1 && number <= 4 ? "-Q" + number : "年" + part);
            case M, D -> digits + "年" + number + "月";
        };
    }

    /** The period that a cell stands for; empty where it stands for none of the frequencies. */
    public Optional<TimePeriod> period(String cell) {
        return Optional.ofNullable(read(cell).period());
    }

    Result read(String cell) {
        Result result = known.get(cell);
        if (result == null) {
            result = parse(cell);
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            if (cell.length() <= LONGEST) {
                known.put(cell, result);
            }
        }
        return result;
    }

    /** How a period of the frequency is written, as a steward is told. */
    String examples() {
        return Stream.concat(Stream.of(freq), alsoFreq.stream())
                .map(this::examples)
                .collect(Collectors.joining(", "));
    }

    private String examples(Freq of) {
        boolean split = splitYears != null;
        return switch (of) {
            case A -> split ? "2014, 2014年, 2013—2014学年, 2013/14" : "2014, 2014年";
            case S -> split ? "2014-S1, 2014年上半年, 2013—2014学年第一学期" : "2014-S1, 2014年上半年";
            case Q -> "2014-Q2, 2014年二季度";
            case M -> "2014-06, 2014年6月";
            case D -> "2014-06-10, 2014年6月10日";
        };
    }

    private Result parse(String cell) {
        if (cell.length() > LONGEST) {
            return Result.none("");
        }
        String text = BLANKS.matcher(CellText.plain(cell)).replaceAll("");
        Result read = understand(ChineseNumerals.inDigits(text));
        Optional<FootnoteMark> mark = read.period() == null ? FootnoteMark.in(text) : Optional.empty();
        if (mark.isEmpty()) {
            return read;
        }
        String bare = mark.get().bare();
        boolean sound =
                !bare.isEmpty() && understand(ChineseNumerals.inDigits(bare)).period() != null;
        return new Result(
                null, FindingCode.FOOTNOTE_MARK, sound ? bare : "", mark.get().mark());
    }

    private Result understand(String text) {
        try {
            Optional<TimePeriod> split = split(text);
            if (split.isPresent()) {
                boolean mayBeMonth = takes(Freq.M)
                        && MONTH.matcher(text).matches()
                        && number(text.substring(text.length() - 2)) <= MONTHS;
                return mayBeMonth ? Result.none("") : fitting(split.get());
            }
            return any(text).map(this::fitting).orElseGet(() -> Result.none(meant(text)));
        } catch (DateTimeException noSuchDay) {
            return Result.none("");
        }
    }

    /** A year of two; where months may stand, 2011/12 may be either and is read as neither. */
    private Optional<TimePeriod> split(String text) {
        return splitYears == null ? Optional.empty() : splitYears.read(text);
    }

    private Result fitting(TimePeriod period) {
        int year = period.firstDay().getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Result.none("");
        }
        if (alsoFreq.contains(period.freq())) {
            return new Result(period, null, "");
        }
        if (period.freq() == freq || standsForItsPeriod(period)) {
            return new Result(TimePeriod.containing(freq, period.firstDay()), null, "");
        }
        return new Result(null, FindingCode.WRONG_FREQ, "");
    }

    /**
     * Whether a day stands for its period. The last day does. So does the first day of a month, since a spreadsheet
     * turns 2014-06 into it. The first day of a longer period may instead be the date of a report on the period before
     * it, except in a database.
     */
    private boolean standsForItsPeriod(TimePeriod day) {
        LocalDate first = day.firstDay();
        if (day.freq() != Freq.D) {
            return false;
        }
        TimePeriod around = TimePeriod.containing(freq, first);
        boolean firstCounts = firstDayStandsForPeriod || freq == Freq.M;
        return first.equals(around.lastDay()) || firstCounts && first.equals(around.firstDay());
    }

    /** The period that a number certainly stands for: a spreadsheet's serial number of a day, or 20142 for 2014-Q2. */
    private String meant(String text) {
        if (!SERIAL.matcher(text).matches()) {
            return "";
        }
        int year = number(text.substring(0, 4));
        if (year >= FIRST_YEAR && year <= LAST_YEAR) {
            int part = text.length() == 5 ? number(text.substring(4)) : 0;
            return part < leastPart() || part > parts()
                    ? ""
                    : TimePeriod.containing(freq, partOf(year, part)).toString();
        }
        LocalDate day = SPREADSHEET_ZERO.plusDays(Long.parseLong(text.substring(0, 5)));
        return TimePeriod.containing(freq, day).toString();
    }

    /** A 1 after the year may be the first digit of 10, 11 or 12 if the parts are months. */
    private int leastPart() {
        return freq == Freq.M ? 2 : 1;
    }

    private int parts() {
        return switch (freq) {
            case S -> 2;
            case Q -> 4;
            case M -> 9;
            case A, D -> 0;
        };
    }

    private LocalDate partOf(int year, int part) {
        int months = freq == Freq.S ? 6 : freq == Freq.Q ? 3 : 1;
        return LocalDate.of(year, part * months, 1);
    }

    private static Optional<TimePeriod> any(String text) {
        for (Form form : FORMS) {
            Matcher parts = form.pattern.matcher(text);
            if (parts.matches()) {
                return Optional.of(new TimePeriod(form.freq, form.day.of(parts)));
            }
        }
        return Optional.empty();
    }

    private static final List<Form> FORMS = List.of(
            new Form(YEAR, Freq.A, parts -> LocalDate.of(number(parts.group(1)), 1, 1)),
            new Form(HALF, Freq.S, parts -> LocalDate.of(number(parts.group(1)), half(parts) * 6 - 5, 1)),
            new Form(QUARTER, Freq.Q, parts -> LocalDate.of(number(parts.group(1)), quarter(parts) * 3 - 2, 1)),
            new Form(MONTH, Freq.M, parts -> LocalDate.of(number(parts.group(1)), first(parts, 2, 3, 4, 5), 1)),
            new Form(
                    DAY,
                    Freq.D,
                    parts -> LocalDate.of(number(parts.group(1)), first(parts, 2, 5, 7), first(parts, 3, 6, 8))));

    private static int half(Matcher parts) {
        return parts.group(2) == null ? number(parts.group(3)) : parts.group(2).equals("上") ? 1 : 2;
    }

    private static int quarter(Matcher parts) {
        if (parts.group(2) == null) {
            return number(parts.group(3));
        }
        int chinese = "一二三四".indexOf(parts.group(2));
        return chinese >= 0 ? chinese + 1 : number(parts.group(2));
    }

    private static int first(Matcher parts, int... groups) {
        for (int group : groups) {
            if (parts.group(group) != null) {
                return number(parts.group(group));
            }
        }
        throw new IllegalStateException("no group of " + parts.pattern() + " matched");
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private record Form(Pattern pattern, Freq freq, FirstDay day) {}

    private interface FirstDay {
        LocalDate of(Matcher parts);
    }

    /**
     * The result of reading a cell.
     *
     * @param period the period; null where the cell holds none
     * @param fault why the cell holds no period; null where it holds one
     * @param suggestion the period that was meant, if only one is possible; else empty
     * @param mark the footnote mark; empty where there is none
     */
    record Result(TimePeriod period, FindingCode fault, String suggestion, String mark) {

        Result(TimePeriod period, FindingCode fault, String suggestion) {
            this(period, fault, suggestion, "");
        }

        static Result none(String suggestion) {
            return new Result(null, FindingCode.NOT_A_PERIOD, suggestion);
        }
    }
}
