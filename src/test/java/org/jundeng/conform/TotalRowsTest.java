// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that are totals of other rows: compared with them, told, never stored and never rejected. */
class TotalRowsTest {

    private static final String WIDE = "layout: wide, columns: [{name: 序号, role: ignore, optional: true},"
            + "{name: 地区, role: ref-area}, {name: 月份, role: time-period},"
            + "{name: 就业, role: obs-value, indicator: new-jobs}, "
            + "{name: 失业率, role: obs-value, indicator: unemployment-rate, optional: true}]";
    private static final Contract TABLE = ContractText.dropped("table", WIDE);
    private static final Contract OF_THE_CITY = ContractText.dropped(
            "table", WIDE + ", checks: [{total: '330100', parts: main-urban, indicators: [new-jobs]}]");

    @TempDir
    private Path folder;

    /** Rows written as {@code 上城区 5/下城区 7/合计 12}. */
    private Delivered rows(String rows, Contract contract) throws IOException {
        String text = Arrays.stream(rows.split("/"))
                .map(row -> row.replaceFirst(" (?=[^ ]*$)", ",2014-06,"))
                .reduce("地区,月份,就业\n", (all, row) -> all + row + "\n");
        return Delivered.of(folder, text, contract);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "上城区 5/下城区 7/合计 12| total-rows-passed-over 合计[4, checked]",
                "合　计 12/上城区 5/下城区 7| total-rows-passed-over 合　计[2, checked]",
                "上城区 5/下城区 7/共计： 12| total-rows-passed-over 共计：[4, checked]",
                "上城区 5/下城区 7/全市合计 12| total-rows-passed-over 全市合计[4, checked]",
                "上城区 5/下城区 7/各区、县（市）合计 12| total-rows-passed-over 各区、县（市）合计[4, checked]",
                "上城区 5/下城区 7/合计 13| total-row-differs 13[12, 合计]",
                "上城区 5/杭州市 99/下城区 7/总计 12| total-rows-passed-over 总计[5, checked]",
                "上城区 5/主城区 5/下城区 7/全市 12| total-rows-passed-over 全市[5, checked]",
                "主城区 5/五县（市） 7/合计 12| total-rows-passed-over 合计[4, checked]",
                "上城区 5/小计 5/富阳市 7/桐庐县 1/小计 8/总计 13| total-rows-passed-over 小计[3, 6–7, checked]",
                "小计 5/上城区 5/小计 8/富阳市 7/桐庐县 1| total-rows-passed-over 小计[2, 4, checked]",
                "上城区 5/小计 6/富阳市 7/小计 7| total-row-differs 6[5, 小计]",
                "富阳市 1/临安市 1/建德市 1/桐庐县 1/淳安县 1/上城区 9/五县市小计 5| total-rows-passed-over 五县市小计[8, checked]",
                "富阳市 1/临安市 1/建德市 1/桐庐县 1/淳安县 1/上城区 9/五县（市）合计 14| total-row-differs 14[5, 五县（市）合计]",
                "富阳市 1/桐庐县 1/五县（市）小计 14| total-rows-passed-over 五县（市）小计[4, unchecked]",
                "上城区 5/下城区 —/合计 12| total-rows-passed-over 合计[4, unchecked]",
                "上城区 5/下城区 7/合计 —| total-rows-passed-over 合计[4, unchecked]",
            })
    void comparesATotalWithItsPartsAndDoesNotStoreIt(String rows, String told) throws IOException {
        Delivered delivered = rows(rows, TABLE);

        assertThat(delivered.findings().get(0).replaceFirst("^\\d+ \\S+ ", "")).isEqualTo(told);
        assertThat(delivered.verdict().rowsRejected()).isZero();
        assertThat(delivered.verdict().refused()).isFalse();
        assertThat(delivered.observations()).hasSize((int) Arrays.stream(rows.split("/"))
                .filter(row -> !row.matches(".*(计|全市)：? .*"))
                .count());
    }

    @Test
    void storesATotalAsTheCityWhereTheContractExpectsTheCity() throws IOException {
        Delivered first = rows("合计 12/上城区 5/下城区 7", OF_THE_CITY);
        Delivered numbered = Delivered.of(folder, "序号,地区,月份,就业\n1,上城区,2014-06,5\n合　计,,2014-06,12\n", OF_THE_CITY);

        assertThat(first.observations()).contains("new-jobs hangzhou 2014-06 12A @2:3");
        assertThat(first.findings()).isEmpty();
        assertThat(numbered.observations()).contains("new-jobs hangzhou 2014-06 12A @3:4");
        assertThat(numbered.findings()).isEmpty();
    }

    @Test
    void knowsATotalWhoseWordStandsBeforeABlankRegion() throws IOException {
        Delivered delivered =
                Delivered.of(folder, "序号,地区,月份,就业\n1,上城区,2014-06,5\n2,下城区,2014-06,7\n合计,,2014-06,13\n", TABLE);

        assertThat(delivered.findings()).containsExactly("4 就业 total-row-differs 13[12, 合计]");
        assertThat(delivered.found().get(0).remedy(Locale.CHINESE))
                .isEqualTo("请核对“合计”的 13 与各部分之和 12，改正写错的一处后重新放入。合计本身不入库，各部分照所写的数入库。");
    }

    @Test
    void addsNoRates() throws IOException {
        Delivered delivered =
                Delivered.of(folder, "地区,月份,就业,失业率\n上城区,2014-06,5,3\n下城区,2014-06,7,4\n合计,2014-06,12,3.5\n", TABLE);

        assertThat(delivered.findings()).containsExactly("4 地区 total-rows-passed-over 合计[4, between]");
        assertThat(delivered.found().get(0).remedy(Locale.CHINESE)).startsWith("无需处理：合计（第4行）与各部分相符（比率在");
        assertThat(delivered.observations()).hasSize(4);
    }

    @Test
    void asksAboutARateThatLiesOutsideItsParts() throws IOException {
        String parts = "地区,月份,就业,失业率\n上城区,2014-06,5,3\n下城区,2014-06,7,4\n合计,2014-06,12,";

        Delivered outside = Delivered.of(folder, parts + "4.6\n", TABLE);
        assertThat(outside.findings()).containsExactly("4 失业率 total-row-differs 4.6[3–4, 合计, outside]");
        assertThat(outside.found().get(0).remedy(Locale.CHINESE)).startsWith("请核对“合计”的 4.6：各部分在 3–4 之间");

        assertThat(Delivered.of(folder, parts + "5\n", TABLE).findings())
                .as("in whole per cent, and more than rounding")
                .containsExactly("4 失业率 total-row-differs 5[3–4, 合计, outside]");
        assertThat(Delivered.of(folder, parts.replace("7,4", "7,—") + "4.6\n", TABLE)
                        .findings())
                .as("a part is missing")
                .containsExactly("4 地区 total-rows-passed-over 合计[4, unchecked]");
    }

    @Test
    void comparesEachPeriodByItself() throws IOException {
        Delivered delivered = Delivered.of(
                folder, "地区,月份,就业\n上城区,2014-05,5\n合计,2014-05,5\n上城区,2014-06,6\n下城区,2014-06,1\n合计,2014-06,8\n", TABLE);

        assertThat(delivered.findings())
                .containsExactly("6 就业 total-row-differs 8[7, 合计]", "3 地区 total-rows-passed-over 合计[3, checked]");
    }

    @Test
    void allowsForRoundingWhereFiguresAreNoCounts() throws IOException {
        Contract inTenThousands =
                ContractText.dropped("table", WIDE.replace("indicator: new-jobs", "indicator: new-jobs, unit: 万人"));

        assertThat(rows("上城区 1.24/下城区 1.24/合计 2.5", inTenThousands).findings())
                .containsExactly("4 就业 total-row-differs 2.5[2.48, 合计]");
        assertThat(rows("上城区 1.2/下城区 1.2/合计 2.5", inTenThousands).findings())
                .containsExactly("4 地区 total-rows-passed-over 合计[4, checked]");
    }

    @Test
    void doesNotCallATotalWrongWhereARowCouldNotBeRead() throws IOException {
        Contract lenient = ContractText.dropped("table", WIDE + ", bad-rows: {policy: quarantine-row, max-share: 1}");

        Delivered delivered = rows("上城区 5/东城 7/合计 12", lenient);

        assertThat(delivered.findings())
                .contains("4 地区 total-rows-passed-over 合计[4, unchecked]")
                .hasSize(2);
        assertThat(delivered.verdict().rowsRejected()).isEqualTo(1);
    }

    @Test
    void tellsTheUnknownUnitOfOtherRowsEvenIfATotalHasItFirst() throws IOException {
        Contract units =
                ContractText.dropped("table", WIDE.replace("{name: 失业率", "{name: 单位, role: unit}, {name: 失业率"));

        Delivered delivered =
                Delivered.of(folder, "地区,月份,就业,单位\n合计,2014-06,12,箩\n上城区,2014-06,5,箩\n下城区,2014-06,7,箩\n", units);

        assertThat(delivered.findings()).anyMatch(finding -> finding.startsWith("3 单位 unknown-unit 箩"));
        assertThat(delivered.verdict().refused()).isTrue();
    }

    @Test
    void comparesATotalInAColumnWithTheRegionsBesideIt() throws IOException {
        Contract areas = ContractText.dropped(
                "table", "layout: wide-areas, indicator: new-jobs, columns: [{name: 月份, role: time-period}]");

        Delivered right = Delivered.of(folder, "月份,上城区,下城区,合计\n2014-05,1,2,3\n2014-06,3,4,7\n2014-04,3,4,\n", areas);
        Delivered wrong = Delivered.of(folder, "月份,合计,上城区,下城区\n2014-05,3,1,2\n2014-06,8,3,4\n", areas);

        assertThat(right.findings()).containsExactly("2 合计 total-rows-passed-over 合计[2–3, checked]");
        assertThat(right.observations()).hasSize(6);
        assertThat(wrong.findings())
                .containsExactly("3 合计 total-row-differs 8[7, 合计]", "2 合计 total-rows-passed-over 合计[2, checked]");
        assertThat(wrong.observations()).hasSize(4);
    }

    @Test
    void isAnUnknownRegionWhereThereAreNoParts() throws IOException {
        assertThat(rows("合计 12", TABLE).findings()).contains("2 地区 unknown-region 合计[杭州市]");
        assertThat(rows("合计 12", TABLE).verdict().rowsRejected()).isEqualTo(1);
        assertThat(rows("上城区 5/东片合计 12", TABLE).findings()).first().asString().startsWith("3 地区 unknown-region");
    }

    @Test
    void listsManyRowsInShort() {
        RowNumbers rows = new RowNumbers();
        List.of(2, 3, 4, 9).forEach(rows::add);
        assertThat(rows).hasToString("2–4, 9");
        for (int i = 20; i < 60; i += 2) {
            rows.add(i);
        }
        assertThat(rows).hasToString("2–4, 9, 20, 22, 24, 26, 28, 30, 32, 34, …");
        assertThat(rows.count()).isEqualTo(24);
        assertThat(rows.first()).isEqualTo(2);
    }
}
