// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a curve of a target shows: the figures or amounts, those that were behind, and the way to what is promised. */
class TargetCourseTest {

    private static final Catalogue CATALOGUE = Catalogue.read(ConfigCopy.whole(), new Faults());

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a floor due later, on its way  | floor >= 100 freq=M | 2013-01=10 2013-12=50 2014-06=70 | 2013-01=10 2013-12=50 2014-06=70 | 2013-01-31:10>2015-12-31:100
            a floor due later, behind      | floor >= 100 base=2012:80 | 2013=81 2014=95 | 2013=81! 2014=95 | 2012-12-31:80>2015-12-31:100
            held before and lost           | floor >= 100 freq=M base=2012:80 | 2013-01=101 2013-02=99 | 2013-01=101 2013-02=99! | 2012-12-31:80>2015-12-31:100
            not reached at the deadline    | floor >= 100 base=2012:80 | 2014=95 2015=99 2016=99.5 2017=100 | 2014=95 2015=99! 2016=99.5! 2017=100 | 2012-12-31:80>2015-12-31:100
            reached before the deadline    | floor >= 100 base=2012:80 | 2013=101 | 2013=101 | 2012-12-31:80>2015-12-31:100
            a ceiling must always hold     | ceiling <= 4 freq=M dir=down | 2012-12=5 2014-01=4.5 2014-02=3.9 | 2012-12=5 2014-01=4.5! 2014-02=3.9 |
            one figure tells no way        | floor >= 100 | 2013=50 | 2013=50 |
            growth has no straight way     | floor >= 100 method=growth base=2012:80 | 2013=90 | 2013=90 |
            a fall against its base        | reduction >= 10 dir=down base=2010:200 | 2012=200 2013=199 2014=182 | 2012=200 2013=199! 2014=182 | 2010-12-31:200>2015-12-31:180
            a sum of months, on its way    | cumulative >= 360 tc=sum unit=人 freq=M min=0 from=2013-01-01 | 2013-01=10 2013-02=10 2013-03=10 | 2013-01=10 2013-02=20 2013-03=30 | 2012-12-31:0>2015-12-31:360
            a sum of months, behind        | cumulative >= 360 tc=sum unit=人 freq=Q min=0 | 2013-Q1=1 2013-Q2=2 2013-Q3=3 2013-Q4=200 | 2013-Q1=1 2013-Q2=3! 2013-Q3=6! 2013-Q4=206 | 2012-12-31:0>2015-12-31:360
            a month that is not known      | cumulative >= 360 tc=sum unit=人 freq=M min=0 | 2013-01=10 2013-03=10 | 2013-01=10 | 2012-12-31:0>2015-12-31:360
            a stock that grows             | cumulative >= 36 unit=人 freq=A | 2013=2 2014=24 | 2013=2! 2014=24 | 2012-12-31:0>2015-12-31:36
            each year anew                 | per-year >= 12 tc=sum unit=人 freq=Q min=0 until=2014-12-31 | 2013-Q1=3 2013-Q2=3 2013-Q3=3 2013-Q4=2 2014-Q1=3 | 2013-Q1=3 2013-Q2=6 2013-Q3=9 2013-Q4=11! 2014-Q1=3 | 2012-12-31:0>2013-12-31:12 2013-12-31:0>2014-12-31:12
            nothing is known               | floor >= 100 | | |
            """)
    void showsWhatWasBehindAndTheWay(String name, String target, String figures, String points, String ways) {
        TargetRow row = new TargetRow(target.strip());

        TargetCourse.Course course = new TargetCourse(CATALOGUE, row.target(), row.indicator())
                .in("fuyang", history(figures), History.NONE, LocalDate.of(2018, 7, 10));

        assertThat(course.points().stream()
                        .map(point -> point.timePeriod() + "=" + point.obsValue() + (point.isBehind() ? "!" : ""))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(points == null ? "" : points);
        assertThat(course.ways().stream()
                        .map(way -> way.start() + ":"
                                + way.from().stripTrailingZeros().toPlainString() + ">" + way.end() + ":"
                                + way.to().stripTrailingZeros().toPlainString())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(ways == null ? "" : ways);
        assertThat(course.bound()).isNotNull();
        assertThat(course.ofAmounts()).isEqualTo(target.contains("tc=sum"));
    }

    private static History history(String figures) {
        List<Figure> all = new ArrayList<>();
        if (figures != null) {
            Arrays.stream(figures.split(" "))
                    .map(figure -> figure.split("="))
                    .forEach(figure -> all.add(new Figure(
                            1,
                            TimePeriod.parse(figure[0]).orElseThrow(),
                            new BigDecimal(figure[1]),
                            null,
                            new Figure.Source(1, 2, "a.csv"))));
        }
        all.sort(Comparator.comparing(Figure::timePeriod));
        return History.of(all);
    }
}
