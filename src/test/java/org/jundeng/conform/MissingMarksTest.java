// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.ContractText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The marks that stand in the place of a value. */
class MissingMarksTest {

    private static final String COLUMNS = "layout: long, bad-rows: {policy: quarantine-row, max-share: 1}, columns: ["
            + "{name: 地区, role: ref-area, aliases: ['区县 (市)']}, {name: 月份, role: time-period},"
            + "{name: 指标, role: indicator}, {name: 数值, role: obs-value},"
            + "{name: 性别, role: dimension, dimension: sex, optional: true},"
            + "{name: 状态, role: obs-status, optional: true}, {name: 单位, role: unit, optional: true},"
            + "{name: 口径, role: must-equal, text: 登记, optional: true}],"
            + "statuses: [{word: 预计, status: E}, {word: 缺, status: M}],"
            + "indicators: [{word: 失业率, indicator: unemployment-rate}, {word: 新增就业, indicator: new-jobs, unit: 万人}]";
    private static final String HEADER = "地区,月份,指标,数值\n";
    private static final String MARKS = "— —— … …… - -- 无 暂缺 不详 未报 无数据 N/A NA / ..";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "—,M", "…,M", "-,M", "－－,M", "无,M", "暂缺,M", "不详,M", "未报,M", "无数据,M", "N/A,M", "n/a,M", "ＮＡ,M", "/,M", "..,M",
        "保密,Q"
    })
    void readsTheMarksThatStandForAValue(String mark, String status) throws IOException {
        Delivered delivered = Delivered.of(
                folder, HEADER + "330102,2014-06,失业率," + mark + "\n", ContractText.dropped("csv", COLUMNS));

        assertThat(delivered.findings()).isEmpty();
        assertThat(delivered.observations())
                .containsExactly("unemployment-rate shangcheng 2014-06 " + status + " @2:4");
    }

    @Test
    void addsTheContractsMarksToTheUsualOnesUnlessItReplacesThem() throws IOException {
        String rows = HEADER + "330102,2014-06,失业率,未统计\n330103,2014-06,失业率,暂缺\n";
        Contract more = ContractText.dropped("csv", COLUMNS + ", missing: [未统计]");
        Contract only = ContractText.dropped("csv", COLUMNS + ", missing: [未统计], missing-replaces: true");

        assertThat(Delivered.of(folder, rows, more).findings()).isEmpty();
        assertThat(Delivered.of(folder, rows, only).findings()).containsExactly("3 数值 not-a-number 暂缺[%, 未统计, ]");
        assertThat(Delivered.of(folder, rows, only).found().get(0).remedy(Locale.CHINESE))
                .isEqualTo("请只写数字和最多一个小数点，如 1234.5，再重新放入。没有数值时，请写以下标记之一：未统计");
    }

    @Test
    void keepsAConfidentialFigureWithoutItsValue() throws IOException {
        Contract contract = ContractText.dropped(
                "csv", COLUMNS.replace("{word: 缺, status: M}", "{word: 缺, status: M}, {word: 保密, status: Q}"));

        Delivered delivered = Delivered.of(
                folder,
                "地区,月份,指标,数值,状态\n330102,2014-06,失业率,,保密\n330103,2014-06,失业率,—,保密\n"
                        + "330104,2014-06,失业率,保密,缺\n330105,2014-06,失业率,3,保密\n330106,2014-06,失业率,保密,预计\n",
                contract);

        assertThat(delivered.observations())
                .containsExactly(
                        "unemployment-rate shangcheng 2014-06 Q @2:4",
                        "unemployment-rate xiacheng 2014-06 Q @3:4",
                        "unemployment-rate jianggan 2014-06 Q @4:4",
                        "unemployment-rate xihu 2014-06 Q @6:4");
        assertThat(delivered.findings()).containsExactly("5 数值 unexpected-text 3[" + MARKS + ", no-value]");
    }

    @Test
    void saysWhatAnOpenRangeBears() throws IOException {
        Finding least = Finding.at(FindingCode.OUT_OF_RANGE, Location.row(2), "-1", "0", "人", "at-least");
        Finding most = Finding.at(FindingCode.OUT_OF_RANGE, Location.row(2), "9", "5", "人", "at-most");

        assertThat(least.promised(Locale.CHINESE)).isEqualTo("应不小于 0（单位：人）");
        assertThat(least.promised(Locale.ENGLISH)).isEqualTo("a value of at least 0 (unit: 人)");
        assertThat(most.promised(Locale.CHINESE)).isEqualTo("应不大于 5（单位：人）");
    }
}
