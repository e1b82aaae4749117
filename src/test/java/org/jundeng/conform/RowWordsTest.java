// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the words of a row say together: a value and its unit, a code and a name. */
class RowWordsTest {

    @TempDir
    private Path folder;

    private static Contract withUnits(String unitColumn, String rest) {
        return ContractText.dropped(
                "csv",
                "layout: long, bad-rows: {policy: quarantine-row, max-share: 1}, columns: [{name: 地区, role: ref-area},"
                        + "{name: 月份, role: time-period}, {name: 指标, role: indicator}, {name: 数值, role: obs-value},"
                        + unitColumn + "], indicators: [{word: 失业率, indicator: unemployment-rate},"
                        + "{word: 新增就业, indicator: new-jobs}, {word: 就业, indicator: new-jobs, unit: 万人}]" + rest);
    }

    @Test
    void asksForTheUnitThatAPromisedColumnLeavesBlank() throws IOException {
        Contract none = withUnits("{name: 单位, role: unit}", "");
        String rows = "地区,月份,指标,数值,单位\n330102,2014-06,新增就业,878.48,\n330103,2014-06,新增就业,—,\n"
                + "330104,2014-06,新增就业,5,( 万 人 )\n330105,2014-06,就业,1.5,　\n330106,2014-06,新增就业,7,（人）\n";

        Delivered delivered = Delivered.of(folder, rows, none);

        assertThat(delivered.findings()).containsExactly("2 单位 missing-cell [单位]");
        assertThat(delivered.observations())
                .containsExactly(
                        "new-jobs xiacheng 2014-06 M @3:4",
                        "new-jobs jianggan 2014-06 50000A @4:4",
                        "new-jobs gongshu 2014-06 15000A @5:4",
                        "new-jobs xihu 2014-06 7A @6:4");
    }

    @Test
    void takesTheUnitThatTheContractHasForABlankCell() throws IOException {
        Contract usual = withUnits("{name: 单位, role: unit, unit: 万人}", "");

        Delivered delivered =
                Delivered.of(folder, "地区,月份,指标,数值,单位\n330102,2014-06,新增就业,878.48,\n330103,2014-06,新增就业,5,人\n", usual);

        assertThat(delivered.findings()).isEmpty();
        assertThat(delivered.observations())
                .containsExactly("new-jobs shangcheng 2014-06 8784800A @2:4", "new-jobs xiacheng 2014-06 5A @3:4");
    }

    @Test
    void asksForTheUnitThatAJsonRecordLacks() throws IOException {
        Contract json = ContractText.dropped(
                "json",
                "layout: long, columns: [{name: area, role: ref-area}, {name: month, role: time-period},"
                        + " {name: value, role: obs-value, indicator: new-jobs}, {name: unit, role: unit}]");
        String record = "{\"area\":\"330102\",\"month\":\"2014-06\",\"value\":878.48%s}";

        Delivered delivered =
                Delivered.of(folder, "[" + record.formatted(",\"unit\":null") + "," + record.formatted("") + "]", json);

        assertThat(delivered.observations()).isEmpty();
        assertThat(delivered.findings()).contains("1 unit missing-cell [unit]", "2 unit missing-cell [unit]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "新增就业,500.5,人|2 数值 fraction-of-a-count 500.5[人, 500.5]",
                "新增就业,1.500,人|2 数值 fraction-of-a-count 1.500[人, 1.5]",
                "新增就业,1.23456,万人|2 数值 fraction-of-a-count 1.23456[人, 12345.6]",
                "新增就业,878.48,万人|",
                "新增就业,500.0,人|",
                "新增就业,\"1,500\",人|",
                "失业率,1.500,%|"
            })
    void countsNoFractions(String cells, String finding) throws IOException {
        Delivered delivered = Delivered.of(
                folder, "地区,月份,指标,数值,单位\n330102,2014-06," + cells + "\n", withUnits("{name: 单位, role: unit}", ""));

        assertThat(delivered.findings()).isEqualTo(finding == null ? List.of() : List.of(finding));
        assertThat(delivered.observations()).hasSize(finding == null ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "330102,下城区|2 名称 regions-differ 下城区[330102, 代码, 上城区, 下城区]",
                "330103,上城区|2 名称 regions-differ 上城区[330103, 代码, 下城区, 上城区]",
                "330102,下成区|2 名称 unknown-region 下成区[下城区]",
                "330183,富阳区|2 名称 code-not-valid 富阳区[2014-06, 330183, 富阳市]",
                "330102,上城区|",
                "330102,上城|",
                "330102,杭州市上城区|",
                "330102,|"
            })
    void wantsCodeAndNameOfOneRowToMeanOneRegion(String cells, String finding) throws IOException {
        Contract both = ContractText.dropped(
                "csv",
                "layout: long, bad-rows: {policy: quarantine-row, max-share: 1}, columns: [{name: 代码, role: ref-area},"
                        + "{name: 名称, role: ref-area, optional: true}, {name: 月份, role: time-period},"
                        + "{name: 数值, role: obs-value, indicator: new-jobs}]");
        String[] pair = cells.split(",", -1);

        Delivered delivered = Delivered.of(folder, "代码,名称,月份,数值\n" + cells + ",2014-06,5\n", both);
        Delivered turned = Delivered.of(folder, "名称,代码,月份,数值\n" + pair[1] + "," + pair[0] + ",2014-06,5\n", both);

        assertThat(delivered.findings()).isEqualTo(finding == null ? List.of() : List.of(finding));
        assertThat(turned.findings()).isEqualTo(delivered.findings());
        assertThat(delivered.observations()).hasSize(finding == null ? 1 : 0);
        assertThat(Delivered.of(folder, "代码,月份,数值\n330102,2014-06,5\n", both).observations())
                .as("the second column is optional here")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"合计", "总计", "全市", "合　计", "浙江省杭州市", "杭州市"})
    void takesATotalForTheCityWhereTheContractExpectsTheCity(String word) throws IOException {
        String columns = "layout: long, columns: [{name: 地区, role: ref-area}, {name: 月份, role: time-period},"
                + "{name: 数值, role: obs-value, indicator: new-jobs}]";
        String total = ", checks: [{total: '330100', parts: main-urban, indicators: [new-jobs]}]";
        String rows = "地区,月份,数值\n" + word + ",2014-06,5\n";

        assertThat(Delivered.of(folder, rows, ContractText.dropped("csv", columns + total))
                        .observations())
                .containsExactly("new-jobs hangzhou 2014-06 5A @2:3");
    }

    @Test
    void proposesTheCityForATotalElsewhere() throws IOException {
        String columns = "layout: long, columns: [{name: 地区, role: ref-area}, {name: 月份, role: time-period},"
                + "{name: 数值, role: obs-value, indicator: new-jobs}]";
        String rows = "地区,月份,数值\n合计,2014-06,5\n本市,2014-06,5\n";

        assertThat(Delivered.of(folder, rows, ContractText.dropped("csv", columns))
                        .findings())
                .contains("2 地区 unknown-region 合计[杭州市]", "3 地区 unknown-region 本市[]");
        assertThat(Delivered.of(folder, rows, ContractText.dropped("csv", columns + ", city-words: [本市]"))
                        .observations())
                .containsExactly("new-jobs hangzhou 2014-06 5A @3:3");
    }

    @Test
    void doesNotAdviseTheCodeThatStandsThere() throws IOException {
        Contract yearly = ContractText.yearly(
                "csv",
                "layout: long, columns: [{name: 地区, role: ref-area}, {name: 年, role: time-period},"
                        + "{name: 数值, role: obs-value, indicator: new-jobs}]");

        Delivered delivered = Delivered.of(folder, "地区,年,数值\n330108,1990,5\n", yearly);

        assertThat(delivered.findings()).contains("2 地区 code-not-valid 330108[1990, , ]");
        assertThat(delivered.found().get(0).remedy(Locale.CHINESE))
                .isEqualTo("330108 在 1990 并不存在：请检查时期是否有误，或删去此行，再重新放入。");
    }

    @ParameterizedTest
    @CsvSource({"58.4①,58.4", "'12²',12", "10⁵,10"})
    void readsNoMarkAsADigitFromASourceThatWritesNumbersAsNumbers(String cell, String bare) throws IOException {
        String columns = "layout: long, columns: [{name: area, role: ref-area}, {name: month, role: time-period},"
                + "{name: value, role: obs-value, indicator: unemployment-rate}]";
        String record = "{\"area\":\"330102\",\"month\":\"2014-06\",\"value\":\"" + cell + "\"}\n";
        String mark = cell.substring(bare.length());

        for (Contract contract : List.of(ContractText.dropped("json", columns), ContractText.queried(columns))) {
            Delivered delivered = Delivered.of(folder, record, contract);

            assertThat(delivered.observations()).isEmpty();
            assertThat(delivered.findings()).contains("1 value footnote-mark " + cell + "[" + mark + ", " + bare + "]");
        }
    }
}
