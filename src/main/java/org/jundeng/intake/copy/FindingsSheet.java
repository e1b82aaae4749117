// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.jundeng.finding.Location;
import org.jundeng.intake.table.FindingsColumn;

/** The sheet of findings behind all others: one finding in each row, as text, so that none is read as a formula. */
final class FindingsSheet {

    private static final int[] WIDTHS = {8, 24, 10, 24, 24, 40, 60};
    private static final int WIDTH_UNIT = 256;

    private final Workbook workbook;
    private final Marking marking;

    FindingsSheet(Workbook workbook, Marking marking) {
        this.workbook = workbook;
        this.marking = marking;
    }

    /** Writes the sheet, in place of that of an earlier copy. */
    void write() {
        FindingsColumn.SHEETS.forEach(name -> {
            if (workbook.getSheet(name) != null) {
                workbook.removeSheetAt(workbook.getSheetIndex(name));
            }
        });
        Sheet sheet = workbook.createSheet(FindingsColumn.sheet(marking.chinese()));
        write(sheet.createRow(0), marking.headings());
        CellStyle bold = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setBold(true);
        bold.setFont(font);
        sheet.getRow(0).forEach(cell -> cell.setCellStyle(bold));
        int rowIndex = 1;
        for (MarkedFinding finding : marking.findings()) {
            write(sheet.createRow(rowIndex++), cells(finding));
        }
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * WIDTH_UNIT);
        }
        sheet.createFreezePane(0, 1);
    }

    private static List<String> cells(MarkedFinding finding) {
        Location place = finding.place();
        MarkedFinding.Words words = finding.words();
        return List.of(
                place.rowNo() == 0 ? "" : Long.toString(place.rowNo()),
                place.column() == null ? "" : place.column(),
                place.cell().orElse(""),
                words.title(),
                words.found(),
                words.promised(),
                words.remedy());
    }

    private static void write(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i, CellType.STRING).setCellValue(cells.get(i));
        }
    }
}
