// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jundeng.intake.workbook.WorkbookBytes.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.DeliveryOpener;
import org.jundeng.intake.ReadDelivery;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.row.Rows;
import org.jundeng.intake.row.TableContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in workbooks, whose titles, headers and regions stand in merged cells. */
class MergedTablesTest {

    private static final Contract CONTRACT = ContractText.dropped("table", """
            layout: wide, time-period: {from: [title, sheet]}, columns: [
              {name: 地区, role: ref-area}, {name: 性别, role: dimension, dimension: sex},
              {name: 新增就业/本月, role: obs-value, indicator: new-jobs},
              {name: 新增就业/累计, role: ignore}]
            """);

    @TempDir
    Path folder;

    private static byte[] merged(boolean figure) throws IOException {
        return WorkbookBytes.xlsx(workbook -> {
            Sheet sheet = workbook.createSheet("6月");
            row(sheet, 1, "2014年新增就业情况");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:D1"));
            row(sheet, 2, "地区", "性别", "新增就业");
            row(sheet, 3, null, null, "本月", "累计");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A2:A3"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("B2:B3"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("C2:D2"));
            row(sheet, 4, "上城区", "男", 700, 4000);
            row(sheet, 5, null, "女", figure ? null : 500, 3300);
            sheet.addMergedRegion(CellRangeAddress.valueOf("A4:A5"));
            if (figure) {
                sheet.addMergedRegion(CellRangeAddress.valueOf("C4:C5"));
            }
            row(sheet, 6, "注：初步数");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A6:D6"));
        });
    }

    @Test
    void readsHeadersAndRegionsInMergedCells() throws IOException {
        ReadDelivery read = ReadDelivery.of(folder, merged(false), CONTRACT);

        assertThat(read.columns()).containsExactly("地区", "性别", "新增就业/本月", "新增就业/累计");
        assertThat(read.lines()).containsExactly("4 [上城区, 男, 700, 4000]", "5 [上城区, 女, 500, 3300]");
        assertThat(read.notes()).containsExactly("6 rows-passed-over 注：初步数[6]");
    }

    /** Its lowest row alone would be a header, too, but of other figures: last year's. */
    @Test
    void takesNoHeaderWithoutTheGroupsBesideItsMergedCells() throws IOException {
        byte[] lastYear = WorkbookBytes.xlsx(workbook -> {
            Sheet sheet = workbook.createSheet("6月");
            row(sheet, 1, "地区", "性别", "上年同期");
            row(sheet, 2, null, null, "新增就业/本月", "新增就业/累计");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:A2"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("B1:B2"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("C1:D1"));
            row(sheet, 3, "上城区", "男", 700, 4000);
        });

        ReadDelivery read = ReadDelivery.of(folder, lastYear, CONTRACT);

        assertThat(read.columns()).containsExactly("地区", "性别", "上年同期新增就业/本月", "新增就业/累计");
    }

    @Test
    void takesAFigureInAMergedCellForNeitherRow() throws IOException {
        ReadDelivery read = ReadDelivery.of(folder, merged(true), CONTRACT);

        assertThat(read.lines()).containsExactly("4 merged-figure 700[C4]", "5 merged-figure 700[C4]");
    }

    @Test
    void tellsTheTitleOnceAndTheNameOfTheSheet() throws IOException {
        Path file = Files.write(folder.resolve("merged"), merged(false));
        try (Rows rows = ((Opened.Readable) DeliveryOpener.open(file, CONTRACT)).rows()) {
            assertThat(rows.context().above()).containsExactly(new TableContext.Text(1, 1, "2014年新增就业情况"));
            assertThat(rows.context().sheet()).isEqualTo("6月");
            assertThat(rows.headerNo()).isEqualTo(2);
        }
    }
}
