// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.PromisedNames;
import org.jundeng.intake.table.FindingsColumn;

/** Marks the findings of a delivery in its workbook. What an earlier copy had marked is taken out first. */
final class WorkbookMarker {

    private static final int MOST_ROWS = 50_000;
    private static final int MOST_MARKED_CELLS = 2_000;
    private static final int WIDTH = 60 * 256;

    private final Workbook workbook;
    private final MarkedTable table;
    private final PromisedNames promised;
    private final int mostMarkedCells;

    WorkbookMarker(Workbook workbook, MarkedTable table) {
        this(workbook, table, MOST_MARKED_CELLS);
    }

    /** Colours at most so many cells. */
    WorkbookMarker(Workbook workbook, MarkedTable table, int mostMarkedCells) {
        this.mostMarkedCells = mostMarkedCells;
        this.workbook = workbook;
        this.table = table;
        this.promised = new PromisedNames(table.contract());
    }

    /** Marks the findings; nothing is changed where the table is too large or not to be found. */
    Copied mark() {
        String name = table.place().sheet();
        Sheet sheet = name == null ? null : workbook.getSheet(name);
        if (sheet == null) {
            return Copied.NO_TABLE;
        }
        if (sheet.getLastRowNum() > MOST_ROWS) {
            return Copied.TOO_LARGE;
        }
        FindingsSheet list = new FindingsSheet(workbook, table.marking());
        CellMarks marks = new CellMarks(workbook, sheet, table);
        marks.takeOut(list.takeOut());
        writeColumn(sheet);
        Map<CellAddress, List<MarkedFinding>> bad = badCells();
        long more = bad.size() - mostMarkedCells;
        bad.entrySet().stream().limit(mostMarkedCells).forEach(each -> marks.put(each.getKey(), each.getValue()));
        list.write(marks.looks(), more > 0);
        return more > 0 ? Copied.NOT_ALL_CELLS : Copied.WHOLE;
    }

    private void writeColumn(Sheet sheet) {
        int at = column(sheet);
        Row header = row(sheet, headerIndex());
        Cell name = header.getCell(at, MissingCellPolicy.CREATE_NULL_AS_BLANK);
        write(name, table.header());
        if (at > 0 && header.getCell(at - 1) != null) {
            name.setCellStyle(header.getCell(at - 1).getCellStyle());
        }
        table.rows()
                .forEach((rowNo, said) ->
                        write(row(sheet, (int) (rowNo - 1)).getCell(at, MissingCellPolicy.CREATE_NULL_AS_BLANK), said));
        sheet.setColumnWidth(at, WIDTH);
        sheet.setColumnHidden(at, false);
    }

    /** A formula that a steward left there would be calculated again, and hide what is said. */
    private static void write(Cell cell, String said) {
        if (cell.isPartOfArrayFormulaGroup()) {
            cell.getSheet().removeArrayFormula(cell);
        }
        cell.setBlank();
        cell.setCellValue(said);
    }

    private int headerIndex() {
        return (int) table.headerNo() - 1;
    }

    /**
     * The column of an earlier copy, now without its marks, or else the first one behind all that the sheet holds. What
     * a steward wrote into it stays.
     */
    private int column(Sheet sheet) {
        int behind = 0;
        for (int i = headerIndex(); i <= sheet.getLastRowNum(); i++) {
            Row row = sheet.getRow(i);
            for (Cell cell : row == null ? List.<Cell>of() : row) {
                if (isOurs(cell, i)) {
                    cell.setBlank();
                }
                boolean blank = cell.getCellType() == CellType.BLANK;
                behind = blank ? behind : Math.max(behind, cell.getColumnIndex() + 1);
            }
        }
        int ours = table.place().findingsAt();
        return ours < 0 ? behind : ours;
    }

    private boolean isOurs(Cell cell, int rowIndex) {
        if (cell.getCellType() != CellType.STRING) {
            return false;
        }
        String said = cell.getStringCellValue();
        return rowIndex == headerIndex()
                ? FindingsColumn.isMarked(said) && FindingsColumn.isHeader(said, promised)
                : FindingsColumn.mark(said).isPresent();
    }

    private static Row row(Sheet sheet, int index) {
        Row row = sheet.getRow(index);
        return row == null ? sheet.createRow(index) : row;
    }

    /** The findings of each bad cell. */
    private Map<CellAddress, List<MarkedFinding>> badCells() {
        Map<CellAddress, List<MarkedFinding>> bad = new LinkedHashMap<>();
        table.marking().findings().stream()
                .filter(finding ->
                        finding.place().rowNo() > 0 && finding.place().columnNo() > 0)
                .forEach(finding -> {
                    Location place = finding.place();
                    CellAddress cell = new CellAddress((int) place.rowNo() - 1, place.columnNo() - 1);
                    bad.computeIfAbsent(cell, first -> new ArrayList<>()).add(finding);
                });
        return bad;
    }
}
