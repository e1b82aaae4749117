// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jundeng.intake.workbook.WorkbookBytes;

/** The cells of a text in a workbook, as a spreadsheet program has them that was given the text. */
final class TableAsWorkbook {

    private static final String NUMBER = "(0|-?[1-9]\\d{0,8})(\\.\\d{0,3}[1-9])?";

    private TableAsWorkbook() {}

    static byte[] of(Map<Long, List<String>> records) throws IOException {
        return WorkbookBytes.xlsx(workbook -> {
            Sheet sheet = workbook.createSheet("表");
            records.forEach((no, cells) -> fill(sheet.createRow((int) (no - 1)), cells));
        });
    }

    private static void fill(Row row, List<String> cells) {
        for (int at = 0; at < cells.size(); at++) {
            String cell = cells.get(at);
            if (cell.matches(NUMBER)) {
                row.createCell(at).setCellValue(Double.parseDouble(cell));
            } else if (!cell.isEmpty()) {
                row.createCell(at).setCellValue(cell);
            }
        }
    }
}
