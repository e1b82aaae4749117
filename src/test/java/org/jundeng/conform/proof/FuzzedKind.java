// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jundeng.contract.Contract;
import org.jundeng.intake.workbook.WorkbookBytes;

/** A kind of deliveries that are made up at random, each with a few that are as they should be. */
enum FuzzedKind {
    /** CSV and tables as text, in any character set. */
    TEXT(PromisesForProof.TEXTS) {
        @Override
        List<byte[]> seeds() {
            String wide = "地区,月份,登记失业率(%),新增就业(人),备注\n杭州市,2014年6月,3.2,\"1,024\",\n上城区,2014-06,—,12,约\n";
            String titled = "2014年6月就业情况\n单位：%\n地区\t登记失业率(%)\n上城区\t3.25\n\n合计\t３\n注：\"口径\"\n制表人：王\t\n";
            String rows = "sep=;\r\n地区;月份;指标;数值\r\n上城区;201406;登记失业率(%);3.20\r\n;;新增就业;=\"12\"\r\n";
            return List.of(
                    utf8(wide),
                    utf8("\uFEFF" + titled),
                    wide.getBytes(Charset.forName("GB18030")),
                    titled.getBytes(StandardCharsets.UTF_16LE),
                    utf8(rows),
                    utf8("月份,上城区,下城区\n2014年5月,12,13\n,,\n地区,月份,指标,数值\n\"下城\n区\",2014/6,新增就业,1e3\n"));
        }
    },
    /** JSON. */
    JSON(PromisesForProof.OBJECTS) {
        @Override
        List<byte[]> seeds() {
            String one = "{\"地区\":\"上城区\",\"月份\":\"2014-06\",\"登记失业率(%)\":3.20,\"新增就业(人)\":12,\"备注\":null}";
            return List.of(
                    utf8("[" + one + "," + one.replace("上", "下").replace("3.20", "\"—\"") + "]"),
                    utf8("{\"code\":0,\"data\":{\"rows\":[" + one + "],\"total\":1}}"),
                    utf8(one + "\n" + one.replace("上", "下") + "\n"),
                    utf8("{\"上城区\":{\"月份\":201406,\"登记失业率(%)\":3,\"新增就业(人)\":{\"x\":[1e2]}}}"),
                    utf8("[[\"地区\",\"月份\",\"登记失业率(%)\",\"新增就业(人)\"],[\"上城区\",\"2014年6月\",3.1,-0]]"),
                    utf8("[{\"地区\":\"上城区\",\"月份\":\"2014-06\",\"指标\":\"新增就业\",\"数值\":1}]"));
        }
    },
    /** Workbooks as they lie on a disk, and zips. */
    WORKBOOK(PromisesForProof.TABLES) {
        @Override
        List<byte[]> seeds() throws IOException {
            byte[] xlsx = WorkbookBytes.xlsx(FuzzedKind::fill);
            return List.of(
                    stored(WorkbookBytes.parts(xlsx)),
                    xlsx,
                    WorkbookBytes.xls(FuzzedKind::fill),
                    WorkbookBytes.zip(Map.of("月报.csv", "地区,登记失业率(%)\n上城区,3.2\n")));
        }
    },
    /** The parts of an xlsx, with a NUL between two, so that what is changed is markup and not the package. */
    SHEET(PromisesForProof.TABLES) {
        @Override
        List<byte[]> seeds() throws IOException {
            Map<String, String> parts = WorkbookBytes.parts(WorkbookBytes.xlsx(FuzzedKind::fill));
            List<String> texts = PARTS.stream().map(parts::get).toList();
            return List.of(utf8(String.join("\0", texts)));
        }

        @Override
        byte[] delivered(byte[] made) throws IOException {
            Map<String, String> parts = new LinkedHashMap<>(FRAME.get());
            String[] texts = new String(made, StandardCharsets.UTF_8).split("\0", PARTS.size());
            for (int i = 0; i < texts.length; i++) {
                parts.put(PARTS.get(i), texts[i]);
            }
            return stored(parts);
        }
    },
    /** Tables of any format, of which a marked copy is made; two are copies already. */
    COPY(PromisesForProof.COPIED) {
        @Override
        List<byte[]> seeds() throws IOException {
            List<byte[]> seeds = new ArrayList<>(TEXT.seeds());
            seeds.addAll(WORKBOOK.seeds());
            seeds.add(utf8("地区,月份,登记失业率(%),新增就业(人),备注,问题〔台账号 45 行 1〕\n"
                    + "上城区,2014-06,三,12,,〔台账号 45 行 2〕改为数字。\n下城区,2014-06,3,1,\n"));
            seeds.add(utf8("单位：%\r\n地区;登记失业率(%);;\r\n\"上城\r\n区\";\"3,2\";;\r\n\r\n注\u001A"));
            return seeds;
        }

        @Override
        DeliveryProof proof() {
            return new CopyProof();
        }
    },
    /** Files of any format for which a contract is guessed. */
    GUESS(List.of()) {
        @Override
        List<byte[]> seeds() throws IOException {
            List<byte[]> seeds = new ArrayList<>(TEXT.seeds());
            seeds.addAll(JSON.seeds());
            seeds.addAll(WORKBOOK.seeds());
            seeds.add(utf8("指标名称,2012年,2013年,2014年1—6月\n登记失业率(%),3.1,3.0,2.9\n新增就业(人),1200,1300,\n"));
            return seeds;
        }

        @Override
        DeliveryProof proof() {
            return new GuessProof();
        }
    };

    private static final List<String> PARTS =
            List.of("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml");
    private static final Frame FRAME = new Frame();

    private final List<Contract> contracts;

    FuzzedKind(List<Contract> contracts) {
        this.contracts = contracts;
    }

    /** What is promised of them. */
    List<Contract> contracts() {
        return contracts;
    }

    /** What holds them against their promises. */
    DeliveryProof proof() {
        return new ReadingProof();
    }

    /** Deliveries from which others are made. */
    abstract List<byte[]> seeds() throws IOException;

    /** The bytes that are delivered, from those that were made up. */
    byte[] delivered(byte[] made) throws IOException {
        return made;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void fill(Workbook workbook) {
        Sheet sheet = workbook.createSheet("6月");
        WorkbookBytes.row(sheet, 1, "2014年6月就业情况");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
        WorkbookBytes.row(sheet, 2, "地区", "月份", "登记失业率(%)", "新增就业(人)", "备注");
        WorkbookBytes.row(sheet, 3, "上城区", "2014年6月", 3.25, 12, "约");
        WorkbookBytes.format(WorkbookBytes.row(sheet, 4, "下城区", 41791, 0.0325, "—", true), 1, "yyyy\"年\"m\"月\"");
        sheet.getRow(3).createCell(5).setCellFormula("1/0");
        WorkbookBytes.row(sheet, 6, "注：口径有变");
    }

    /** A package whose parts are not packed, so that changing a byte changes a part. */
    private static byte[] stored(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                byte[] content = utf8(part.getValue());
                ZipEntry entry = new ZipEntry(part.getKey());
                CRC32 sum = new CRC32();
                sum.update(content);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    /** The parts of a workbook around those that are made up; made once. */
    private static final class Frame {

        private Map<String, String> parts;

        synchronized Map<String, String> get() throws IOException {
            if (parts == null) {
                parts = WorkbookBytes.parts(WorkbookBytes.xlsx(FuzzedKind::fill));
            }
            return parts;
        }
    }

    /** The kind with a name in lower case. */
    static FuzzedKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind " + name));
    }
}
