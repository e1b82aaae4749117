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

/** Rows below a row that give a part of its figure, and rows that the contract chooses. */
class SubRowsTest {

    private static final String REST = ", bad-rows: {policy: quarantine-row, max-share: 1}";
    private static final String COLUMNS = "layout: long, columns: [{name: 地区, role: ref-area},"
            + "{name: 月份, role: time-period}, {name: 指标, role: indicator}, {name: 数值, role: obs-value}],"
            + "indicators: [{word: 新增就业, indicator: new-jobs}, {word: 失业率, indicator: unemployment-rate}]" + REST;
    private static final String SUB_ROWS = ", sub-rows: [{word: 女性, dimension: sex, value: F},"
            + "{word: 男性, dimension: sex, value: M}, {word: 户籍人口}]";
    private static final Contract SPLIT = ContractText.dropped("table", COLUMNS + SUB_ROWS);
    private static final Contract PLAIN = ContractText.dropped("table", COLUMNS);
    private static final String WIDE = "layout: wide, columns: [{name: 地区, role: ref-area},"
            + "{name: 月份, role: time-period}, {name: 就业, role: obs-value, indicator: new-jobs}]" + REST;

    @TempDir
    private Path folder;

    private Delivered rows(String rows, Contract contract) throws IOException {
        return Delivered.of(folder, "地区,月份,指标,数值\n" + rows.replace(';', '\n') + "\n", contract);
    }

    @ParameterizedTest
    @ValueSource(strings = {"其中：女性", "　其中:女性", "#女性", "＃女性", "  女性", "其中女　性", "女性"})
    void isAValueOfTheDimensionThatTheContractNames(String word) throws IOException {
        Delivered delivered = rows("上城区,2014-06,新增就业,88;,," + word + ",40", SPLIT);

        assertThat(delivered.findings()).isEmpty();
        assertThat(delivered.observations())
                .containsExactly("new-jobs shangcheng 2014-06 88A @2:4", "new-jobs shangcheng 2014-06 40A{sex=F} @3:4");
    }

    @Test
    void belongsToTheRegionAboveWhereRegionsAreRows() throws IOException {
        Contract wide = ContractText.dropped("table", WIDE + SUB_ROWS);

        Delivered delivered = Delivered.of(
                folder, "地区,月份,就业\n上城区,2014-06,88\n其中：女性,,40\n　　男性,2014-06,48\n下城区,2014-06,7\n其中：户籍人口,,5\n", wide);

        assertThat(delivered.observations())
                .containsExactly(
                        "new-jobs shangcheng 2014-06 88A @2:3",
                        "new-jobs shangcheng 2014-06 40A{sex=F} @3:3",
                        "new-jobs shangcheng 2014-06 48A{sex=M} @4:3",
                        "new-jobs xiacheng 2014-06 7A @5:3");
        assertThat(delivered.findings()).containsExactly("6 地区 sub-rows-passed-over 其中：户籍人口[6]");
        assertThat(delivered.verdict().rowsRejected()).isZero();
    }

    @Test
    void isAFindingWhereTheContractDoesNotKnowIt() throws IOException {
        assertThat(rows("上城区,2014-06,新增就业,88;,,其中：女姓,40", SPLIT).findings())
                .containsExactly("3 指标 unknown-sub-row 其中：女姓[女性, 男性, 户籍人口, 女性]");
        assertThat(rows("上城区,2014-06,新增就业,88;,,其中：女性,40", PLAIN).findings())
                .containsExactly("3 指标 unknown-sub-row 其中：女性[, ]");
        assertThat(rows("上城区,2014-06,新增就业,88;,,其中：,", PLAIN).findings())
                .containsExactly("3 指标 sub-rows-passed-over 其中：[3]");
    }

    @Test
    void belongsToNoRowThatCannotBeReadOrIsOfAnotherRegion() throws IOException {
        assertThat(rows(",,其中：女性,40", SPLIT).findings()).containsExactly("2 指标 sub-row-alone 其中：女性[]");
        assertThat(rows("上城区,2014-06,新增就业,88;东城,2014-06,新增就业,8;,,其中：女性,4", SPLIT)
                        .findings())
                .contains("4 指标 sub-row-alone 其中：女性[]");
        assertThat(rows("上城区,2014-06,新增就业,88;下城区,2014-06,其中：女性,4", SPLIT).findings())
                .containsExactly("3 指标 sub-row-alone 其中：女性[]");
        assertThat(rows("上城区,2014-06,新增就业,88;坏,行,太,多,格;,,其中：女性,4", SPLIT).findings())
                .contains("4 指标 sub-row-alone 其中：女性[]");
        assertThat(rows("上城区,2014-06,失业率,3;,,其中：女性,4", SPLIT).findings())
                .containsExactly("3 指标 unknown-dimension-value 失业率[指标]");
    }

    @Test
    void isARowOfItsOwnWhereTheMarkedWordIsAnIndicatorOrARegion() throws IOException {
        assertThat(rows("上城区,2014-06,新增就业,88;上城区,2014-06,其中：失业率,4", PLAIN).observations())
                .containsExactly(
                        "new-jobs shangcheng 2014-06 88A @2:4", "unemployment-rate shangcheng 2014-06 4A @3:4");
        Contract wide = ContractText.dropped("table", WIDE);
        assertThat(Delivered.of(folder, "地区,月份,就业\n合计,2014-06,9\n其中：上城区,2014-06,9\n", wide)
                        .observations())
                .containsExactly("new-jobs shangcheng 2014-06 9A @3:3");
    }

    @Test
    void goesWithATotalThatIsNotStored() throws IOException {
        Contract wide = ContractText.dropped("table", WIDE + SUB_ROWS);

        Delivered delivered = Delivered.of(folder, "地区,月份,就业\n合计,2014-06,9\n其中：女性,2014-06,3\n上城区,2014-06,9\n", wide);

        assertThat(delivered.findings()).containsExactly("2 地区 total-rows-passed-over 合计[2, checked]");
        assertThat(delivered.observations()).containsExactly("new-jobs shangcheng 2014-06 9A @4:3");
    }

    @Test
    void leavesOutRowsByTheWordsOfAColumn() throws IOException {
        String columns = WIDE.replace("{name: 月份", "{name: 口径, role: ignore}, {name: 月份");
        String text = "地区,口径,月份,就业\n上城区,全社会,2014-06,8\n上城区,规模以上,2014-06,5\n下城区, 全社会 ,2014-06,7\n";
        Contract take = ContractText.dropped("table", columns + ", rows: [{column: 口径, take: [全社会]}]");
        Contract skip = ContractText.dropped("table", columns + ", rows: [{column: 口径, skip: [规模以上]}]");
        Contract both = ContractText.dropped("table", columns + ", rows: [{column: 口径, take: [全社会], skip: [限额以上]}]");
        Contract none = ContractText.dropped("table", columns + ", rows: [{column: 口径, take: [全口径]}]");

        for (Contract contract : new Contract[] {take, skip}) {
            Delivered delivered = Delivered.of(folder, text, contract);
            assertThat(delivered.observations())
                    .containsExactly("new-jobs shangcheng 2014-06 8A @2:4", "new-jobs xiacheng 2014-06 7A @4:4");
            assertThat(delivered.verdict().rowsRejected()).isZero();
            assertThat(delivered.findings()).singleElement().asString().startsWith("3 口径 rows-left-out 规模以上[");
        }
        assertThat(Delivered.of(folder, text, both).findings())
                .containsExactly("3 口径 unexpected-text 规模以上[全社会 / 限额以上]");
        assertThat(Delivered.of(folder, text, none).verdict().refused()).isTrue();
        assertThat(Delivered.of(folder, text, none).findings()).containsExactly("2 口径 all-rows-left-out 全社会[全口径, 3]");
    }

    @Test
    void refusesADeliveryOfWhichNothingIsLeft() throws IOException {
        Contract contract = ContractText.dropped(
                "table",
                WIDE.replace("{name: 月份", "{name: 口径, role: ignore}, {name: 月份") + SUB_ROWS
                        + ", rows: [{column: 口径, take: [全社会]}]");

        Delivered delivered = Delivered.of(folder, "地区,口径,月份,就业\n上城区,全部,2014-06,8\n其中：女性,,,3\n", contract);

        assertThat(delivered.findings()).containsExactly("2 口径 all-rows-left-out 全部[全社会, 1]");
    }

    @Test
    void leavesOutThePartsOfARowThatIsLeftOut() throws IOException {
        Contract contract = ContractText.dropped(
                "table",
                WIDE.replace("{name: 月份", "{name: 口径, role: ignore}, {name: 月份") + SUB_ROWS
                        + ", rows: [{column: 口径, take: [全社会]}]");

        Delivered delivered = Delivered.of(
                folder, "地区,口径,月份,就业\n上城区,全社会,2014-06,8\n其中：女性,,,3\n上城区,规模以上,2014-06,5\n其中：女性,,,2\n", contract);

        assertThat(delivered.observations())
                .containsExactly("new-jobs shangcheng 2014-06 8A @2:4", "new-jobs shangcheng 2014-06 3A{sex=F} @3:4");
    }
}
