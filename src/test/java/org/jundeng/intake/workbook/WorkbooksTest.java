// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jundeng.intake.workbook.WorkbookBytes.format;
import static org.jundeng.intake.workbook.WorkbookBytes.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.ReadDelivery;
import org.jundeng.intake.table.TableRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is alike in xlsx and xls: each test is run for both. */
class WorkbooksTest {

    private static final String COLUMNS = """
            layout: long, indicator: gdp, columns: [
              {name: 地区, role: ref-area}, {name: 报告期, role: time-period}, {name: 数值, role: obs-value},
              {name: 备注, role: note, optional: true}]
            """;
    private static final Contract CONTRACT = ContractText.dropped("table", COLUMNS);

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

    private static void number(Row row, double value, String format) {
        row.createCell(2).setCellValue(value);
        format(row, 2, format);
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
            row(sheet, 6, "拱墅区", "2014年7月", 1e-7, false);
            row(sheet, 7, "西湖区", "2014年7月", -1.5e12, "１２３");
            row(sheet, 8, "滨江区", "2014年7月", "3,200", 201407);
        }));

        assertThat(read.lines())
                .containsExactly(
                        "2 [上城区, 2014年7月, 0.3, 无]",
                        "4 [下城区, 2014年7月, 1234567.891,   ]",
                        "5 [江干区, 2014年7月, 95.2%, TRUE]",
                        "6 [拱墅区, 2014年7月, 0.0000001, FALSE]",
                        "7 [西湖区, 2014年7月, -1500000000000, １２３]",
                        "8 [滨江区, 2014年7月, 3,200, 201407]");
        assertThat(read.notes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void readsDaysAsPreciselyAsTheyAreShown(Format format) throws IOException {
        byte[] bytes = format.bytes(workbook -> {
            Sheet sheet = table(workbook, "就业");
            int no = 2;
            for (String shown : List.of("yyyy-mm-dd", "yyyy\"年\"m\"月\"", "yyyy\"年\"", "[$-804]aaaa", "m/d/yy h:mm")) {
                number(row(sheet, no++, "上城区", "2014年7月"), 41821.75, shown);
            }
            number(row(sheet, no++, "上城区", "2014年7月"), 0.75, "h:mm");
            number(row(sheet, no++, "上城区", "2014年7月"), 1.5, "[h]:mm");
            number(row(sheet, no++, "上城区", "2014年7月"), 60, "yyyy-mm-dd");
            number(row(sheet, no++, "上城区", "2014年7月"), 1, "yyyy-mm-dd");
            number(row(sheet, no++, "上城区", "2014年7月"), -3, "yyyy-mm-dd");
        });

        assertThat(values(bytes))
                .containsExactly(
                        "2014-07-01",
                        "2014-07",
                        "2014年",
                        "2014-07-01",
                        "2014-07-01 18:00",
                        "18:00",
                        "36:00:00",
                        "60",
                        "1900-01-01",
                        "-3");
    }

    private List<String> values(byte[] bytes) throws IOException {
        Path file = folder.resolve("figures");
        Files.write(file, bytes);
        Workbooks.Opened opened = Workbooks.open(file, bytes, CONTRACT);
        assertThat(opened).isInstanceOf(Workbooks.Readable.class);
        List<String> values = new ArrayList<>();
        try (WorkbookRecords records = ((Workbooks.Readable) opened).records()) {
            records.next();
            for (TableRecord record = records.next(); record != null; record = records.next()) {
                values.add(record.cells().length > 2 ? record.cells()[2] : "");
            }
            assertThat(records.broken()).isEmpty();
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource
    void readsResultsOfFormulas(Format format) throws IOException {
        byte[] bytes = format.bytes(workbook -> {
            Sheet sheet = table(workbook, "就业");
            formula(row(sheet, 2, "上城区", "2014年7月"), "1+1").setCellValue(2);
            formula(row(sheet, 3, "上城区", "2014年7月"), "\"无\"&\"数\"").setCellValue("无数");
            formula(row(sheet, 4, "上城区", "2014年7月"), "1/0").setCellErrorValue(FormulaError.DIV0.getCode());
            formula(row(sheet, 5, "上城区", "2014年7月"), "NA()").setCellErrorValue(FormulaError.NA.getCode());
            formula(row(sheet, 6, "上城区", "2014年7月"), "1=1").setCellValue(true);
            formula(row(sheet, 7, "上城区", "2014年7月"), "\"\"").setCellValue("");
            formula(row(sheet, 8, "上城区", "2014年7月"), "B1+2");
        });

        List<String> values = new ArrayList<>(values(bytes));
        String open = values.remove(values.size() - 1);
        assertThat(values).containsExactly("2", "无数", "#DIV/0!", "#N/A", "TRUE", "");
        assertThat(open).isIn("=B1+2", "=…");
    }

    private static Cell formula(Row row, String formula) {
        Cell cell = row.createCell(2);
        cell.setCellFormula(formula);
        return cell;
    }

    @ParameterizedTest
    @EnumSource
    void listsMergedCellsWithTheirCorners(Format format) throws IOException {
        byte[] bytes = format.bytes(workbook -> {
            Sheet sheet = table(workbook, "就业");
            row(sheet, 2, "上城区", "2014年7月", 100, "甲");
            row(sheet, 3, null, "2014年8月", null, "乙");
            row(sheet, 4, "下城区", "2014年7月", 7, "丙");
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 2, 2));
        });

        List<TableRecord> records = records(bytes);

        assertThat(records.get(0).merged()).isEmpty();
        assertThat(records.get(1).merged())
                .extracting(cell -> cell.at() + " " + cell.text() + cell.isCorner(2))
                .containsExactly("0 上城区true", "2 100true");
        assertThat(records.get(2).merged())
                .extracting(cell -> cell.at() + " " + cell.text() + " of " + cell.fromRow() + cell.isCorner(3))
                .containsExactly("0 上城区 of 2false", "2 100 of 2false");
        assertThat(Arrays.asList(records.get(2).cells())).containsExactly("", "2014年8月", "", "乙");
        assertThat(records.get(3).merged()).isEmpty();
    }

    private List<TableRecord> records(byte[] bytes) throws IOException {
        Path file = folder.resolve("merged");
        Files.write(file, bytes);
        List<TableRecord> all = new ArrayList<>();
        try (WorkbookRecords records = ((Workbooks.Readable) Workbooks.open(file, bytes, CONTRACT)).records()) {
            for (TableRecord record = records.next(); record != null; record = records.next()) {
                all.add(record);
            }
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void readsHiddenRowsAndColumnsAndSaysSo(Format format) throws IOException {
        ReadDelivery read = read(format.bytes(workbook -> {
            Sheet sheet = table(workbook, "就业");
            row(sheet, 2, "上城区", "2014年7月", 1);
            row(sheet, 3, "下城区", "2014年7月", 2).setZeroHeight(true);
            row(sheet, 4, "江干区", "2014年7月", 3).setZeroHeight(true);
            sheet.setColumnHidden(3, true);
        }));

        assertThat(read.lines()).hasSize(3);
        assertThat(read.notes()).containsExactly("3 hidden-cells [2, 1]");
    }

    @ParameterizedTest
    @EnumSource
    void readsDaysThatAreCountedFrom1904(Format format) throws IOException {
        byte[] bytes = format.bytes(workbook -> {
            Sheet sheet = table(workbook, "就业");
            number(row(sheet, 2, "上城区", "2014年7月"), 41821 - 1462, "yyyy-mm-dd");
            number(row(sheet, 3, "上城区", "2014年7月"), 0, "yyyy-mm-dd");
            since1904(workbook);
        });

        assertThat(values(bytes)).containsExactly("2014-07-01", "1904-01-01");
    }

    private static void since1904(Workbook workbook) {
        if (workbook instanceof org.apache.poi.xssf.usermodel.XSSFWorkbook xlsx) {
            xlsx.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
        } else if (workbook instanceof org.apache.poi.hssf.usermodel.HSSFWorkbook xls) {
            xls.getInternalWorkbook().getRecords().stream()
                    .filter(org.apache.poi.hssf.record.DateWindow1904Record.class::isInstance)
                    .forEach(record ->
                            ((org.apache.poi.hssf.record.DateWindow1904Record) record).setWindowing((short) 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTheOnlySheetWithThePromisedColumns(Format format) throws IOException {
        ReadDelivery read = read(format.bytes(workbook -> {
            row(workbook.createSheet("说明"), 1, "填表说明", "请按月填报");
            row(table(workbook, "就业"), 2, "上城区", "2014年7月", 1);
            workbook.createSheet("Sheet3");
            row(table(workbook, "上月"), 2, "上城区", "2014年6月", 2);
            workbook.setSheetHidden(3, true);
        }));

        assertThat(read.lines()).containsExactly("2 [上城区, 2014年7月, 1, ]");
        assertThat(read.notes()).containsExactly("0 sheets-passed-over 说明[就业]");
    }

    @ParameterizedTest
    @EnumSource
    void takesNoSheetBesideAnotherWithPromisedFigures(Format format) throws IOException {
        ReadDelivery read = read(format.bytes(workbook -> {
            row(table(workbook, "就业"), 2, "上城区", "2014年7月", 1);
            row(workbook.createSheet("续"), 1, "地区", "数值");
            row(workbook.createSheet("人员"), 1, "地区", "报告期", "姓名");
        }));

        assertThat(read.lines()).containsExactly("0 several-sheets 就业、续、人员[]");
    }

    @ParameterizedTest
    @EnumSource
    void takesNoCountThatIsShownAsAYearOrAsAFractionForAFigure(Format format) throws IOException {
        byte[] bytes = format.bytes(workbook -> {
            Sheet sheet = table(workbook, "就业");
            number(row(sheet, 2, "上城区", "2014年7月"), 1200, "yyyy");
            number(row(sheet, 3, "上城区", "2014年7月"), 123000, "0!.0,");
            number(row(sheet, 4, "上城区", "2014年7月"), 123000, "#,##0");
            number(row(sheet, 5, "上城区", "2014年7月"), 0, "0.0,");
        });

        assertThat(values(bytes)).containsExactly("1903年", "123000 [÷]", "123000", "0");
    }

    @ParameterizedTest
    @EnumSource
    void takesNoneOfSeveralSheetsThatMayBeMeant(Format format) throws IOException {
        ReadDelivery read = read(format.bytes(workbook -> {
            row(table(workbook, "6月"), 2, "上城区", "2014年6月", 1);
            row(table(workbook, "7月"), 2, "上城区", "2014年7月", 1);
            workbook.createSheet("Sheet3");
        }));

        assertThat(read.lines()).containsExactly("0 several-sheets 6月、7月[]");
    }

    @ParameterizedTest
    @EnumSource
    void namesTheSheetsWhereNoneHasThePromisedColumns(Format format) throws IOException {
        ReadDelivery read = read(format.bytes(workbook -> {
            row(workbook.createSheet("甲"), 1, "a", "b");
            row(workbook.createSheet("乙"), 1, "c", "d");
        }));

        assertThat(read.lines()).containsExactly("0 sheet-not-found 甲、乙[]");
    }

    @ParameterizedTest
    @EnumSource
    void countsInvisibleMarksAndPassesOverBlankRows(Format format) throws IOException {
        ReadDelivery read = read(format.bytes(workbook -> {
            Sheet sheet = table(workbook, "就业");
            row(sheet, 2, " ", "\u3000", "\u200B", "");
            row(sheet, 3, "上\u200B城区", "2014年7月", 1);
        }));

        assertThat(read.lines()).containsExactly("3 [上城区, 2014年7月, 1, ]");
        assertThat(read.notes()).containsExactly("3 invisible-marks U+200B[1]", "2 invisible-marks U+200B[1]");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAWorkbookWithoutRows(Format format) throws IOException {
        assertThat(read(format.bytes(workbook -> workbook.createSheet("Sheet1")))
                        .lines())
                .containsExactly("0 empty-delivery []");
        assertThat(read(format.bytes(workbook -> table(workbook, "Sheet1"))).lines())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsCutOffAnywhere(Format format) throws IOException {
        byte[] whole = format.bytes(workbook -> {
            Sheet sheet = table(workbook, "就业");
            for (int i = 2; i < 60; i++) {
                row(sheet, i, "上城区", "2014年7月", i, "备注" + i);
            }
        });
        int complete = read(whole).lines().size();
        for (int length = 8; length < whole.length; length += Math.max(1, whole.length / 60)) {
            List<String> lines = read(Arrays.copyOf(whole, length)).lines();
            // An xls is filled up at its end, so it may lack its last bytes and still be whole.
            assertThat(lines.size() == complete && format == Format.XLS || isRefused(lines))
                    .as("%s cut off at %d of %d: %s", format, length, whole.length, lines)
                    .isTrue();
        }
    }

    private static boolean isRefused(List<String> lines) {
        return !lines.isEmpty() && lines.get(lines.size() - 1).matches("0 (workbook-broken|zip-unreadable) .*");
    }
}
