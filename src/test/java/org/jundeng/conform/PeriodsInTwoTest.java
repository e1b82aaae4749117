// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods in two columns or of two calendar years, several frequencies in one table, and multipliers. */
class PeriodsInTwoTest {

    private static final String IN_TWO = "layout: wide, bad-rows: {policy: quarantine-row, max-share: 1}, columns: ["
            + "{name: 地区, role: ref-area}, {name: 年, role: year}, {name: 期, role: part-of-year},"
            + "{name: 就业, role: obs-value, indicator: new-jobs}]";
    private static final String IN_ONE = "layout: wide, bad-rows: {policy: quarantine-row, max-share: 1}, columns: ["
            + "{name: 地区, role: ref-area}, {name: 时期, role: time-period},"
            + "{name: 就业, role: obs-value, indicator: new-jobs}]";

    @TempDir
    private Path folder;

    private List<String> told(String header, String cells, Contract contract) throws IOException {
        Delivered delivered = Delivered.of(folder, header + "\n上城区," + cells + ",5\n", contract);
        return delivered.observations().isEmpty() ? delivered.findings() : delivered.observations();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M|2014,6|2014-06",
                "M|2014年,6月|2014-06",
                "M|２０１４,06|2014-06",
                "M|2014,六月|2014-06",
                "Q|2014,2|2014-Q2",
                "Q|2014,二季度|2014-Q2",
                "Q|2014,第1季度|2014-Q1",
                "Q|2014,Q2|2014-Q2",
                "S|2014,上半年|2014-S1",
                "S|2013,2|2013-S2",
            })
    void joinsAYearAndAPartOfIt(String freq, String cells, String period) throws IOException {
        assertThat(told("地区,年,期,就业", cells, ContractText.of(freq, "csv", IN_TWO)))
                .containsExactly("new-jobs shangcheng " + period + " 5A @2:4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2014,13|2 期 not-a-period 13[2014-06, 2014年6月, ]",
                "2014,|2 期 missing-cell [期]",
                ",6|2 年 missing-cell [年]",
                "去年,6|2 年 not-a-period 去年[2014-06, 2014年6月, ]",
                "2014,二季度|2 期 wrong-freq 二季度[2014-06, 2014年6月, ]",
                "2014,8|2 期 future-period 8[2014-07-10]",
            })
    void namesTheCellOfTheTwoThatIsWrong(String cells, String finding) throws IOException {
        assertThat(told("地区,年,期,就业", cells, ContractText.dropped("csv", IN_TWO)))
                .containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A|start|2013—2014学年|2013",
                "A|end|2013—2014学年|2014",
                "A|start|2013学年|2013",
                "A|end|2012/13|2013",
                "A|end|FY2012-13|2013",
                "A|start|2011/12|2011",
                "A|end|2013－2014学年度|2014",
                "A|end|2013|2013",
                "S|start|2013—2014学年第一学期|2013-S2",
                "S|end|2013-2014学年第二学期|2014-S1",
                "S|end|2013学年第二学期|2014-S1",
                "S|end|2013年秋季学期|2013-S2",
                "S|end|2014年春季|2014-S1",
                "S|end|2014年上半年|2014-S1",
            })
    void readsYearsThatTheContractSaysTheMeaningOf(String freq, String split, String cell, String period)
            throws IOException {
        Contract contract = ContractText.of(freq, "csv", IN_ONE + ", split-year: " + split);

        assertThat(told("地区,时期,就业", cell, contract)).containsExactly("new-jobs shangcheng " + period + " 5A @2:3");
    }

    @Test
    void readsNoYearOfTwoThatIsNotPromisedOrMayBeAMonth() throws IOException {
        Contract plain = ContractText.yearly("csv", IN_ONE);
        Contract years = ContractText.yearly("csv", IN_ONE + ", split-year: end");
        Contract months = ContractText.dropped("csv", IN_ONE + ", also-freq: [A], split-year: end");

        assertThat(told("地区,时期,就业", "2013—2014学年", plain))
                .singleElement()
                .asString()
                .contains("not-a-period");
        assertThat(told("地区,时期,就业", "2012—2014学年", years))
                .singleElement()
                .asString()
                .contains("not-a-period");
        assertThat(told("地区,时期,就业", "2013学年第一学期", years))
                .singleElement()
                .asString()
                .contains("wrong-freq");
        assertThat(told("地区,时期,就业", "2011/12", months))
                .singleElement()
                .asString()
                .contains("not-a-period");
        assertThat(told("地区,时期,就业", "2012/13", months)).containsExactly("new-jobs shangcheng 2013 5A @2:3");
    }

    @Test
    void takesRowsOfEachPromisedFrequency() throws IOException {
        Contract both = ContractText.dropped("csv", IN_ONE + ", also-freq: [A, Q]");

        Delivered delivered = Delivered.of(
                folder,
                "地区,时期,就业\n上城区,2014-06,5\n上城区,2013年,60\n上城区,2014年一季度,15\n上城区,2014年上半年,30\n上城区,2014-06-30,5\n",
                both);

        assertThat(delivered.observations())
                .containsExactly(
                        "new-jobs shangcheng 2014-06 5A @2:3",
                        "new-jobs shangcheng 2013 60A @3:3",
                        "new-jobs shangcheng 2014-Q1 15A @4:3",
                        "new-jobs shangcheng 2014-06 5A @6:3");
        assertThat(delivered.findings())
                .containsExactly("5 时期 wrong-freq 2014年上半年[2014-06, 2014年6月, 2014, 2014年, 2014-Q2, 2014年二季度, ]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5,4|15000A",
                "1.5,万|15000A",
                "1.5,thousands|1500A",
                "7,0|7A",
                "7,个|7A",
                "—,|M",
            })
    void multipliesByTheRowsOwnPowerOfTen(String cells, String value) throws IOException {
        Contract contract = ContractText.dropped(
                "csv", IN_ONE.replace("indicator: new-jobs}", "indicator: new-jobs}, {name: 倍数, role: unit-mult}"));

        Delivered delivered = Delivered.of(folder, "地区,时期,就业,倍数\n上城区,2014-06," + cells + "\n", contract);

        assertThat(delivered.findings()).isEmpty();
        assertThat(delivered.observations()).containsExactly("new-jobs shangcheng 2014-06 " + value + " @2:3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5,10000|2 倍数 unknown-multiplier 10000[倍数]",
                "1.5,|2 倍数 missing-cell [倍数]",
                "1.5万,4|2 就业 not-a-number 1.5万[人, — —— … …… - -- 无 暂缺 不详 未报 无数据 N/A NA / .., ]",
                "1.234,2|2 就业 fraction-of-a-count 1.234[人, 123.4]",
            })
    void guessesNoMultiplier(String cells, String finding) throws IOException {
        Contract contract = ContractText.dropped(
                "csv", IN_ONE.replace("indicator: new-jobs}", "indicator: new-jobs}, {name: 倍数, role: unit-mult}"));

        Delivered delivered = Delivered.of(folder, "地区,时期,就业,倍数\n上城区,2014-06," + cells + "\n", contract);

        assertThat(delivered.observations()).isEmpty();
        assertThat(delivered.findings()).containsExactly(finding);
    }
}
