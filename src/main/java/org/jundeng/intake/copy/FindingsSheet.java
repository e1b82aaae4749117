// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.RowMark;
import org.jundeng.intake.table.FindingsColumn;

/**
 * The sheet of findings behind all others: one finding in each row, as text, so that none is read as a formula. Its
 * first line has our mark, by which it is told from a steward's own sheet of the same name. A hidden column keeps what
 * the coloured cells looked like before.
 */
final class FindingsSheet {

    private static final int[] WIDTHS = {8, 24, 10, 24, 24, 40, 60};
    private static final int WIDTH_UNIT = 256;
    private static final int FIRST_ROW = 2;

    private final Workbook workbook;
    private final Marking marking;

    FindingsSheet(Workbook workbook, Marking marking) {
        this.workbook = workbook;
        this.marking = marking;
    }

    /** Takes out the sheets of earlier copies; returns what the cells that they coloured looked like. */
    Map<CellAddress, CellStyle> takeOut() {
        Map<CellAddress, CellStyle> looks = new LinkedHashMap<>();
        for (int i = workbook.getNumberOfSheets() - 1; i >= 0; i--) {
            Sheet sheet = workbook.getSheetAt(i);
            if (isOurs(sheet)) {
                for (Row row : sheet) {
                    Cell kept = row.getCell(WIDTHS.length);
                    if (kept != null && kept.getCellType() == CellType.STRING) {
                        looks.put(new CellAddress(kept.getStringCellValue()), kept.getCellStyle());
                    }
                }
                workbook.removeSheetAt(i);
            }
        }
        return looks;
    }

    private static boolean isOurs(Sheet sheet) {
        Cell first = sheet.getRow(0) == null ? null : sheet.getRow(0).getCell(0);
        return FindingsColumn.maySheetBe(sheet.getSheetName())
                && first != null
                && first.getCellType() == CellType.STRING
                && FindingsColumn.isMarked(first.getStringCellValue());
    }

    /** A name that no sheet has. */
    private String name() {
        String usual = FindingsColumn.sheet(marking.chinese());
        String name = usual;
        for (int number = 2; workbook.getSheet(name) != null; number++) {
            name = usual
                    + (marking.chinese() ? "（标注" : " (marked")
                    + (number == 2 ? "" : " " + number)
                    + (marking.chinese() ? "）" : ")");
        }
        return name;
    }

    /**
     * Writes the sheet.
     *
     * @param looks what the coloured cells looked like before
     * @param notAllCells whether some are not coloured
     */
    void write(Map<CellAddress, CellStyle> looks, boolean notAllCells) {
        Sheet sheet = workbook.createSheet(name());
        Marking.Says says = marking.says();
        write(
                sheet.createRow(0),
                List.of(new RowMark(marking.deliveryId(), 0).text(marking.chinese())
                        + says.list()
                        + says.notAll()
                        + (notAllCells ? says.notAllCells() : "")));
        write(sheet.createRow(1), says.headings());
        CellStyle bold = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setBold(true);
        bold.setFont(font);
        sheet.getRow(1).forEach(cell -> cell.setCellStyle(bold));
        int rowIndex = FIRST_ROW;
        for (MarkedFinding finding : marking.findings()) {
            write(sheet.createRow(rowIndex++), cells(finding));
        }
        rowIndex = FIRST_ROW;
        for (Map.Entry<CellAddress, CellStyle> look : looks.entrySet()) {
            Row row = sheet.getRow(rowIndex) == null ? sheet.createRow(rowIndex) : sheet.getRow(rowIndex);
            Cell kept = row.createCell(WIDTHS.length, CellType.STRING);
            kept.setCellValue(look.getKey().formatAsString());
            kept.setCellStyle(look.getValue());
            rowIndex++;
        }
        sheet.setColumnHidden(WIDTHS.length, true);
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * WIDTH_UNIT);
        }
        sheet.createFreezePane(0, FIRST_ROW);
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
