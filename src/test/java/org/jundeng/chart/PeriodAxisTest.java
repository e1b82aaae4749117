// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.FontMetrics;
import java.util.List;
import java.util.stream.IntStream;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodAxisTest {

    @ParameterizedTest
    @CsvSource({
        "2013-07, 12, 2014-06 2014-04 2014-02 2013-12 2013-10 2013-08",
        "2011-07, 36, 2014-06 2013-12 2013-06 2012-12 2012-06 2011-12",
        "2010, 5, 2014 2013 2012 2011 2010",
        "2014-Q2, 1, 2014-Q2"
    })
    void namesAsManyAsFindRoomFromTheLastOn(String first, int number, String named) {
        List<TimePeriod> periods = from(first, number);

        assertThat(new PeriodAxis(periods).labelled(new TenWide(), 900).stream().map(TimePeriod::toString))
                .containsExactly(named.split(" "));
    }

    @Test
    void leftOutPeriodsTakeTheRoomTheyLasted() {
        List<TimePeriod> years = from("2009", 5);
        PeriodAxis periods = new PeriodAxis(List.of(years.get(0), years.get(3), years.get(4)));

        assertThat(periods.share(years.get(0))).isZero();
        assertThat(periods.share(years.get(3))).isBetween(0.749, 0.751);
        assertThat(periods.share(years.get(4))).isEqualTo(1);
    }

    @Test
    void singlePeriodIsInTheMiddle() {
        TimePeriod year = from("2014", 1).get(0);

        assertThat(new PeriodAxis(List.of(year)).share(year)).isEqualTo(0.5);
    }

    private static List<TimePeriod> from(String first, int number) {
        TimePeriod start = TimePeriod.parse(first).orElseThrow();
        return IntStream.range(0, number).mapToObj(start::plus).toList();
    }

    /** A font without a machine: each character is ten pixels wide. */
    private static final class TenWide extends FontMetrics {

        TenWide() {
            super(null);
        }

        @Override
        public int stringWidth(String text) {
            return 10 * text.length();
        }
    }
}
