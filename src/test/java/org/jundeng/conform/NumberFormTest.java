// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jundeng.binding.CharacterWidth;
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
            quoteCharacter = '"',
            value = {
                "1 870;1870",
                "1\u00A0870;1870",
                "1\u2009870;1870",
                "1\u2009870,5;",
                "12\u202F345\u202F678.5;12345678.5",
                "1'870;1870",
                "1’870;1870",
                "1 87;",
                "1 8700;",
                "1870 500;",
                "1 870,500;",
                "0,870;",
                "0 870;",
                "1.500;1.500"
            })
    void joinsGroupsOfThreeDigitsAndNothingElse(String cell, BigDecimal value) {
        assertThat(text.read(cell).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"95.2¹", "500②", "10⁵", "878.48²", "₁2", "5⒈", "⑶", "𝟏2", "½", "1½", "12Ⅱ", "٣٤", "一"})
    void neverMakesDigitsOfWhatIsNone(String cell) {
        assertThat(text.read(cell)).isEqualTo(NumberForm.Result.NONE);
        assertThat(json.read(cell)).isEqualTo(NumberForm.Result.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"815人;815", "815 persons;815", "4.7万人;47000", "4.7亿人;470000000", "815万人次;", "815户;", "人;", "815人人;"
            })
    void readsTheUnitsOwnWordBehindANumber(String cell, BigDecimal value) {
        NumberForm persons = new NumberForm(false, true, false, List.of("persons", "人"));
        BigDecimal read = persons.read(cell).value();

        assertThat(read == null ? null : read.stripTrailingZeros())
                .isEqualTo(value == null ? null : value.stripTrailingZeros());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3，2;3.2",
                "3,2;3.2",
                "3。2;3.2",
                "1.2.3;''",
                "NaN;''",
                "1,23,4;''",
                "12,3456;''",
                "1、500;''",
                "3、2;''",
                "1234,567;''",
                "1234,5;1234.5",
                "0,870;0.870",
                ".5;0.5",
                "-.5;-0.5",
                "1.234.567;1234567",
                "1.234,5;1234.5",
                "1.234;''",
                "3，2%;3.2%",
                "1。500;1.500"
            })
    void mendsSeparatorsWhereOnlyOneThingCanBeMeant(String cell, String meant) {
        assertThat(Separators.mended(cell)).isEqualTo(meant);
    }

    /** Every character there is: what becomes an ASCII digit is a full-width digit. */
    @Test
    void foldingWidthMakesDigitsOfFullWidthDigitsOnly() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                continue;
            }
            String folded = CharacterWidth.folded(Character.toString(point));
            boolean digit = folded.chars().anyMatch(c -> c >= '0' && c <= '9');
            boolean isOne = point >= '0' && point <= '9' || point >= '０' && point <= '９';

            assertThat(digit).as("U+%04X", point).isEqualTo(isOne);
        }
    }
}
