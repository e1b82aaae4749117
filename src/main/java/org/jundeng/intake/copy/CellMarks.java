// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.jundeng.intake.table.FindingsColumn;

/** The colour and the comment of bad cells. A comment that the steward wrote stays, before what is added to it. */
final class CellMarks {

    /** The author of comments, by whom they are known again. */
    private static final String AUTHOR = "Jundeng 君灯";

    private static final IndexedColors COLOUR = IndexedColors.LIGHT_ORANGE;

    private static final int COLUMNS = 4;
    private static final int ROWS = 6;

    private final Workbook workbook;
    private final Sheet sheet;
    private final MarkedTable table;
    private final List<CellRangeAddress> merged;
    private final Map<CellAddress, CellStyle> looks = new LinkedHashMap<>();
    private final Map<Short, CellStyle> coloured = new HashMap<>();
    private final Map<List<Short>, CellStyle> restored = new HashMap<>();

    CellMarks(Workbook workbook, Sheet sheet, MarkedTable table) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.table = table;
        this.merged = sheet.getMergedRegions();
    }

    /**
     * Takes out the comments and colours of an earlier copy.
     *
     * @param before what the cells that it coloured looked like, by the places that they had in it
     */
    void takeOut(Map<CellAddress, CellStyle> before) {
        Map<CellAddress, String> ours = new LinkedHashMap<>();
        sheet.getCellComments().forEach((address, comment) -> {
            String said = comment.getString().getString();
            if (AUTHOR.equals(comment.getAuthor()) || begins(said) >= 0) {
                ours.put(address, said);
            }
        });
        ours.forEach((address, said) -> {
            Cell cell = cell(address);
            int from = begins(said);
            if (from > 0 && !AUTHOR.equals(cell.getCellComment().getAuthor())) {
                String own = said.substring(0, from).stripTrailing();
                cell.getCellComment().setString(workbook.getCreationHelper().createRichTextString(own));
            } else {
                cell.removeCellComment();
            }
            if (Fill.isOf(cell.getCellStyle(), COLOUR)) {
                CellAddress then = from < 0
                        ? address
                        : FindingsColumn.mark(said.substring(from))
                                .map(mark -> new CellAddress((int) mark.rowNo() - 1, address.getColumn()))
                                .orElse(address);
                cell.setCellStyle(restored(cell.getCellStyle(), before.get(then)));
            }
        });
    }

    /** Where our words begin in a comment; -1 where there are none. */
    private static int begins(String said) {
        for (int at = said.indexOf('〔'); at >= 0; at = said.indexOf('〔', at + 1)) {
            boolean first = at == 0 || said.charAt(at - 1) == '\n';
            if (first && FindingsColumn.mark(said.substring(at)).isPresent()) {
                return at;
            }
        }
        return -1;
    }

    /** Marks a cell with its findings; a cell that a merged one covers is marked where it shows. */
    void put(CellAddress address, List<MarkedFinding> findings) {
        CellAddress shown = merged.stream()
                .filter(range -> range.isInRange(address))
                .map(range -> new CellAddress(range.getFirstRow(), range.getFirstColumn()))
                .findFirst()
                .orElse(address);
        Cell cell = cell(shown);
        if (findings.stream().anyMatch(finding -> !finding.note()) && !looks.containsKey(shown)) {
            looks.put(shown, cell.getCellStyle());
            cell.setCellStyle(coloured(cell.getCellStyle()));
        }
        comment(
                cell,
                table.mark(shown.getRow() + 1L)
                        + findings.stream()
                                .map(MarkedFinding::words)
                                .map(words -> words.title() + '\n' + words.promised() + '\n' + words.remedy())
                                .distinct()
                                .collect(Collectors.joining("\n\n")));
    }

    /** What the coloured cells looked like before. */
    Map<CellAddress, CellStyle> looks() {
        return looks;
    }

    private Cell cell(CellAddress address) {
        Row row = sheet.getRow(address.getRow());
        return (row == null ? sheet.createRow(address.getRow()) : row)
                .getCell(address.getColumn(), MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /** A style with our colour; one for all cells of one style. */
    private CellStyle coloured(CellStyle own) {
        return coloured.computeIfAbsent(own.getIndex(), first -> {
            CellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(own);
            style.setFillForegroundColor(COLOUR.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            return style;
        });
    }

    /** A style with the fill that it had before; without one, where that is not known. */
    private CellStyle restored(CellStyle now, CellStyle before) {
        short fill = before == null ? -1 : before.getIndex();
        return restored.computeIfAbsent(List.of(now.getIndex(), fill), first -> {
            CellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(now);
            Fill.set(style, before);
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
