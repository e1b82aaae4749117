// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator.Direction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {

    @ParameterizedTest(name = "{2} {3} {0} {1}")
    @CsvSource({
        ">=, 85,  85,      keeps,   UP",
        ">=, 85,  84.9999, crosses, UP",
        "<=, 4,   4.00,    keeps,   DOWN",
        "<=, 4,   4.0001,  crosses, DOWN",
        ">,  95,  95,      crosses, UP",
        ">,  95,  95.01,   keeps,   UP",
        "<,  10,  10,      crosses, DOWN",
        "<,  10,  9.9,     keeps,   DOWN",
        "=,  100, 100.0,   keeps,   UP",
        "=,  100, 100.1,   crosses, UP",
        "=,  100, 99.9,    crosses, UP",
        "~,  96,  91.2,    keeps,   UP",
        "~,  96,  91.1999, crosses, UP",
        "~,  96,  100,     keeps,   UP",
        "~,  3.5, 3.675,   keeps,   DOWN",
        "~,  3.5, 3.676,   crosses, DOWN",
        "~,  3.5, 0.1,     keeps,   DOWN",
        "~,  50,  52.6,    crosses, NEUTRAL",
        "~,  50,  47.4,    crosses, NEUTRAL",
        "~,  -10, -10.5,   keeps,   UP",
        "~,  -10, -10.51,  crosses, UP",
    })
    void saysWhetherFigureKeepsToIt(
            String sign, BigDecimal value, BigDecimal figure, String verdict, Direction direction) {
        Bound bound = new Bound(Comparator.of(sign), value, direction);

        assertThat(bound.holds(figure)).isEqualTo(verdict.equals("keeps"));
    }
}
