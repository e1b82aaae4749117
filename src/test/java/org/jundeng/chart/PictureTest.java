// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTest {

    @Test
    void isShownAtHalfItsSize() {
        Picture picture = Picture.of(Series.from("2014-01", "1"), BigDecimal.TEN);

        assertThat(picture.shownWidth()).isEqualTo(360);
        assertThat(picture.shownHeight()).isEqualTo(160);
        assertThat(picture.bounds()).containsExactly(BigDecimal.TEN);
    }

    @Test
    void refusesPeriodsThatDoNotRise() {
        List<Picture.Point> points = Series.from("2014-01", "1", "2");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Picture.of(List.of(points.get(1), points.get(0)), null))
                .withMessage("points rise in time and have one frequency, but 2014-01 follows 2014-02");
    }

    @Test
    void refusesPeriodsOfTwoFrequencies() {
        List<Picture.Point> mixed = List.of(
                Series.from("2013", "1").get(0), Series.from("2014-01", "1").get(0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Picture.of(mixed, null))
                .withMessage("points rise in time and have one frequency, but 2014-01 follows 2013");
    }

    @Test
    void refusesASizeThatHoldsNoChart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Picture(List.of(), List.of(), 319, 360))
                .withMessage("widthPx is 320 to 2400, not 319");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Picture(List.of(), List.of(), 1080, 1601))
                .withMessage("heightPx is 160 to 1600, not 1601");
    }
}
