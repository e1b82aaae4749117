// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jundeng.intake.workbook.WorkbookBytes.format;
import static org.jundeng.intake.workbook.WorkbookBytes.row;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.ReadDelivery;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is alike in xlsx and xls: each test is run for both. */
class WorkbooksTest {

    private static final Contract CONTRACT = ContractText.dropped("table", """
            layout: long, indicator: gdp, columns: [
              {name: 地区, role: ref-area}, {name: 报告期, role: time-period}, {name: 数值, role: obs-value},
              {name: 备注, role: note, optional: true}]
            """);

    @TempDir
    Path folder;

    /** The formats that are written and read. */
    enum Format {
        XLSX,
        XLS;

        byte[] bytes(Consumer<Workbook> fill) throws IOException {
            return this == XLSX ? WorkbookBytes.xlsx(fill) : WorkbookBytes.xls(fill);
        }
    }

    private ReadDelivery read(byte[] bytes) throws IOException {
        return ReadDelivery.of(folder, bytes, CONTRACT);
    }

    private static Sheet table(Workbook workbook, String name) {
        Sheet sheet = workbook.createSheet(name);
        row(sheet, 1, "地区", "报告期", "数值", "备注");
        return sheet;
    }

    @ParameterizedTest
    @EnumSource
    void readsNumbersFromWhatIsStored(Format format) throws IOException {
        ReadDelivery read = read(format.bytes(workbook -> {
            Sheet sheet = table(workbook, "就业");
            row(sheet, 2, "上城区", "2014年7月", 0.1 + 0.2, "无");
            Row money = row(sheet, 4, "下城区", "2014年7月", 1234567.891, "  ");
            format(money, 2, "¥#,##0;[Red]-¥#,##0");
            Row percent = row(sheet, 5, "江干区", "2014年7月", 0.952, true);
            format(percent, 2, "0%");
        }));

        assertThat(read.lines())
                .containsExactly(
                        "2 [上城区, 2014年7月, 0.3, 无]",
                        "4 [下城区, 2014年7月, 1234567.891,   ]",
                        "5 [江干区, 2014年7月, 95.2%, TRUE]");
        assertThat(read.notes()).isEmpty();
    }
}
