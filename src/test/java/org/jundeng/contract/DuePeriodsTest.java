// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.WorkingDays;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Due days by the calendar that is shipped: 2013 to 2016 with holidays and the week-ends swapped for them. */
class DuePeriodsTest {

    private static final BroughtPeriods NOTHING = BroughtPeriods.of(List.of());
    private static final WorkingDays DAYS =
            Catalogue.read(Path.of("config"), new Faults()).workingDays();

    private static DuePeriods due(Freq freq, Integer workingDay) {
        return new DuePeriods(Promised.of(freq, workingDay, null), DAYS);
    }

    /** What the row promises: its frequency and working day. */
    private static DuePeriods due(ArgumentsAccessor row) {
        return due(Freq.valueOf(row.getString(1)), row.getInteger(2));
    }

    private static LocalDate on(ArgumentsAccessor row) {
        return LocalDate.parse(row.getString(3));
    }

    private static TimePeriod period(String text) {
        return TimePeriod.parse(text).orElseThrow();
    }

    private static BroughtPeriods came(String periods) {
        return BroughtPeriods.of(periods(periods));
    }

    private static List<TimePeriod> periods(String all) {
        return all == null
                ? List.of()
                : Arrays.stream(all.split(" ")).map(DuePeriodsTest::period).toList();
    }

    private static String words(List<DuePeriods.Overdue> overdue) {
        return overdue.stream()
                .map(one -> one.timePeriod() + " " + one.dueDay() + " " + one.workingDays())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{0} is due on {2}: {3}")
    @CsvSource({
        "2014-06, 8, 2014-07-10, no holiday",
        "2014-05, 8, 2014-06-12, Dragon Boat Festival on a Monday",
        "2014-01, 8, 2014-02-17, Spring Festival and a worked Saturday",
        "2013-01, 8, 2013-02-17, the due day itself is a worked Sunday",
        "2014-09, 8, 2014-10-16, the National Day week and a worked Saturday",
        "2013-09, 8, 2013-10-16, the same a year earlier with a worked Saturday",
        "2013-12, 8, 2014-01-13, across the year's end",
        "2015-08, 4, 2015-09-07, an extraordinary holiday and a worked Sunday",
        "2015-02, 1, 2015-03-02, the month ends on a worked Saturday",
        "2016-02, 1, 2016-03-01, leap year",
        "2016-12, 8, 2017-01-11, a year without a calendar",
        "2014-Q2, 12, 2014-07-16, quarter",
        "2014-Q1, 12, 2014-04-17, quarter with the Tomb-sweeping Day behind it",
        "2014-S1, 12, 2014-07-16, half-year",
        "2013-S2, 30, 2014-02-17, second half-year",
        "2013, 30, 2014-02-17, year",
        "2014, 60, 2015-03-31, year with a long time",
        "2014-06-06, 1, 2014-06-09, day before a week-end"
    })
    void countsWorkingDaysFromThePeriodsEnd(String period, int workingDay, LocalDate expected, String why) {
        assertThat(due(period(period).freq(), workingDay).dueDay(period(period)))
                .as(why)
                .contains(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
                    not overdue before the due day            | M | 8  | 2014-07-09 | 2014-04 2014-05 | ''
                    not overdue on the due day                | M | 8  | 2014-07-10 | 2014-04 2014-05 | ''
                    one day on the first day after it         | M | 8  | 2014-07-11 | 2014-05 | 2014-06 2014-07-10 1
                    one day over the week-end too             | M | 8  | 2014-07-13 | 2014-05 | 2014-06 2014-07-10 1
                    two days on the Monday                    | M | 8  | 2014-07-14 | 2014-05 | 2014-06 2014-07-10 2
                    the week-end after a due Friday is no day | M | 9  | 2014-07-12 | 2014-05 | 2014-06 2014-07-11 0
                    and the Monday after it is one            | M | 9  | 2014-07-14 | 2014-05 | 2014-06 2014-07-11 1
                    a holiday week is no day                  | M | 19 | 2014-10-07 | 2014-07 | 2014-08 2014-09-26 3
                    a worked Sunday is one                    | M | 19 | 2014-09-28 | 2014-07 | 2014-08 2014-09-26 1
                    nothing where all came                    | M | 8  | 2014-07-31 | 2014-05 2014-06 | ''
                    a period that came ahead is no matter     | M | 8  | 2014-07-10 | 2014-05 2014-06 2014-07 | ''
                    a gap between periods                     | M | 8  | 2014-07-10 | 2014-03 2014-04 2014-06 \
                    | 2014-05 2014-06-12 20
                    several at once, the earliest first       | M | 8  | 2014-07-11 | 2014-04 \
                    | 2014-05 2014-06-12 21, 2014-06 2014-07-10 1
                    nothing before the first that ever came   | M | 8  | 2014-07-10 | 2014-05 | ''
                    the first is not due so far               | M | 8  | 2014-07-10 | 2014-07 | ''
                    never came: the last due one only         | M | 8  | 2014-07-10 | - | 2014-05 2014-06-12 20
                    never came, a day later                   | M | 8  | 2014-07-11 | - | 2014-06 2014-07-10 1
                    never came, quarter                       | Q | 12 | 2014-07-17 | - | 2014-Q2 2014-07-16 1
                    never came, quarter on its due day        | Q | 12 | 2014-07-16 | - | 2014-Q1 2014-04-17 62
                    half-year                                 | S | 12 | 2014-07-17 | 2013-S2 | 2014-S1 2014-07-16 1
                    year on its due day                       | A | 30 | 2014-02-17 | 2012 | ''
                    year                                      | A | 30 | 2014-02-18 | 2012 | 2013 2014-02-17 1
                    years                                     | A | 30 | 2014-07-10 | 2012 | 2013 2014-02-17 100
                    days                                      | D | 1  | 2014-06-12 | 2014-06-09 \
                    | 2014-06-10 2014-06-11 1
                    periods of another frequency do not count | M | 8  | 2014-07-11 | 2014 2014-Q2 2014-S1 \
                    | 2014-06 2014-07-10 1
                    nothing agreed                            | M | -  | 2014-07-31 | 2014-01 | ''
                    """)
    void tellsWhatIsOverdue(ArgumentsAccessor row) {
        assertThat(words(due(row).overdueOn(on(row), came(row.getString(4))))).isEqualTo(row.getString(5));
    }

    @Test
    void goesBackNoFurtherThanIsKnown() {
        TreeSet<TimePeriod> known = new TreeSet<>(periods("2009-01 2014-04"));
        BroughtPeriods brought = new BroughtPeriods(LocalDate.of(2014, 3, 1), known);

        assertThat(words(due(Freq.M, 8).overdueOn(LocalDate.of(2014, 6, 13), brought)))
                .isEqualTo("2014-03 2014-04-11 43, 2014-05 2014-06-12 1");
    }

    /** What a feed was reported to owe does not vanish because another period is due. */
    @Test
    void goesOnAskingForWhatItAskedFor() {
        BroughtPeriods nothing =
                new BroughtPeriods(LocalDate.of(2011, 1, 1), new TreeSet<>(), Map.of(Freq.M, period("2014-05")));

        assertThat(words(due(Freq.M, 8).overdueOn(LocalDate.of(2014, 7, 11), nothing)))
                .isEqualTo("2014-05 2014-06-12 21, 2014-06 2014-07-10 1");
        assertThat(words(due(Freq.Q, 12).overdueOn(LocalDate.of(2014, 7, 17), nothing)))
                .as("its contract was changed to quarters")
                .isEqualTo("2014-Q2 2014-07-16 1");
        BroughtPeriods later = new BroughtPeriods(
                nothing.since(), new TreeSet<>(periods("2014-06")), Map.of(Freq.M, period("2014-05")));
        assertThat(words(due(Freq.M, 8).overdueOn(LocalDate.of(2014, 7, 11), later)))
                .as("expected from the first that came")
                .isEmpty();
    }

    @Test
    void leavesOutAPeriodThatBeginsBeforeWhatIsKnown() {
        TreeSet<TimePeriod> known = new TreeSet<>(periods("2009-Q1"));
        BroughtPeriods brought = new BroughtPeriods(LocalDate.of(2013, 11, 15), known);

        assertThat(words(due(Freq.Q, 12).overdueOn(LocalDate.of(2014, 4, 18), brought)))
                .isEqualTo("2014-Q1 2014-04-17 1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
                    the period that has just ended    | M | 8  | 2014-07-09 | 2014-05 | 2014-06 2014-07-10 1
                    none left on the due day          | M | 8  | 2014-07-10 | 2014-05 | 2014-06 2014-07-10 0
                    the one after it the day after    | M | 8  | 2014-07-11 | 2014-05 | 2014-07 2014-08-12 22
                    one that came is passed over      | M | 8  | 2014-07-10 | 2014-06 | 2014-07 2014-08-12 23
                    so are several                    | M | 8  | 2014-07-10 | 2014-06 2014-07 2014-08 \
                    | 2014-09 2014-10-16 66
                    an overdue one is not coming      | M | 8  | 2014-07-09 | 2014-04 | 2014-06 2014-07-10 1
                    a period that has not ended       | Q | 12 | 2014-05-20 | 2014-Q1 | 2014-Q2 2014-07-16 40
                    half-year                         | S | 12 | 2014-07-10 | 2013-S2 | 2014-S1 2014-07-16 4
                    year that came early              | A | 30 | 2014-07-10 | 2013 2014 | 2015 2016-02-17 399
                    never came                        | M | 8  | 2014-07-10 | - | 2014-06 2014-07-10 0
                    """)
    void tellsWhatComesNext(ArgumentsAccessor row) {
        assertThat(due(row).nextDue(on(row), came(row.getString(4))))
                .map(next -> next.timePeriod() + " " + next.dueDay() + " " + next.workingDays())
                .contains(row.getString(5));
    }

    @Test
    void knowsNoDueDayWhereNothingIsAgreed() {
        assertThat(due(Freq.M, null).dueDay(period("2014-06"))).isEmpty();
        assertThat(due(Freq.M, null).nextDue(LocalDate.of(2014, 7, 10), NOTHING))
                .isEmpty();
    }

    @Test
    void knowsNoDueDayOfAPeriodThatTheFeedDoesNotBring() {
        assertThatThrownBy(() -> due(Freq.M, 8).dueDay(period("2014-Q2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the feed brings periods of frequency M, which 2014-Q2 is not");
    }
}
