// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jundeng.contract.Contract;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.ContractText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole tables as bureaus write them: what stands around the rows, and rows that are not plain data, together. */
class BureauTableTest {

    private static final Contract TABLE = ContractText.dropped(
            "table",
            "layout: wide, time-period: {from: [title]}, columns: [{name: 地区, role: ref-area},"
                    + " {name: 新增就业, role: obs-value, indicator: new-jobs, unit: 人},"
                    + " {name: 失业率(%), role: obs-value, indicator: unemployment-rate}],"
                    + " sub-rows: [{word: 女性, dimension: sex, value: F}]");

    private static final Contract JOBS = ContractText.dropped(
            "table",
            "layout: wide, bad-rows: {policy: quarantine-row, max-share: 1}, time-period: {from: [title]}, columns:"
                    + " [{name: 地区, role: ref-area}, {name: 新增就业, role: obs-value, indicator: new-jobs}],"
                    + " regions: [{word: SC, region: '330102'}, {word: City, region: '330100'}]");

    @TempDir
    private Path folder;

    @Test
    void takesTotalsSerialNumbersPartsAndNotesInOneTable() throws IOException {
        Delivered delivered = Delivered.of(folder, """
                2014年6月就业情况表,,,
                序号,地区,新增就业,失业率(%)
                合　计,,20,
                1,上城区,8,3.1
                ,　其中：女性,3,
                2,下城区,7,2.9
                小计,,15,
                3,富阳市,5,3.0
                注：数据来自就业处。,,,
                """, TABLE);

        assertThat(delivered.verdict().refused()).isFalse();
        assertThat(delivered.verdict().rowsRejected()).isZero();
        assertThat(delivered.observations())
                .containsExactly(
                        "new-jobs shangcheng 2014-06 8A @4:3",
                        "unemployment-rate shangcheng 2014-06 3.1A @4:4",
                        "new-jobs shangcheng 2014-06 3A{sex=F} @5:3",
                        "new-jobs xiacheng 2014-06 7A @6:3",
                        "unemployment-rate xiacheng 2014-06 2.9A @6:4",
                        "new-jobs fuyang 2014-06 5A @8:3",
                        "unemployment-rate fuyang 2014-06 3A @8:4");
        assertThat(delivered.findings()).contains("3 序号 total-rows-passed-over 合　计[3, 7, checked]");
        assertThat(delivered.found()).allMatch(finding -> finding.code().weight() == FindingCode.Weight.NOTE);
    }

    @Test
    void tellsOfTheRowThatSaysTheNamesOfTheHeaderOnceMore() throws IOException {
        Delivered delivered = Delivered.of(folder, "2014年6月就业情况表\n地区,新增就业\nRegion,New jobs\n下城区,7\n", JOBS);

        assertThat(delivered.findings()).containsExactly("3 null rows-passed-over Region[3]");
        assertThat(delivered.observations()).containsExactly("new-jobs xiacheng 2014-06 7A @4:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shangcheng,pending", "Shangcheng District,pending", "SC,pending", "City,pending"})
    void takesNoRowOfARegionInLatinLettersForPartOfTheHeader(String row) throws IOException {
        Delivered delivered = Delivered.of(folder, "2014年6月就业情况表\n地区,新增就业\n" + row + "\n下城区,7\n", JOBS);

        assertThat(delivered.verdict()).isEqualTo(new DeliveryReader.Verdict(2, 1, false));
        assertThat(delivered.found())
                .anyMatch(finding ->
                        finding.place().rowNo() == 3 && finding.code().weight() != FindingCode.Weight.NOTE);
    }
}
