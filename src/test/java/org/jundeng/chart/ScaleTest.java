// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "3.05 3.61, 3 3.2 3.4 3.6 3.8",
        "120.5 455, 100 200 300 400 500",
        "0 0, 0 0.5 1",
        "98.5 98.5, 90 95 100 105",
        "-3 -3, -3.1 -3 -2.9",
        "-7 5, -10 -5 0 5",
        "10023000 10023690, 10023000 10023200 10023400 10023600 10023800",
        "0.0001 0.0003, 0.0001 0.00015 0.0002 0.00025 0.0003",
        "1E+400 3E+400, 1E+400 1.5E+400 2E+400 2.5E+400 3E+400",
        "1E-1000000000 1, 0 0.5 1",
        "-1E-1000000000 1, -0.5 0 0.5 1"
    })
    void ticksAreShortNumbersAroundTheFigures(String figures, String ticks) {
        assertThat(scale(figures).ticks().stream().map(NumberLabel::of).collect(Collectors.joining(" ")))
                .isEqualTo(ticks);
    }

    @Test
    void ticksNeedNoMoreThanSixDigits() {
        assertThat(scale("1000000.0001 1000000.0002").ticks())
                .containsExactlyElementsOf(Arrays.stream("999990 1000000 1000010 1000020".split(" "))
                        .map(BigDecimal::new)
                        .map(tick -> tick.setScale(-1))
                        .toList());
    }

    @Test
    void sharesRunFromTheLowestTickToTheHighest() {
        Scale scale = scale("120.5 455");

        assertThat(scale.share(new BigDecimal("100"))).isZero();
        assertThat(scale.share(new BigDecimal("300.0"))).isEqualTo(0.5);
        assertThat(scale.share(new BigDecimal("500"))).isEqualTo(1);
    }

    private static Scale scale(String figures) {
        return Scale.of(Arrays.stream(figures.split(" ")).map(BigDecimal::new).toList());
    }
}
