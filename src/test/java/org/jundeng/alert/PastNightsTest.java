// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PastNightsTest {

    private static final LocalDate TODAY = LocalDate.parse("2014-07-10");

    @Test
    void areAllDaysFromTheFirstThatSomethingIsKnownOfToToday() {
        List<LocalDate> nights = of(null, null, "2014-06-01", "2014-07-01");

        assertThat(nights).hasSize(40).startsWith(LocalDate.parse("2014-06-01")).endsWith(TODAY);
    }

    @Test
    void goThreeYearsBackAtMost() {
        assertThat(of(null, null, "1990-01-01", "2014-07-01"))
                .startsWith(LocalDate.parse("2011-07-01"))
                .hasSize(1096 + 10);
    }

    @Test
    void areThoseThatAreAskedFor() {
        assertThat(of("2013-12-30", "2014-01-02", "1990-01-01", "2014-07-01"))
                .containsExactly(
                        LocalDate.parse("2013-12-30"),
                        LocalDate.parse("2013-12-31"),
                        LocalDate.parse("2014-01-01"),
                        LocalDate.parse("2014-01-02"));
    }

    @Test
    void beginWhereSomethingIsKnownEvenIfMoreIsAskedFor() {
        assertThat(of("1000-01-01", null, "2014-07-01")).hasSize(10);
    }

    @Test
    void followAWarehouseThatFellSilentForAYearAndThenLookAtToday() {
        assertThat(of(null, null, "2012-01-01", "2012-02-01"))
                .hasSize(31 + 366 + 1 + 1)
                .contains(LocalDate.parse("2013-02-01"))
                .endsWith(LocalDate.parse("2013-02-01"), TODAY);
    }

    @Test
    void areTodayAloneWhereNothingIsKnown() {
        assertThat(of(null, null)).containsExactly(TODAY);
        assertThat(of("2013-01-01", "2013-02-01", "2014-01-01")).containsExactly(LocalDate.parse("2013-02-01"));
    }

    @Test
    void refuseAFirstOneAfterTheLast() {
        assertThatThrownBy(() -> new PastNights(TODAY.plusDays(1), null, TODAY))
                .hasMessage("the first night, 2014-07-11, is after the last");
    }

    private static List<LocalDate> of(String from, String to, String... seen) {
        return new PastNights(date(from), date(to), TODAY)
                .of(new TreeSet<>(Stream.of(seen).map(LocalDate::parse).toList()));
    }

    private static LocalDate date(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
