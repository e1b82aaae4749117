// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;

/** The colour and the comment of bad cells. A comment that the steward wrote stays, before what is added to it. */
final class CellMarks {

    /** The author of comments, by whom they are known again. */
    private static final String AUTHOR = "Jundeng 君灯";

    private static final int COLUMNS = 4;
    private static final int ROWS = 6;

    private final Workbook workbook;
    private final Sheet sheet;
    private final List<CellRangeAddress> merged;
    private final Map<Short, CellStyle> coloured = new HashMap<>();
    private final Map<Short, CellStyle> plain = new HashMap<>();

    CellMarks(Workbook workbook, Sheet sheet) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.merged = sheet.getMergedRegions();
    }

    /** Takes out the comments and colours of an earlier copy. */
    void takeOut() {
        List<CellAddress> ours = new ArrayList<>();
        sheet.getCellComments().forEach((address, comment) -> {
            if (AUTHOR.equals(comment.getAuthor())) {
                ours.add(address);
            }
        });
        for (CellAddress address : ours) {
            Cell cell = cell(address);
            cell.removeCellComment();
            cell.setCellStyle(style(cell, plain, FillPatternType.NO_FILL));
        }
    }

    /** Marks a cell with its findings; a cell that a merged one covers is marked where it shows. */
    void put(CellAddress address, List<MarkedFinding> findings) {
        CellAddress shown = merged.stream()
                .filter(range -> range.isInRange(address))
                .map(range -> new CellAddress(range.getFirstRow(), range.getFirstColumn()))
                .findFirst()
                .orElse(address);
        Cell cell = cell(shown);
        if (findings.stream().anyMatch(finding -> !finding.note())) {
            cell.setCellStyle(style(cell, coloured, FillPatternType.SOLID_FOREGROUND));
        }
        comment(
                cell,
                findings.stream()
                        .map(MarkedFinding::words)
                        .map(words -> words.title() + '\n' + words.promised() + '\n' + words.remedy())
                        .distinct()
                        .collect(Collectors.joining("\n\n")));
    }

    private Cell cell(CellAddress address) {
        Row row = sheet.getRow(address.getRow());
        return (row == null ? sheet.createRow(address.getRow()) : row)
                .getCell(address.getColumn(), MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /** The cell's own style with another fill; one style for all cells of one style. */
    private CellStyle style(Cell cell, Map<Short, CellStyle> known, FillPatternType fill) {
        return known.computeIfAbsent(cell.getCellStyle().getIndex(), first -> {
            CellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(cell.getCellStyle());
            style.setFillForegroundColor(IndexedColors.LIGHT_ORANGE.getIndex());
            style.setFillPattern(fill);
            return style;
        });
    }

    private void comment(Cell cell, String said) {
        CreationHelper makes = workbook.getCreationHelper();
        Comment comment = cell.getCellComment();
        if (comment != null) {
            comment.setString(makes.createRichTextString(comment.getString().getString() + "\n\n" + said));
            return;
        }
        Drawing<?> drawing =
                sheet.getDrawingPatriarch() == null ? sheet.createDrawingPatriarch() : sheet.getDrawingPatriarch();
        ClientAnchor anchor = makes.createClientAnchor();
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setCol2(cell.getColumnIndex() + 1 + COLUMNS);
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + ROWS);
        comment = drawing.createCellComment(anchor);
        comment.setString(makes.createRichTextString(said));
        comment.setAuthor(AUTHOR);
        cell.setCellComment(comment);
    }
}
