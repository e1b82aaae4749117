// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.contract.PeriodRules;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * Reads years that begin in one calendar year and end in the next, and the terms of school years: 2013—2014学年,
 * 2013学年第二学期, 2014年春季学期, 2013/14. A school year of one number begins in that year. A term is the half-year that
 * most of it lies in: the first one the second half of the year in which it begins.
 */
record SplitYears(PeriodRules.SplitYear standsFor) {

    private static final Pattern TWO = Pattern.compile(
            "(?:FY)?(\\d{4})年?(?:[-—–－~～/至]|——)(\\d{4}|\\d{2})(?:学年度?|财年|财政年度|年度?)?(?:第?([一二12上下])学期)?");
    private static final Pattern ONE = Pattern.compile("(\\d{4})学年度?(?:第?([一二12上下])学期)?");
    private static final Pattern SEASON = Pattern.compile("(\\d{4})年?([春秋])季?(?:学期)?");
    private static final int CENTURY = 100;

    /** The year or half-year that the text means; empty where it means none. */
    Optional<TimePeriod> read(String text) {
        Matcher two = TWO.matcher(text);
        if (two.matches()) {
            int start = Integer.parseInt(two.group(1));
            String end = two.group(2);
            boolean follows = end.length() == 2
                    ? Integer.parseInt(end) == (start + 1) % CENTURY
                    : Integer.parseInt(end) == start + 1;
            return follows ? Optional.of(period(start, two.group(3))) : Optional.empty();
        }
        Matcher one = ONE.matcher(text);
        if (one.matches()) {
            return Optional.of(period(Integer.parseInt(one.group(1)), one.group(2)));
        }
        Matcher season = SEASON.matcher(text);
        return season.matches()
                ? Optional.of(halfYear(
                        Integer.parseInt(season.group(1)), season.group(2).equals("春") ? 1 : 2))
                : Optional.empty();
    }

    private TimePeriod period(int start, String term) {
        if (term == null) {
            int year = standsFor == PeriodRules.SplitYear.START ? start : start + 1;
            return new TimePeriod(Freq.A, LocalDate.of(year, 1, 1));
        }
        return "一1上".contains(term) ? halfYear(start, 2) : halfYear(start + 1, 1);
    }

    private static TimePeriod halfYear(int year, int half) {
        return new TimePeriod(Freq.S, LocalDate.of(year, half == 1 ? 1 : 7, 1));
    }
}
