// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import com.github.pjfanning.xlsx.StreamingReader;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.parsers.SAXParserFactory;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jundeng.binding.Faults;
import org.jundeng.binding.YamlFile;
import org.jundeng.contract.Contract;
import org.jundeng.intake.DeliveryOpener;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.row.Rows;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/** How long reading one large workbook takes, by several libraries; the first run of each does not count. */
final class WorkbookReaders {

    private static final String CONTRACT = """
            {feed: figures, bureau: b, steward: s, name: {zh: 数, en: figures}, freq: M, format: table, files: ['*'],
             layout: long, indicator: gdp, columns: [{name: 地区, role: ref-area}, {name: 报告期, role: time-period},
             {name: 数值, role: obs-value}, {name: 指标, role: note}, {name: 单位, role: note}, {name: 比重, role: note},
             {name: 备注, role: note}, {name: 编码, role: note}]}
            """;
    private static final String[] AREAS = {"上城区", "下城区", "江干区", "拱墅区", "西湖区", "滨江区", "萧山区"};

    private final Path folder;
    private final List<String> told = new ArrayList<>();

    WorkbookReaders(Path folder) {
        this.folder = folder;
    }

    private interface Reading {
        long rows(Path file) throws Exception;
    }

    List<String> run(int rows) throws Exception {
        Files.createDirectories(folder);
        Path few = write(rows, false);
        Path many = write(rows, true);
        for (Path file : List.of(few, many)) {
            String what = String.format(
                    Locale.ROOT,
                    "Workbook, %,d rows of 8 cells, %s",
                    rows,
                    file.equals(few) ? "few different texts" : "a text of its own in each row");
            readings().forEach((name, reading) -> tell(what, name, reading, file, rows));
            Files.delete(file);
        }
        return told;
    }

    private static Map<String, Reading> readings() {
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("Jundeng", WorkbookReaders::jundeng);
        readings.put("POI, XSSFReader with its handler", WorkbookReaders::poi);
        readings.put("excel-streaming-reader", WorkbookReaders::streamingReader);
        readings.put("fastexcel-reader", WorkbookReaders::fastexcel);
        return readings;
    }

    private void tell(String what, String name, Reading reading, Path file, int rows) {
        String outcome;
        try {
            run(reading, file, rows);
            OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long start = System.nanoTime();
            long cpu = machine.getProcessCpuTime();
            run(reading, file, rows);
            outcome = String.format(
                    Locale.ROOT,
                    "%.1f s, processor %.1f s",
                    (System.nanoTime() - start) / 1e9,
                    (machine.getProcessCpuTime() - cpu) / 1e9);
        } catch (OutOfMemoryError tooLittle) {
            outcome = "out of memory";
        } catch (Exception fault) {
            throw new IllegalStateException(name, fault);
        }
        String line = what + ", heap " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB, " + name + ": " + outcome;
        Bench.say(line);
        told.add("- " + line);
    }

    private static void run(Reading reading, Path file, int rows) throws Exception {
        long read = reading.rows(file);
        if (read != rows) {
            throw new IllegalStateException(read + " rows instead of " + rows);
        }
    }

    private static long jundeng(Path file) throws Exception {
        Path yaml = Files.createTempFile("contract", ".yaml");
        Files.writeString(yaml, CONTRACT);
        Contract contract =
                YamlFile.read(yaml, new Faults()).bind(Contract.class).orElseThrow();
        Files.delete(yaml);
        long count = 0;
        try (Rows rows = ((Opened.Readable) DeliveryOpener.open(file, contract)).rows()) {
            while (rows.next() != null) {
                count++;
            }
        }
        return count;
    }

    private static long poi(Path file) throws Exception {
        long[] count = {-1};
        try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(parts);
            XSSFSheetXMLHandler.SheetContentsHandler rows = new XSSFSheetXMLHandler.SheetContentsHandler() {
                @Override
                public void startRow(int no) {}

                @Override
                public void endRow(int no) {
                    count[0]++;
                }

                @Override
                public void cell(String reference, String text, XSSFComment comment) {}
            };
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            XMLReader xml = factory.newSAXParser().getXMLReader();
            xml.setContentHandler(new XSSFSheetXMLHandler(
                    reader.getStylesTable(), new ReadOnlySharedStringsTable(parts), rows, false));
            try (InputStream sheet = reader.getSheetsData().next()) {
                xml.parse(new InputSource(sheet));
            }
            parts.revert();
        }
        return count[0];
    }

    private static long streamingReader(Path file) throws IOException {
        long count = -1;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                org.apache.poi.ss.usermodel.Workbook workbook =
                        StreamingReader.builder().open(bytes)) {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    cell.getCellType();
                }
                count++;
            }
        }
        return count;
    }

    private static long fastexcel(Path file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
                Stream<org.dhatim.fastexcel.reader.Row> rows =
                        workbook.getFirstSheet().openStream()) {
            return rows.count() - 1;
        }
    }

    private Path write(int rows, boolean many) throws IOException {
        Path file = folder.resolve(many ? "many.xlsx" : "few.xlsx");
        Random random = new Random(1);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                Workbook workbook = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            String[] header = {"地区", "报告期", "指标", "数值", "单位", "比重", "备注", "编码"};
            for (int at = 0; at < header.length; at++) {
                sheet.value(0, at, header[at]);
            }
            for (int i = 1; i <= rows; i++) {
                sheet.value(i, 0, AREAS[i % AREAS.length]);
                sheet.value(i, 1, "2014年" + (i % 12 + 1) + "月");
                sheet.value(i, 2, "指标" + i % 500);
                sheet.value(i, 3, random.nextInt(1_000_000) / 100.0);
                sheet.value(i, 4, "人");
                sheet.value(i, 5, random.nextInt(10_000) / 10_000.0);
                sheet.value(i, 6, many ? "备注第" + i + "行，" + random.nextLong() : "无");
                sheet.value(i, 7, i);
                if (i % 10_000 == 0) {
                    sheet.flush();
                }
            }
        }
        return file;
    }
}
