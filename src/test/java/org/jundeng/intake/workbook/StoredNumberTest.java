// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class StoredNumberTest {

    private static final CellTexts TEXTS = new CellTexts(false);

    /** As xlsx stores it, with the 17 digits that tell it from its neighbours, and as xls does. */
    @Property(tries = 2000)
    void anyNumberOfFifteenDigitsComesBackAsItWasTyped(
            @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long digits,
            @ForAll @IntRange(min = -20, max = 20) int scale) {
        BigDecimal typed = new BigDecimal(BigInteger.valueOf(digits), scale);
        double binary = typed.doubleValue();

        assertThat(new BigDecimal(TEXTS.number(Double.toString(binary), NumberFormat.PLAIN)))
                .isEqualByComparingTo(typed);
        assertThat(new BigDecimal(TEXTS.number(seventeen(binary), NumberFormat.PLAIN)))
                .isEqualByComparingTo(typed);
        assertThat(new BigDecimal(TEXTS.number(StoredNumber.of(binary), NumberFormat.PLAIN)))
                .isEqualByComparingTo(typed);
        String percent = TEXTS.number(Double.toString(binary), NumberFormat.PERCENT);
        assertThat(new BigDecimal(percent.replace("%", ""))).isEqualByComparingTo(typed.movePointRight(2));
        assertThat(percent).doesNotContain("E");
    }

    private static String seventeen(double binary) {
        return new BigDecimal(binary).round(new java.math.MathContext(17)).toString();
    }

    @Property(tries = 1000)
    void aTextIsTakenAsItIsOnlyIfItIsTheShortest(
            @ForAll @LongRange(min = -99_999_999L, max = 99_999_999L) long digits,
            @ForAll @IntRange(min = 0, max = 10) int scale) {
        String text = new BigDecimal(BigInteger.valueOf(digits), scale).toPlainString();

        assertThat(TEXTS.number(text, NumberFormat.PLAIN)).isEqualTo(StoredNumber.text(StoredNumber.of(text)));
    }

    @Test
    void tellsNumbersFromOtherTexts() {
        for (String text : List.of("", "-", ".", "1.", ".5", "01", "-01", "1.50", "1e3", "0.0", "-0", "--1", "1.2.3")) {
            assertThat(StoredNumber.isShortest(text)).as(text).isFalse();
        }
        for (String text : List.of("0", "5", "-5", "0.5", "-0.5", "10", "100.01")) {
            assertThat(StoredNumber.isShortest(text)).as(text).isTrue();
        }
    }
}
