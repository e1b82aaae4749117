// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberLabelTest {

    @ParameterizedTest
    @CsvSource({
        "3.50, 3.5",
        "450.000, 450",
        "4.5E+2, 450",
        "0.00, 0",
        "-0.35, -0.35",
        "10023231, 10023231",
        "100000000, 100000000",
        "1000000000000, 1E+12",
        "0.000025, 0.000025",
        "2.5E-12, 2.5E-12",
        "1E-1000000000, 1E-1000000000"
    })
    void isExactAndWithoutTrailingZeros(String number, String written) {
        assertThat(NumberLabel.of(new BigDecimal(number))).isEqualTo(written);
    }

    @Test
    void isLeftOutRatherThanRounded() {
        assertThat(NumberLabel.of(new BigDecimal("3.1415926535897932384"))).isEmpty();
    }
}
