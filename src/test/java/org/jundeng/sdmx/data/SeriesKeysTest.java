// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jundeng.api.Unanswerable;
import org.jundeng.sdmx.Layout;
import org.jundeng.sdmx.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesKeysTest {

    private static final Structure BY_SEX = new Structure(new Layout(List.of("sex")));

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "M, true",
        "M.*, true",
        "*.rate, true",
        ".rate, true",
        "M..xihu, true",
        "M.rate.xihu.F, true",
        "M.rate.xihu._T, false",
        "Q, false",
        "*.*.*.F, true",
        "M.rate.yuhang, false"
    })
    void matchesPositionByPosition(String key, boolean matches) {
        assertThat(SeriesKeys.read(key).match(figure())).isEqualTo(matches);
    }

    @Test
    void oneOfSeveralKeysIsEnough() {
        SeriesKeys keys = SeriesKeys.read("M.rate.yuhang,M.rate.xihu");

        assertThat(keys.match(figure())).isTrue();
        assertThat(keys.at(2)).hasValueSatisfying(areas -> assertThat(areas).containsExactly("yuhang", "xihu"));
        assertThat(keys.at(3)).isEmpty();
        assertThat(SeriesKeys.read("M.rate.yuhang,M").at(2)).isEmpty();
        assertThat(SeriesKeys.read("M.rate.yuhang,M").named(2)).containsExactly("yuhang");
    }

    @ParameterizedTest
    @ValueSource(strings = {"M+Q", "M*", "**", "M.ra*e", "M.rate.xihu.F\u0000"})
    void refusesWhatIsNoKey(String key) {
        assertThatThrownBy(() -> SeriesKeys.read(key)).isInstanceOf(Unanswerable.class);
    }

    @Test
    void refusesMorePositionsThanTheStructureHas() {
        SeriesKeys.read("M.rate.xihu.F").check(BY_SEX);
        assertThatThrownBy(() -> SeriesKeys.read("M.rate.xihu.F.2014").check(BY_SEX))
                .isInstanceOf(Unanswerable.class)
                .hasMessage("\"M.rate.xihu.F.2014\" is no value of \"key\".");
    }

    @Test
    void takesAsManyKeysAsTheApiTakesValues() {
        assertThat(SeriesKeys.read("M" + ",M".repeat(99)).keys()).hasSize(100);
        assertThatThrownBy(() -> SeriesKeys.read("M" + ",M".repeat(100)))
                .isInstanceOf(Unanswerable.class)
                .hasMessage("\"key\" names more than 100 values.");
    }

    private static SdmxFigure figure() {
        String[] values = new String[BY_SEX.components().size()];
        values[0] = "M";
        values[1] = "rate";
        values[2] = "xihu";
        values[3] = "F";
        return new SdmxFigure(BY_SEX, values, false);
    }
}
