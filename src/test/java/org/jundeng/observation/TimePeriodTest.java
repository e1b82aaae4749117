// SPDX-License-Identifier: Apache-2.0
package org.jundeng.observation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimePeriodTest {

    @ParameterizedTest
    @CsvSource({"2014, 1", "2014-S2, 2", "2014-Q3, 3", "2014-12, 12", "2014-02-01, 32"})
    void knowsItsNumberInTheYear(String period, int number) {
        assertThat(TimePeriod.parse(period).orElseThrow().noInYear()).isEqualTo(number);
    }
}
