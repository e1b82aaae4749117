// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;

/** The geometry of a curve. */
class CurveTest {

    @Test
    void hasNothingToDrawWithoutAFigure() {
        assertThat(Curve.of(List.of(), List.of(), List.of())).isEmpty();
        assertThat(Curve.of(List.of(point("2014-01", null)), List.of(BigDecimal.ONE), List.of()))
                .isEmpty();
    }

    @Test
    void breaksTheLineWhereAPeriodIsMissingOrHasNoFigure() {
        Curve curve = Curve.of(
                        List.of(
                                point("2014-01", "1"),
                                point("2014-02", "2"),
                                point("2014-04", "3"),
                                point("2014-05", null),
                                point("2014-06", "4"),
                                point("2014-07", "5")),
                        List.of(),
                        List.of())
                .orElseThrow();

        assertThat(curve.lines()).hasSize(2).allSatisfy(line -> assertThat(line.split(" "))
                .hasSize(2));
        assertThat(curve.dots()).hasSize(5);
    }

    @Test
    void reachesAsFarAsWhatIsPromised() {
        Curve curve = Curve.of(
                        List.of(point("2014-01", "10")),
                        List.of(new BigDecimal("100")),
                        List.of(new Curve.Promise(
                                LocalDate.of(2013, 1, 1),
                                BigDecimal.ZERO,
                                LocalDate.of(2015, 12, 31),
                                new BigDecimal("100"))))
                .orElseThrow();

        assertThat(curve.ways().get(0).x1()).isEqualTo(curve.left());
        assertThat(curve.ways().get(0).y1()).isEqualTo(curve.bottom());
        assertThat(curve.ways().get(0).y2())
                .isEqualTo(curve.bounds().get(0))
                .isLessThan(curve.ways().get(0).y1());
        assertThat(curve.across()).extracting(Curve.Tick::text).containsExactly("2013", "2014", "2015");
        assertThat(curve.dots().get(0).x())
                .isBetween(curve.ways().get(0).x1(), curve.ways().get(0).x2());
    }

    @Test
    void leadsForwardInTime() {
        LocalDate day = LocalDate.of(2014, 1, 1);

        assertThatThrownBy(() -> new Curve.Promise(day, BigDecimal.ZERO, day, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a later day");
    }

    @Property(tries = 200)
    void liesWithinItsBox(@ForAll @Size(min = 1, max = 40) List<Short> values, @ForAll short bound) {
        List<Picture.Point> points = new ArrayList<>();
        LocalDate month = LocalDate.of(2012, 11, 1);
        for (short value : values) {
            points.add(new Picture.Point(
                    TimePeriod.containing(org.jundeng.observation.Freq.M, month), BigDecimal.valueOf(value, 2), false));
            month = month.plusMonths(1);
        }

        Curve curve = Curve.of(points, List.of(BigDecimal.valueOf(bound, 2)), List.of())
                .orElseThrow();

        assertThat(curve.dots()).hasSize(values.size()).allSatisfy(dot -> {
            assertThat(dot.x()).isBetween(curve.left(), curve.width());
            assertThat(dot.y()).isBetween(0, curve.bottom());
        });
        assertThat(curve.bounds()).allSatisfy(y -> assertThat(y).isBetween(0, curve.bottom()));
        assertThat(curve.up()).hasSizeGreaterThan(2).allSatisfy(tick -> assertThat(tick.at())
                .isBetween(0, curve.bottom()));
        assertThat(curve.across()).isNotEmpty().allSatisfy(tick -> assertThat(tick.at())
                .isBetween(curve.left(), curve.width()));
    }

    private static Picture.Point point(String period, String value) {
        return new Picture.Point(
                TimePeriod.parse(period).orElseThrow(), value == null ? null : new BigDecimal(value), false);
    }
}
