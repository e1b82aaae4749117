// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.ReadDelivery;
import org.jundeng.intake.row.RowMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsColumnTest {

    private static final String NAMES = "layout: wide, columns: [{name: 地区, role: ref-area},"
            + " {name: 时间, role: time-period}, {name: 值, role: obs-value, indicator: i}";
    private static final Contract USUAL = ContractText.dropped("csv", NAMES + "]");

    @TempDir
    private Path folder;

    private List<String> rows(String text) throws IOException {
        return ReadDelivery.of(folder, text, USUAL).lines();
    }

    @Test
    void passesOverTheColumnOfAMarkedCopy() throws IOException {
        ReadDelivery reading =
                ReadDelivery.of(folder, "地区,时间,值,问题\n杭州,2014-07,1,\n萧山,2014-07,2,〔台账号 45 行 3〕改为数字。\n", USUAL);

        assertThat(reading.columns()).containsExactly("地区", "时间", "值");
        assertThat(reading.lines()).containsExactly("2 [杭州, 2014-07, 1]", "3 [萧山, 2014-07, 2]");
        assertThat(reading.notes()).isEmpty();
    }

    @Test
    void passesOverItWhereTheHeaderItselfHasFindings() throws IOException {
        assertThat(rows("地区,时间,值,问题〔台账号 45 行 1〕缺少一列。\n杭州,2014-07,1,\n")).containsExactly("2 [杭州, 2014-07, 1]");
        assertThat(rows("地区,时间,值,findings〔line 45 row 1〕A column is missing.\n杭州,2014-07,1,\n"))
                .containsExactly("2 [杭州, 2014-07, 1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"已改", "无", "已核", "已核 2014-07", "√", "—", "暂缺", "改为 3.2", "\"已改，\n见说明\""})
    void passesOverWhateverTheStewardWroteThere(String answer) throws IOException {
        assertThat(rows("地区,时间,值,问题〔台账号 45 行 1〕\n杭州,2014-07,1," + answer + "\n"))
                .containsExactly("2 [杭州, 2014-07, 1]");
    }

    @Test
    void knowsTheColumnByItsCellsWhereItsHeaderWasRetyped() throws IOException {
        assertThat(rows("地区,时间,值,问题\n杭州,2014-07,1,无\n萧山,2014-07,2,〔台账号 45 行 3〕改。\n"))
                .containsExactly("2 [杭州, 2014-07, 1]", "3 [萧山, 2014-07, 2]");
    }

    @Test
    void leavesAColumnOfThisNameWithoutAnyMark() throws IOException {
        ReadDelivery own = ReadDelivery.of(folder, "地区,时间,值,问题\n杭州,2014-07,1,漏报\n", USUAL);

        assertThat(own.columns()).containsExactly("地区", "时间", "值", "问题");
        assertThat(own.lines()).containsExactly("2 [杭州, 2014-07, 1, 漏报]");
    }

    @Test
    void passesOverTheColumnBehindWhichTheStewardWroteAnother() throws IOException {
        String text = "地区,时间,问题〔台账号 45 行 1〕,值\n杭州,2014-07,〔台账号 45 行 2〕改。,1\n萧山,2014-07,无,2\n";

        assertThat(rows(text)).containsExactly("2 [杭州, 2014-07, , 1]", "3 [萧山, 2014-07, , 2]");
    }

    @Test
    void keepsTheBureausOwnColumnBeforeOurs() throws IOException {
        assertThat(rows("地区,时间,值,问题,问题（标注）〔台账号 45 行 1〕\n杭州,2014-07,1,漏报,无\n"))
                .containsExactly("2 [杭州, 2014-07, 1, 漏报]");
    }

    @Test
    void passesOverARowWhoseOwnCellsWereCleared() throws IOException {
        assertThat(rows("地区,时间,值,问题\n,,,〔台账号 45 行 2〕改为数字。\n杭州,2014-07,1,\n")).containsExactly("3 [杭州, 2014-07, 1]");
    }

    @Test
    void stillFindsTooManyCells() throws IOException {
        String header = "地区,时间,值,问题〔台账号 45 行 1〕\n";
        assertThat(rows(header + "杭州,2014-07,1,234,〔台账号 45 行 2〕加引号。\n").get(0)).startsWith("2 unquoted-thousands");
        assertThat(rows(header + "杭州,2014-07,1,234\n").get(0)).startsWith("2 unquoted-thousands");
        assertThat(rows(header + "杭州,2014-07,1,2\n").get(0)).startsWith("2 too-many-cells");
        assertThat(rows(header + "杭州,2014-07,,暂缺\n").get(0)).startsWith("2 too-many-cells");
        assertThat(rows(header + "杭州,2014-07,1,已改,5\n").get(0)).startsWith("2 too-many-cells");
    }

    @Test
    void stillFindsTooFewCells() throws IOException {
        assertThat(rows("地区,时间,值,问题\n杭州,2014-07,〔台账号 45 行 2〕少一格。\n").get(0)).startsWith("2 too-few-cells");
    }

    @Test
    void leavesAColumnOfThisNameThatIsPromised() throws IOException {
        Contract promised =
                ContractText.dropped("csv", "layout: long, columns: [{name: a, role: note}, {name: 问题, role: note}]");

        assertThat(ReadDelivery.of(folder, "a,问题\n1,x\n", promised).lines()).containsExactly("2 [1, x]");
        assertThat(FindingsColumn.header(promised, List.of("a"), true)).isEqualTo("问题（标注）");
        assertThat(FindingsColumn.header(USUAL, List.of(), true)).isEqualTo("问题");
        assertThat(FindingsColumn.header(USUAL, List.of("问题"), true)).isEqualTo("问题（标注）");
    }

    @Test
    void readsTheMarkThatItWrites() {
        RowMark mark = new RowMark(45, 7);

        assertThat(FindingsColumn.mark(mark.text(true) + "改。")).contains(mark);
        assertThat(FindingsColumn.mark(mark.text(false) + "Mend.")).contains(mark);
        assertThat(FindingsColumn.mark("45 行 7")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"200人", "200*", "200万", "200 人", "200.5人"})
    void keepsTheRestOfANumberThatAThousandsCommaSplit(String rest) throws IOException {
        String header = "地区,时间,值,问题〔台账号 45 行 1〕\n";

        assertThat(rows(header + "杭州,2014-07,1," + rest + "\n").get(0)).startsWith("2 too-many-cells");
    }

    @Test
    void findsASplitNumberWhereAnAnswerMayBeTheLastCellOfTheRow() throws IOException {
        String header = "地区,时间,值,备注,问题〔台账号 45 行 1〕\n";
        Contract noted = ContractText.dropped("csv", NAMES + ", {name: 备注, role: note}]");
        Contract two = ContractText.dropped("csv", NAMES + ", {name: 备注, role: obs-value, indicator: j}]");

        assertThat(ReadDelivery.of(folder, header + "上城区,2014-07,1,200,已核实\n", noted)
                        .lines()
                        .get(0))
                .startsWith("2 unquoted-thousands");
        assertThat(ReadDelivery.of(folder, header + "上城区,2014-07,1,200,暂缺\n", two)
                        .lines()
                        .get(0))
                .startsWith("2 unquoted-thousands");
        assertThat(ReadDelivery.of(folder, header + "上城区,2014-07,1,200,已核实\n", two)
                        .lines())
                .as("the last column has figures, and the answer is none")
                .containsExactly("2 [上城区, 2014-07, 1, 200]");
        assertThat(ReadDelivery.of(folder, header + "上城区,2014-07,1,无变化,已核实\n", noted)
                        .lines())
                .containsExactly("2 [上城区, 2014-07, 1, 无变化]");
    }
}
