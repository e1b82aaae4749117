// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jundeng.sdmx.Component;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedFiguresTest {

    @ParameterizedTest
    @CsvSource({
        "M.*.*.F, , sex:F",
        "*, F, sex:F",
        "*.*.*.F, F, sex:F",
        "*.*.*.F, 'F,M', sex:F",
        "*.*.*.F, ne:M, sex:F",
        "'M.rate.xihu.F,M.rate.yuhang.F', , sex:F",
        "*.*.*.女:少, , sex:女:少",
        "M.*.*, , ''",
        "*.*.*._T, , ''",
        "'*.*.*.F,*.*.*.M', , ''",
        "'*.*.*.F,M', , ''",
        "*, ne:F, ''",
        "*.*.*.F, M, "
    })
    void asksTheApiForOneValueOfAFurtherDimension(String key, String condition, String asked) {
        Component sex = Figures.BY_SEX.component("sex").orElseThrow();
        List<ComponentCondition> conditions =
                condition == null ? List.of() : List.of(ComponentCondition.read(sex, condition));
        Optional<List<String>> pairs = AskedFigures.dimensions(Figures.of(key, conditions), Figures.BY_SEX);

        assertThat(pairs)
                .isEqualTo(Optional.ofNullable(asked)
                        .map(text -> text.isEmpty() ? List.of() : Arrays.asList(text.split(" "))));
    }

    @Test
    void whatAllFiguresHaveIsNoFurtherDimension() {
        assertThat(AskedFigures.dimensions(Figures.of("M.rate.xihu", List.of()), Figures.PLAIN))
                .contains(List.of());
    }
}
