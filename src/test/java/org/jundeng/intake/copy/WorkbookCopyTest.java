// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.ReadDelivery;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkbookCopyTest {

    private static final Contract USUAL = ContractText.dropped(
            "table",
            "layout: wide, columns: [{name: 地区, role: ref-area}, {name: 时间, role: time-period},"
                    + " {name: 值, role: obs-value, indicator: i}]");

    @TempDir
    private Path folder;

    static Stream<Workbook> kinds() {
        return Stream.of(new XSSFWorkbook(), new HSSFWorkbook());
    }

    /** A title, a header in row 2, two rows, and a second sheet with a formula. */
    private static Workbook filled(Workbook workbook) {
        Sheet sheet = workbook.createSheet("七月");
        sheet.createRow(0).createCell(0).setCellValue("就业月报");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 2));
        String[][] rows = {{"地区", "时间", "值"}, {"杭州", "2014-07", "一"}, {"萧山", "2014-07", "2"}};
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                (sheet.getRow(i + 1) == null ? sheet.createRow(i + 1) : sheet.getRow(i + 1))
                        .createCell(j)
                        .setCellValue(rows[i][j]);
            }
        }
        CellStyle bold = workbook.createCellStyle();
        bold.setWrapText(true);
        sheet.getRow(2).getCell(2).setCellStyle(bold);
        sheet.setColumnWidth(1, 5000);
        workbook.createSheet("合计").createRow(0).createCell(0).setCellFormula("七月!C4*2");
        return workbook;
    }

    private static Workbook marked(Workbook workbook, long deliveryId, MarkedFinding... findings) throws IOException {
        boolean again = workbook.getSheet("七月").getRow(1).getCell(3) != null;
        MarkedTable.Place place = new MarkedTable.Place("七月", 2, List.of("地区", "时间", "值"), again ? 3 : -1);
        Marking marking = new Marking(deliveryId, true, List.of(findings), MarkedText.SAYS);
        assertThat(new WorkbookMarker(workbook, new MarkedTable(USUAL, place, marking)).mark())
                .isEqualTo(Copied.WHOLE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        return WorkbookFactory.create(new ByteArrayInputStream(out.toByteArray()));
    }

    private static MarkedFinding inCell(long rowNo, int columnNo) {
        return new MarkedFinding(
                new org.jundeng.finding.Location(rowNo, "值", columnNo),
                false,
                false,
                new MarkedFinding.Words("“值”列：改为 1。", "=1+1", "不是数字", "数字", "改为 1。"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void coloursAndCommentsBadCells(Workbook workbook) throws IOException {
        Workbook copy = marked(filled(workbook), 45, inCell(3, 3));

        Cell bad = copy.getSheet("七月").getRow(2).getCell(2);
        assertThat(bad.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
        assertThat(bad.getCellStyle().getWrapText()).isTrue();
        assertThat(bad.getCellComment().getString().getString()).isEqualTo("〔台账号 45 行 3〕不是数字\n数字\n改为 1。");
        assertThat(copy.getSheet("七月").getRow(3).getCell(2).getCellStyle().getFillPattern())
                .isEqualTo(FillPatternType.NO_FILL);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void addsAColumnAndASheetOfFindings(Workbook workbook) throws IOException {
        Workbook copy = marked(filled(workbook), 45, inCell(3, 3));

        Sheet sheet = copy.getSheet("七月");
        assertThat(sheet.getRow(1).getCell(3).getStringCellValue()).isEqualTo("问题〔台账号 45 行 2〕");
        assertThat(sheet.getRow(2).getCell(3).getStringCellValue()).isEqualTo("〔台账号 45 行 3〕“值”列：改为 1。");
        assertThat(sheet.getRow(3).getCell(3)).isNull();
        Sheet list = copy.getSheet("问题清单");
        assertThat(copy.getSheetIndex(list)).isEqualTo(2);
        assertThat(list.getRow(0)).extracting(Cell::getStringCellValue).containsExactly("〔台账号 45 行 0〕改好数据表。");
        assertThat(list.getRow(1)).extracting(Cell::getStringCellValue).containsExactlyElementsOf(MarkedText.HEADINGS);
        assertThat(list.getRow(2))
                .extracting(Cell::getStringCellValue)
                .containsExactly("3", "值", "C3", "不是数字", "=1+1", "数字", "改为 1。", "C3");
        assertThat(list.getRow(2).getCell(4).getCellType()).isEqualTo(CellType.STRING);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void leavesAllElseAsItIs(Workbook workbook) throws IOException {
        Workbook copy = marked(filled(workbook), 45, inCell(3, 3));

        Sheet sheet = copy.getSheet("七月");
        assertThat(sheet.getMergedRegions()).containsExactly(new CellRangeAddress(0, 0, 0, 2));
        assertThat(sheet.getColumnWidth(1)).isEqualTo(5000);
        assertThat(sheet.getRow(2).getCell(2).getStringCellValue()).isEqualTo("一");
        assertThat(copy.getSheet("合计").getRow(0).getCell(0).getCellFormula()).isEqualTo("七月!C4*2");
        assertThat(copy.getActiveSheetIndex()).isZero();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void takesOutWhatAnEarlierCopyMarked(Workbook workbook) throws IOException {
        Workbook first = marked(filled(workbook), 45, inCell(3, 3));

        Workbook second = marked(first, 46, inCell(4, 3));

        Sheet sheet = second.getSheet("七月");
        assertThat(sheet.getCellComments().keySet())
                .extracting(CellAddress::formatAsString)
                .containsExactly("C4");
        assertThat(sheet.getRow(2).getCell(2).getCellStyle().getFillPattern()).isEqualTo(FillPatternType.NO_FILL);
        assertThat(sheet.getRow(2).getCell(3).getCellType()).isEqualTo(CellType.BLANK);
        assertThat(sheet.getRow(3).getCell(3).getStringCellValue()).startsWith("〔台账号 46 行 4〕");
        assertThat(sheet.getRow(1).getCell(4)).isNull();
        assertThat(second.getNumberOfSheets()).isEqualTo(3);
        assertThat(second.getSheet("问题清单").getLastRowNum()).isEqualTo(2);
    }

    /** In the first sheet, row 2 has more of the promised names than the two-line head that was read. */
    @ParameterizedTest
    @MethodSource("kinds")
    void marksTheSheetThatWasRead(Workbook workbook) throws IOException {
        String[][] former = {{"上月对照"}, {"地区", "时间"}, {"杭州", "2014-06"}};
        String[][] read = {{"就业月报"}, {"地区", "", "本月"}, {"", "时间", "值"}, {}, {"杭州", "2014-07", "一"}};
        fill(workbook.createSheet("上月对照"), former);
        fill(workbook.createSheet("本月"), read);
        Path file = folder.resolve("月报");
        try (OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
        }

        byte[] bytes = new MarkedText().cell(5, 3, "值", "改为 1。").in(file, USUAL);

        Workbook copy = WorkbookFactory.create(new ByteArrayInputStream(bytes));
        assertThat(copy.getSheet("本月").getCellComments()).containsOnlyKeys(new CellAddress("C5"));
        assertThat(copy.getSheet("上月对照").getCellComments()).isEmpty();
        assertThat(copy.getSheet("上月对照").getRow(1).getLastCellNum()).isEqualTo((short) 2);
    }

    private static void fill(Sheet sheet, String[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                (sheet.getRow(i) == null ? sheet.createRow(i) : sheet.getRow(i))
                        .createCell(j)
                        .setCellValue(rows[i][j]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void keepsTheCommentOfASteward(Workbook workbook) throws IOException {
        filled(workbook);
        Sheet sheet = workbook.getSheet("七月");
        var anchor = workbook.getCreationHelper().createClientAnchor();
        anchor.setCol2(2);
        anchor.setRow2(2);
        var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setAuthor("王");
        comment.setString(workbook.getCreationHelper().createRichTextString("待核"));
        sheet.getRow(2).getCell(2).setCellComment(comment);

        Workbook copy = marked(workbook, 45, inCell(3, 3));

        Cell cell = copy.getSheet("七月").getRow(2).getCell(2);
        assertThat(cell.getCellComment().getString().getString()).isEqualTo("待核\n\n〔台账号 45 行 3〕不是数字\n数字\n改为 1。");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void givesBackTheFillAndTheCommentOfAMendedCell(Workbook workbook) throws IOException {
        filled(workbook);
        Sheet sheet = workbook.getSheet("七月");
        CellStyle yellow = workbook.createCellStyle();
        yellow.setFillForegroundColor(IndexedColors.YELLOW.getIndex());
        yellow.setFillPattern(FillPatternType.THIN_HORZ_BANDS);
        sheet.getRow(2).getCell(2).setCellStyle(yellow);
        var anchor = workbook.getCreationHelper().createClientAnchor();
        anchor.setCol2(2);
        anchor.setRow2(2);
        var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setAuthor("王");
        comment.setString(workbook.getCreationHelper().createRichTextString("待核"));
        sheet.getRow(2).getCell(2).setCellComment(comment);

        Workbook again = marked(marked(workbook, 45, inCell(3, 3), inCell(4, 3)), 46, inCell(4, 3));

        Cell mended = again.getSheet("七月").getRow(2).getCell(2);
        assertThat(mended.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.THIN_HORZ_BANDS);
        assertThat(mended.getCellStyle().getFillForegroundColor()).isEqualTo(IndexedColors.YELLOW.getIndex());
        assertThat(mended.getCellComment().getString().getString()).isEqualTo("待核");
        Cell bad = again.getSheet("七月").getRow(3).getCell(2);
        assertThat(bad.getCellStyle().getFillForegroundColor()).isEqualTo(IndexedColors.LIGHT_ORANGE.getIndex());
        assertThat(bad.getCellComment().getString().getString()).isEqualTo("〔台账号 46 行 4〕不是数字\n数字\n改为 1。");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void leavesAColourThatTheStewardGaveAMendedCell(Workbook workbook) throws IOException {
        Workbook first = marked(filled(workbook), 45, inCell(3, 3));
        CellStyle green = first.createCellStyle();
        green.setFillForegroundColor(IndexedColors.GREEN.getIndex());
        green.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        first.getSheet("七月").getRow(2).getCell(2).setCellStyle(green);

        Workbook second = marked(first, 46, inCell(4, 3));

        assertThat(second.getSheet("七月").getRow(2).getCell(2).getCellStyle().getFillForegroundColor())
                .isEqualTo(IndexedColors.GREEN.getIndex());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void leavesAStewardsOwnSheetOfThisName(Workbook workbook) throws IOException {
        filled(workbook);
        workbook.createSheet("问题清单").createRow(0).createCell(0).setCellValue("七月待核事项");

        Workbook second = marked(marked(workbook, 45, inCell(3, 3)), 46, inCell(4, 3));

        assertThat(second.getSheet("问题清单").getRow(0).getCell(0).getStringCellValue())
                .isEqualTo("七月待核事项");
        assertThat(second.getSheet("问题清单（标注）").getRow(0).getCell(0).getStringCellValue())
                .startsWith("〔台账号 46 行 0〕");
        assertThat(second.getNumberOfSheets()).isEqualTo(4);
        Path file = folder.resolve("月报");
        try (OutputStream out = Files.newOutputStream(file)) {
            second.write(out);
        }
        ReadDelivery read = ReadDelivery.of(folder, Files.readAllBytes(file), USUAL);
        assertThat(read.lines()).containsExactly("3 [杭州, 2014-07, 一]", "4 [萧山, 2014-07, 2]");
        assertThat(read.notes())
                .singleElement()
                .asString()
                .contains("合计")
                .contains("问题清单")
                .doesNotContain("标注");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void saysThatNotAllCellsAreColoured(Workbook workbook) {
        Sheet sheet = filled(workbook).getSheet("七月");
        // The library takes seconds for two thousand comments of an xlsx.
        boolean slow = workbook instanceof XSSFWorkbook;
        int most = slow ? 50 : 2_000;
        MarkedFinding[] many = IntStream.rangeClosed(3, most + 3)
                .mapToObj(row -> inCell(row, 3))
                .toArray(MarkedFinding[]::new);
        Marking marking = new Marking(45, true, List.of(many), MarkedText.SAYS);
        MarkedTable.Place place = new MarkedTable.Place("七月", 2, List.of(), -1);

        MarkedTable table = new MarkedTable(USUAL, place, marking);
        WorkbookMarker marker = slow ? new WorkbookMarker(workbook, table, most) : new WorkbookMarker(workbook, table);
        assertThat(marker.mark()).isEqualTo(Copied.NOT_ALL_CELLS);
        assertThat(sheet.getCellComments()).hasSize(most);
        assertThat(workbook.getSheet("问题清单").getRow(0).getCell(0).getStringCellValue())
                .isEqualTo("〔台账号 45 行 0〕改好数据表。只标出一部分单元格。");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void copiesNoTableOfMoreThanFiftyThousandRows(Workbook workbook) {
        Marking marking = new Marking(45, true, List.of(inCell(3, 3)), MarkedText.SAYS);
        MarkedTable.Place place = new MarkedTable.Place("七月", 2, List.of(), -1);
        WorkbookMarker marker = new WorkbookMarker(filled(workbook), new MarkedTable(USUAL, place, marking));
        workbook.getSheet("七月").createRow(50_001).createCell(0).setCellValue("杭州");

        assertThat(marker.mark()).isEqualTo(Copied.TOO_LARGE);
        assertThat(workbook.getSheet("问题清单")).isNull();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void writesOverAFormulaInTheColumnOfAnEarlierCopy(Workbook workbook) throws IOException {
        Workbook first = marked(filled(workbook), 45, inCell(3, 3));
        first.getSheet("七月").getRow(2).getCell(3).setCellFormula("1+1");
        first.getSheet("七月").setArrayFormula("C3:C4", CellRangeAddress.valueOf("D4:D5"));

        Sheet second = marked(first, 46, inCell(3, 3), inCell(4, 3)).getSheet("七月");

        assertThat(second.getRow(2).getCell(3).getCellType()).isEqualTo(CellType.STRING);
        assertThat(second.getRow(2).getCell(3).getStringCellValue()).isEqualTo("〔台账号 46 行 3〕“值”列：改为 1。");
        assertThat(second.getRow(3).getCell(3).getStringCellValue()).isEqualTo("〔台账号 46 行 4〕“值”列：改为 1。");
    }
}
