// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract that is no table's, and says nothing of totals and parts, has each row read as it stands. */
class RowsAsTheyStandTest {

    private static final String WIDE = "layout: wide, columns: [{name: 地区, role: ref-area},"
            + "{name: 月份, role: time-period}, {name: 就业, role: obs-value, indicator: new-jobs}],"
            + "bad-rows: {policy: quarantine-row, max-share: 1}";
    private static final Contract CSV = ContractText.dropped("csv", WIDE);
    private static final String OF_THE_CITY =
            ", checks: [{total: '330100', parts: main-urban, indicators: [new-jobs]}]";

    @TempDir
    private Path folder;

    private Delivered row(String region, Contract contract) throws IOException {
        return Delivered.of(folder, "地区,月份,就业\n下城区,2014-06,7\n" + region + ",2014-06,5\n", contract);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#上城区", "其中：上城区", "其中：女性", "Shangcheng", "合计", "主城区小计"})
    void findsAWordThatIsNoRegion(String word) throws IOException {
        Delivered delivered = row(word, CSV);

        assertThat(delivered.findings()).singleElement().asString().startsWith("3 地区 unknown-region " + word);
        assertThat(delivered.observations()).containsExactly("new-jobs xiacheng 2014-06 7A @2:3");
        assertThat(delivered.verdict().rowsRejected()).isEqualTo(1);
    }

    @Test
    void takesTheUsualWordsAloneForTheCity() throws IOException {
        Contract ofTheCity = ContractText.dropped("csv", WIDE + OF_THE_CITY);

        assertThat(row("合　计", ofTheCity).observations()).contains("new-jobs hangzhou 2014-06 5A @3:3");
        assertThat(row("共计", ofTheCity).findings()).containsExactly("3 地区 unknown-region 共计[杭州市]");
        assertThat(row("合计：", ofTheCity).findings()).containsExactly("3 地区 unknown-region 合计：[杭州市]");
    }

    @Test
    void knowsNoTotalInAColumnBesideRegions() throws IOException {
        Contract areas = ContractText.dropped(
                "csv", "layout: wide-areas, indicator: new-jobs, columns: [{name: 月份, role: time-period}]");

        Delivered delivered = Delivered.of(folder, "月份,上城区,下城区,合计\n2014-06,1,2,3\n", areas);

        assertThat(delivered.verdict().refused()).isTrue();
        assertThat(delivered.findings()).singleElement().asString().startsWith("1 合计 unknown-column 合计");
    }

    @Test
    void sortsRowsWhereTheContractSaysAnythingOfThem() throws IOException {
        Contract words = ContractText.dropped("csv", WIDE + ", regions: [{word: HZ-SC, region: '330102'}]");

        assertThat(row("Shangcheng", words).observations()).contains("new-jobs shangcheng 2014-06 5A @3:3");
        assertThat(row("#上城区", words).observations()).contains("new-jobs shangcheng 2014-06 5A @3:3");
        assertThat(row("合计", words).findings()).containsExactly("3 就业 total-row-differs 5[7, 合计]");
    }
}
