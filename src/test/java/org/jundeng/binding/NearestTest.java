// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> KNOWN = List.of("bureau", "feed", "steward", "上城区", "下城区");

    @Test
    void findsTheWordWithTheFewestEdits() {
        assertThat(Nearest.to("bureua", KNOWN)).contains("bureau");
        assertThat(Nearest.to("Steward", KNOWN)).contains("steward");
        assertThat(Nearest.to("上成区", KNOWN)).contains("上城区");
    }

    @Test
    void proposesNoWordOfWhichHalfIsOtherLetters() {
        assertThat(Nearest.only("户籍人口", Set.of("常住人口"), UnaryOperator.identity()))
                .isEmpty();
        assertThat(Nearest.only("常佳人口", Set.of("常住人口"), UnaryOperator.identity()))
                .contains("常住人口");
        assertThat(Nearest.only("住常人口", Set.of("常住人口"), UnaryOperator.identity()))
                .contains("常住人口");
    }

    @Test
    void findsNothingWhereTooMuchDiffers() {
        assertThat(Nearest.to("colour", KNOWN)).isEmpty();
    }
}
