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
import org.junit.jupiter.params.provider.CsvFileSource;

/** What a curve of a target shows: the figures or amounts, those that were behind, and the way to what is promised. */
class TargetCourseTest {

    private static final Catalogue CATALOGUE = Catalogue.read(ConfigCopy.whole(), new Faults());

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "course.psv", delimiter = '|')
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
