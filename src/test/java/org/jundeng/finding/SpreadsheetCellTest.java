// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1.csv", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1", "－1", "＠a"})
    void aTextThatBeginsAsAFormulaHasAnApostropheInFront(String text) {
        assertThat(SpreadsheetCell.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "就业月报-2014.csv", "a=1", "'=1", "=", "-", "1-2", "{\"sex\":\"f\"}", "≥"})
    void anyOtherStaysAsItIs(String text) {
        assertThat(SpreadsheetCell.of(text)).isEqualTo(text);
    }

    @Test
    void absenceStaysAbsence() {
        assertThat(SpreadsheetCell.of(null)).isNull();
        assertThat(SpreadsheetCell.ofKey(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-14", "+65", "-14~20", "+65 岁", "F", "_T", "-3.25", "-", "－14"})
    void keysStayAsProgramsTakeThem(String key) {
        assertThat(SpreadsheetCell.ofKey(key)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "@SUM", "=HYPERLINK(\"x\")", "+cmd|' /c'!A0", "-2+SUM(A1)", "＝1", "\t=1", "－甲（乙）"})
    void keysByWhichASpreadsheetActsHaveAnApostrophe(String key) {
        assertThat(SpreadsheetCell.ofKey(key)).isEqualTo("'" + key);
    }
}
