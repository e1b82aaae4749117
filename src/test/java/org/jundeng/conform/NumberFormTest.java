// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormTest {

    private final NumberForm text = new NumberForm(false, true, false);
    private final NumberForm percent = new NumberForm(true, false, false);
    private final NumberForm json = new NumberForm(false, true, true);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0;0",
                "-12.50;-12.50",
                "+3;3",
                "1,234.5;1234.5",
                "12,345,678;12345678",
                "１２３;123",
                "４．５;4.5",
                "１，２３４;1234",
                "−7;-7",
                "－7;-7",
                "' 8 ';8",
                "4.7万;47000.0",
                "1.2亿;120000000.0",
                "12345678901234567890.123;12345678901234567890.123"
            })
    void readsNumbers(String cell, BigDecimal value) {
        assertThat(text.read(cell).value()).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3，2",
                "1.2.3",
                "NaN",
                "Inf",
                "-Infinity",
                "1e5",
                "",
                "-",
                ".",
                "1.",
                ".5",
                "1,23",
                ",123",
                "1234,567",
                "12.3%",
                "=1+1",
                "0x1F",
                "一百",
                "1 2",
                "--1",
                "1-",
                "万",
                "٣",
                "1,,234",
                "1234,",
                "$5",
                "4.7万万"
            })
    void readsNothingElse(String cell) {
        assertThat(text.read(cell)).isEqualTo(NumberForm.Result.NONE);
    }

    @Test
    void readsPerCentOnlyWhereTheUnitIsPerCent() {
        assertThat(percent.read("12.3%").value()).isEqualByComparingTo("12.3");
        assertThat(percent.read("１２．３％").value()).isEqualByComparingTo("12.3");
        assertThat(percent.read("4.7万")).isEqualTo(NumberForm.Result.NONE);
    }

    @Test
    void readsExponentsOnlyWhereNumbersAreNumbers() {
        assertThat(json.read("1.5e3").value()).isEqualByComparingTo("1500");
        assertThat(json.read("1E-3").value()).isEqualByComparingTo("0.001");
        assertThat(json.read("1e400")).isEqualTo(NumberForm.Result.TOO_LONG);
        assertThat(json.read("1e99999999999")).isEqualTo(NumberForm.Result.TOO_LONG);
        assertThat(json.read("1e")).isEqualTo(NumberForm.Result.NONE);
    }

    @Test
    void refusesNumbersThatNobodyMeasured() {
        assertThat(text.read("9".repeat(400))).isEqualTo(NumberForm.Result.TOO_LONG);
        assertThat(text.read("0." + "1".repeat(400))).isEqualTo(NumberForm.Result.TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"3，2;3.2", "3,2;3.2", "3。2;3.2", "1.2.3;''", "NaN;''", "1,23,4;''"})
    void suggestsWhatWasMeantWhereOnlyOneThingCanBe(String cell, String suggestion) {
        assertThat(text.suggestion(cell)).isEqualTo(suggestion);
    }
}
