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

/** Regions by other words than their code and Chinese name, in two columns, or left blank. */
class RegionWordsTest {

    private static final String REST = " {name: 月份, role: time-period},"
            + "{name: 就业, role: obs-value, indicator: new-jobs}], bad-rows: {policy: quarantine-row, max-share: 1}";
    private static final String ONE = "layout: wide, columns: [{name: 地区, role: ref-area}," + REST;
    private static final String TWO =
            "layout: wide, columns: [{name: 市, role: outer-area}, {name: 区县, role: ref-area}," + REST;

    @TempDir
    private Path folder;

    private List<String> told(String header, String cells, Contract contract) throws IOException {
        Delivered delivered = Delivered.of(folder, header + ",月份,就业\n" + cells + ",2014-06,5\n", contract);
        return delivered.observations().isEmpty() ? delivered.findings() : delivered.observations();
    }

    @Test
    void knowsTheWordsOfTheContract() throws IOException {
        Contract words = ContractText.dropped(
                "table", ONE + ", regions: [{word: HZ-SC, region: '330102'}, {word: 富阳, region: '330111'}]");

        assertThat(told("地区", "HZ-SC", words)).containsExactly("new-jobs shangcheng 2014-06 5A @2:3");
        assertThat(told("地区", "富阳", words))
                .as("the code stands for the territory, whatever code that has in the period")
                .containsExactly("new-jobs fuyang 2014-06 5A @2:3");
        assertThat(told("地区", "HZ-XX", words)).singleElement().asString().startsWith("2 地区 unknown-region");
    }

    @ParameterizedTest
    @CsvSource({"Shangcheng,shangcheng", "shangcheng,shangcheng", "Lin'an,linan", "Hangzhou,hangzhou"})
    void knowsTheEnglishNames(String word, String region) throws IOException {
        assertThat(told("地区", word, ContractText.dropped("table", ONE)))
                .containsExactly("new-jobs " + region + " 2014-06 5A @2:3");
    }

    @Test
    void takesABlankRegionAsTheWholeWhereTheContractSaysSo() throws IOException {
        assertThat(told("地区", "", ContractText.dropped("table", ONE + ", blank-ref-area: '330100'")))
                .containsExactly("new-jobs hangzhou 2014-06 5A @2:3");
        assertThat(told("地区", "", ContractText.dropped("table", ONE))).containsExactly("2 地区 missing-cell [地区]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "杭州市,上城区|new-jobs shangcheng 2014-06 5A @2:4",
                "杭州市,|new-jobs hangzhou 2014-06 5A @2:4",
                ",上城区|new-jobs shangcheng 2014-06 5A @2:4",
                "330100,330102|new-jobs shangcheng 2014-06 5A @2:4",
                "上城区,下城区|2 市 regions-differ 上城区[下城区, 区县, 下城区, 上城区]",
                "上城区,杭州市|2 市 regions-differ 上城区[杭州市, 区县, 杭州市, 上城区]",
                ",|2 区县 missing-cell [区县]",
            })
    void readsARegionBesideTheOneAroundIt(String cells, String told) throws IOException {
        assertThat(told("市,区县", cells, ContractText.dropped("table", TWO))).containsExactly(told);
    }

    @Test
    void takesATotalBesideTheCitysCode() throws IOException {
        Contract both = ContractText.dropped(
                "table", "layout: wide, columns: [{name: 代码, role: ref-area}, {name: 名称, role: ref-area}," + REST);

        assertThat(told("代码,名称", "330100,合　计", both)).containsExactly("new-jobs hangzhou 2014-06 5A @2:4");
        assertThat(told("代码,名称", "330102,合计", both)).containsExactly("2 名称 unknown-region 合计[杭州市]");
    }
}
