// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks for tests, as bytes. */
public final class WorkbookBytes {

    private WorkbookBytes() {}

    /** An xlsx. */
    public static byte[] xlsx(Consumer<Workbook> fill) throws IOException {
        try (Workbook workbook = new XSSFWorkbook()) {
            return bytes(workbook, fill);
        }
    }

    /** An xls. */
    public static byte[] xls(Consumer<Workbook> fill) throws IOException {
        try (Workbook workbook = new HSSFWorkbook()) {
            return bytes(workbook, fill);
        }
    }

    private static byte[] bytes(Workbook workbook, Consumer<Workbook> fill) throws IOException {
        fill.accept(workbook);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return bytes.toByteArray();
    }

    /** Fills a row from its first cell on; a null leaves a cell out. */
    public static Row row(org.apache.poi.ss.usermodel.Sheet sheet, int no, Object... cells) {
        Row row = sheet.createRow(no - 1);
        for (int at = 0; at < cells.length; at++) {
            if (cells[at] instanceof Number number) {
                row.createCell(at).setCellValue(number.doubleValue());
            } else if (cells[at] instanceof Boolean value) {
                row.createCell(at).setCellValue(value);
            } else if (cells[at] != null) {
                row.createCell(at).setCellValue(cells[at].toString());
            }
        }
        return row;
    }

    /** Gives a cell a number format. */
    public static void format(Row row, int at, String format) {
        Workbook workbook = row.getSheet().getWorkbook();
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        row.getCell(at).setCellStyle(style);
    }

    /** A package with these parts. */
    public static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** The parts of a package, in their order. */
    public static Map<String, String> parts(byte[] zip) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    /** The same package with one part changed. */
    public static byte[] with(byte[] zip, String part, String found, String instead) throws IOException {
        Map<String, String> parts = parts(zip);
        String before = parts.get(part);
        if (before == null || !before.contains(found)) {
            throw new IllegalArgumentException(part + " has no " + found);
        }
        parts.put(part, before.replace(found, instead));
        return zip(parts);
    }
}
