// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NearestWordTest {

    private static final List<String> KNOWN = List.of("bureau", "feed", "steward", "上城区", "下城区");

    @Test
    void findsTheWordWithTheFewestEdits() {
        assertThat(NearestWord.to("bureua", KNOWN)).contains("bureau");
        assertThat(NearestWord.to("Steward", KNOWN)).contains("steward");
        assertThat(NearestWord.to("上成区", KNOWN)).contains("上城区");
    }

    @Test
    void proposesNoWordOfWhichHalfIsOtherLetters() {
        assertThat(NearestWord.only("户籍人口", Set.of("常住人口"), UnaryOperator.identity()))
                .isEmpty();
        assertThat(NearestWord.only("常佳人口", Set.of("常住人口"), UnaryOperator.identity()))
                .contains("常住人口");
        assertThat(NearestWord.only("住常人口", Set.of("常住人口"), UnaryOperator.identity()))
                .contains("常住人口");
    }

    @Test
    void findsNothingWhereTooMuchDiffers() {
        assertThat(NearestWord.to("colour", KNOWN)).isEmpty();
    }
}
