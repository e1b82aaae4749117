// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jundeng.intake.workbook.WorkbookBytes.row;
import static org.jundeng.intake.workbook.WorkbookBytes.with;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.ReadDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs other than Excel write into an xlsx, what is only called one, and what is made to do harm. */
class XlsxTortureTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final Contract CONTRACT = ContractText.dropped("table", """
            layout: long, indicator: gdp, columns: [
              {name: 地区, role: ref-area}, {name: 报告期, role: time-period}, {name: 数值, role: obs-value}]
            """);

    @TempDir
    Path folder;

    private static byte[] plain() throws IOException {
        return WorkbookBytes.xlsx(workbook -> {
            var sheet = workbook.createSheet("就业");
            row(sheet, 1, "地区", "报告期", "数值");
            row(sheet, 2, "上城区", "2014年7月", 5);
        });
    }

    /** The lines of the plain workbook with another cell C2. */
    private String readWith(String cell) throws IOException {
        return read(with(plain(), SHEET, "<c r=\"C2\" t=\"n\" s=\"0\"><v>5.0</v></c>", cell));
    }

    private String read(byte[] bytes) throws IOException {
        ReadDelivery read = ReadDelivery.of(folder, bytes, CONTRACT);
        return String.join("; ", read.lines()) + (read.notes().isEmpty() ? "" : " " + String.join("; ", read.notes()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <c r="C2"><v>0.95199999999999996</v></c>                              | 0.952
            <c r="C2"><v>1E3</v></c>                                              | 1000
            <c r="C2"><v>1234567890123456789</v></c>                              | ≈1234567890123460000
            <c r="C2"><v>9007199254740991</v></c>                                 | ≈9007199254740990
            <c r="C2"><v>1.2345678901234567E18</v></c>                            | ≈1234567890123460000
            <c r="C2"><v>9.9999999999999992E22</v></c>                            | 100000000000000000000000
            <c r="C2"><v>0.30000000000000004</v></c>                              | 0.3
            <c r="C2"><v>007.50</v></c>                                           | 7.5
            <c r="C2"><v>-0.0</v></c>                                             | 0
            <c r="C2"><v>1E999999999</v></c>                                      | 1E999999999
            <c r="C2"><v>abc</v></c>                                              | abc
            <c r="C2" s="77"><v>5</v></c>                                         | 5
            <c><v>5</v></c>                                                       | 5
            <c r="C2" t="inlineStr"><is><t>5</t></is></c>                         | 5
            <c r="C2" t="inlineStr"><is><r><t>1</t></r><r><t>2</t></r><rPh sb="0" eb="1"><t>9</t></rPh></is></c> | 12
            <c r="C2" t="str"><f>A1</f><v>五</v></c>                              | 五
            <c r="C2" t="str"><v>a_x000D_b_x005F_</v></c>                         | a\rb_
            <c r="C2" t="b"><v>1</v></c>                                          | TRUE
            <c r="C2" t="e"><v>#REF!</v></c>                                      | #REF!
            <c r="C2" t="d"><v>2014-07-01T00:00:00.000Z</v></c>                   | 2014-07-01
            <c r="C2" t="d"><v>someday</v></c>                                    | someday
            <c r="C2"><f>A1*2</f></c>                                             | =A1*2
            <c r="C2"><f>A1*2</f><v></v></c>                                      | =A1*2
            <c r="C2"><f>A1*2</f><v>0.0</v></c>                                   | =A1*2
            <c r="C2"><f>A1*2</f><v>0</v></c>                                     | 0
            <c r="C2" t="s"><v>99</v></c>                                         | #99
            """)
    void readsCellsAsOtherProgramsWriteThem(String cell, String text) throws IOException {
        assertThat(readWith(cell)).isEqualTo("2 [上城区, 2014年7月, " + text.replace("\\r", "\r") + "]");
    }

    @Test
    void trustsNoResultBeforeAllAreCalculatedAsTheFileAsks() throws IOException {
        byte[] bytes = with(plain(), SHEET, "<v>5.0</v>", "<f>A1*2</f><v>5</v>");

        assertThat(read(bytes)).isEqualTo("2 [上城区, 2014年7月, 5]");
        assertThat(read(with(bytes, "xl/workbook.xml", "</sheets>", "</sheets><calcPr fullCalcOnLoad=\"1\"/>")))
                .isEqualTo("2 [上城区, 2014年7月, =A1*2]");
    }

    @Test
    void saysThatFormulasTakeFiguresFromAnotherFile() throws IOException {
        assertThat(readWith("<c r=\"C2\"><f>[1]Sheet1!$A$1</f><v>7</v></c>"))
                .isEqualTo("2 [上城区, 2014年7月, 7] 0 linked-figures []");
        assertThat(readWith("<c r=\"C2\"><f>SUM(Table1[Col])</f><v>7</v></c>")).isEqualTo("2 [上城区, 2014年7月, 7]");
    }

    @Test
    void takesAWorkbookWithMacrosAndSaysSo() throws IOException {
        byte[] bytes = with(
                plain(),
                "[Content_Types].xml",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml");

        assertThat(read(bytes)).isEqualTo("2 [上城区, 2014年7月, 5] 0 macros-not-run []");
    }

    @Test
    void readsStrictWorkbooks() throws IOException {
        Map<String, String> parts = WorkbookBytes.parts(plain());
        parts.replaceAll((name, text) -> text.replace(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        "http://purl.oclc.org/ooxml/officeDocument/relationships")
                .replace(
                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        "http://purl.oclc.org/ooxml/spreadsheetml/main"));

        assertThat(read(WorkbookBytes.zip(parts))).isEqualTo("2 [上城区, 2014年7月, 5]");
    }

    @Test
    void refusesRowsInAnotherOrder() throws IOException {
        byte[] bytes = with(plain(), SHEET, "</sheetData>", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>");

        assertThat(read(bytes)).contains("workbook-broken row 1 < 2");
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml, wrong-format Word docx",
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml, wrong-format PowerPoint pptx",
        "application/vnd.ms-excel.sheet.binary.macroEnabled.main, other-workbook xlsb",
    })
    void namesWhatIsNoXlsx(String type, String told) throws IOException {
        byte[] bytes = with(
                plain(),
                "[Content_Types].xml",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                type);

        assertThat(read(bytes)).startsWith("0 " + told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <html><body><table>                                                                | HTML
            <table border=1>                                                                   | HTML
            <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>            | XML 2003
            MIME-Version: 1.0                                                                  | MHTML
            """)
    void namesTextsThatAreCalledXls(String text, String kind) throws IOException {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo("0 other-workbook " + kind + "[]");
    }

    @Test
    void refusesAPassword() throws IOException, GeneralSecurityException, InvalidFormatException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("1234");
            try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(plain()));
                    var out = encryptor.getDataStream(files)) {
                parts.save(out);
            }
            files.writeFilesystem(bytes);
        }

        assertThat(read(bytes.toByteArray())).isEqualTo("0 workbook-encrypted []");
    }

    @Test
    void namesACompoundFileThatIsNoWorkbook() throws IOException {
        for (String stream : new String[] {"WordDocument", "Book", "ET"}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (POIFSFileSystem files = new POIFSFileSystem()) {
                files.createDocument(new ByteArrayInputStream(new byte[5000]), stream);
                files.writeFilesystem(bytes);
            }
            String told = Map.of(
                            "WordDocument", "wrong-format Word doc[DOCUMENT]",
                            "Book", "other-workbook Excel 5.0/95[]",
                            "ET", "other-workbook OLE2[]")
                    .get(stream);
            assertThat(read(bytes.toByteArray())).isEqualTo("0 " + told);
        }
    }

    @Test
    void refusesAPartThatUnpacksToAThousandfold() throws IOException {
        String blanks = " ".repeat(3 << 20).replace("      ", "<b/>  ");

        assertThat(read(with(plain(), SHEET, "</sheetData>", blanks + "</sheetData>")))
                .contains("workbook-too-large");
    }

    @Test
    void refusesAnAttributeOfMegabytes() throws IOException {
        StringBuilder noise = new StringBuilder("<row r=\"3\" x=\"");
        java.util.Random random = new java.util.Random(1);
        while (noise.length() < 5 << 20) {
            noise.append(Long.toString(random.nextLong(), 36));
        }

        assertThat(read(with(plain(), SHEET, "</sheetData>", noise + "\"/></sheetData>")))
                .contains("workbook-too-large sheet1.xml");
    }

    @Test
    void refusesARowLargerThanAnyRealOne() throws IOException {
        StringBuilder wide = new StringBuilder();
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 40; i++) {
            wide.append("<c t=\"str\"><v>");
            for (int j = 0; j < 3000; j++) {
                wide.append(Long.toString(random.nextLong(), 36));
            }
            wide.append("</v></c>");
        }

        assertThat(read(with(plain(), SHEET, "</sheetData>", "<row r=\"3\">" + wide + "</row></sheetData>")))
                .contains("3 row-too-large");
    }

    @Test
    void readsNoEntitiesOfTheFilesOwn() throws IOException {
        byte[] bytes = with(plain(), SHEET, "?>", "?><!DOCTYPE x [<!ENTITY a \"5\"><!ENTITY b \"&a;&a;\">]>");

        assertThat(read(with(bytes, SHEET, "<v>5.0</v>", "<v>&b;</v>"))).contains("workbook-broken");
    }

    @Test
    void takesNeitherOfTwoCellsInOnePlace() throws IOException {
        assertThat(readWith("<c r=\"C2\"><v>5</v></c><c r=\"C2\"><v>6</v></c>")).contains("workbook-broken 2 × C2");
        assertThat(readWith("<c r=\"C2\"><v>5</v></c><c r=\"C2\"/>")).isEqualTo("2 [上城区, 2014年7月, 5]");
    }

    @Test
    void takesMergedCellsThatAreSaidAgainForOne() throws IOException {
        String again = "<mergeCell ref=\"A2:A3\"/>".repeat(500);

        assertThat(read(with(plain(), SHEET, "</sheetData>", "</sheetData><mergeCells>" + again + "</mergeCells>")))
                .isEqualTo("2 [上城区, 2014年7月, 5]");
    }

    @Test
    void refusesMergedCellsThatOverlap() throws IOException {
        StringBuilder areas = new StringBuilder("</sheetData><mergeCells>");
        for (int i = 0; i < 150_000; i++) {
            areas.append("<mergeCell ref=\"A1:XFD").append(2 + i).append("\"/>");
        }

        assertThat(read(with(plain(), SHEET, "</sheetData>", areas + "</mergeCells>")))
                .contains("workbook-broken mergeCells A1");
        assertThat(read(with(
                        plain(),
                        SHEET,
                        "</sheetData>",
                        "</sheetData><mergeCells><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"C2:C3\"/></mergeCells>")))
                .contains("workbook-broken mergeCells C2");
    }
}
