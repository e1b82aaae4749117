// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jundeng.intake.workbook.WorkbookBytes.row;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Workbook;
import org.jundeng.contract.Contract;
import org.jundeng.contract.name.SheetName;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.ReadDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which sheet is read, where the contract names one and where it does not. */
class SheetChoiceTest {

    private static final String COLUMNS = """
            layout: long, indicator: gdp, columns: [
              {name: 地区, role: ref-area}, {name: 报告期, role: time-period}, {name: 本期/数值, role: obs-value}]
            """;
    private static final Consumer<Workbook> JUNE_JULY_HIDDEN = workbook -> {
        table(workbook, "6月", 6);
        table(workbook, "7月", 7);
        table(workbook, "底稿", 9);
        row(workbook.createSheet("说明"), 1, "填表说明", "略");
        workbook.setSheetHidden(2, true);
    };

    @TempDir
    Path folder;

    private static void table(Workbook workbook, String name, int figure) {
        row(workbook.createSheet(name), 1, "地区", "报告期", "本期/数值");
        row(workbook.getSheet(name), 2, "上城区", "2014年6月", figure);
    }

    private ReadDelivery read(Consumer<Workbook> fill, String sheet) throws IOException {
        Contract contract =
                ContractText.dropped("table", COLUMNS + (sheet.isEmpty() ? "" : ", sheet: '" + sheet + "'"));
        return ReadDelivery.of(folder, WorkbookBytes.xlsx(fill), contract);
    }

    @ParameterizedTest
    @CsvSource({"6月,6", "７月,none", "7月 ,7", "底稿,9", "6*,6", "?月,several", "底*,none", "Sheet1,none", "*,several"})
    void readsTheSheetThatTheContractNames(String name, String figure) throws IOException {
        String read = read(JUNE_JULY_HIDDEN, name).lines().get(0);

        String expected =
                switch (figure) {
                    case "none" -> "0 sheet-not-found 6月、7月、说明[" + name + "]";
                    case "several" -> "0 several-sheets 6月、7月[]";
                    default -> "2 [上城区, 2014年6月, " + figure + "]";
                };
        assertThat(read).startsWith(expected);
    }

    @Test
    void tellsOfOtherSheetsOnlyIfTheyLookLikeTheTable() throws IOException {
        assertThat(read(JUNE_JULY_HIDDEN, "6月").notes()).containsExactly("0 sheets-passed-over 7月[6月]");
        assertThat(read(
                                workbook -> {
                                    table(workbook, "6月", 6);
                                    row(workbook.createSheet("说明"), 1, "填表说明", "略");
                                },
                                "6月")
                        .notes())
                .isEmpty();
    }

    @Test
    void knowsAHeaderOfTwoRows() throws IOException {
        ReadDelivery read = read(
                workbook -> {
                    row(workbook.createSheet("封面"), 1, "地区", "报告期");
                    row(workbook.createSheet("数据"), 1, "地区", "报告期", "本期");
                    row(workbook.getSheet("数据"), 2, null, null, "数值");
                    row(workbook.getSheet("数据"), 3, "上城区", "2014年6月", 5);
                },
                "");

        assertThat(read.lines()).containsExactly("3 [上城区, 2014年6月, 5]");
        assertThat(read.notes()).containsExactly("0 sheets-passed-over 封面[数据]");
    }

    @Test
    void saysWhichSheetIsToBeNamed() {
        Finding finding = Finding.of(FindingCode.SHEET_NOT_FOUND, "Sheet1、Sheet2", "就业");

        assertThat(finding.remedy(Locale.CHINESE)).isEqualTo("请把要报送的工作表改名为“就业”（现有：Sheet1、Sheet2），再重新放入。");
        assertThat(finding.promised(Locale.CHINESE)).isEqualTo("名为“就业”的工作表");
    }

    @Test
    void aPatternIsNoName() {
        assertThat(new SheetName("就业*").isExact()).isFalse();
        assertThat(new SheetName("就业*").matches("就业（6月）")).isTrue();
        assertThat(new SheetName("jobs").matches("Jobs")).isTrue();
        assertThat(new SheetName("a.b").matches("axb")).isFalse();
    }
}
