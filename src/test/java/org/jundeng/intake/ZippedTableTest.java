// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jundeng.contract.Contract;
import org.jundeng.intake.row.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZippedTableTest {

    private static final String COLUMNS = "layout: wide, columns: [{name: 地区, role: ref-area},"
            + " {name: 月份, role: time-period}, {name: 新增, role:" + " obs-value, indicator: new-jobs}]";
    private static final Contract TABLE = ContractText.dropped("table", COLUMNS);
    private static final String TEXT = "地区;月份;新增\n\n上城区;2014年6月;50\n下城区;2014年6月;=\"7\"\n";

    @TempDir
    private Path folder;

    private static byte[] zip(Charset names, String... nameAndText) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (int i = 0; i < nameAndText.length; i += 2) {
                zip.putNextEntry(new ZipEntry(nameAndText[i]));
                zip.write(nameAndText[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... nameAndText) throws IOException {
        return zip(StandardCharsets.UTF_8, nameAndText);
    }

    private ReadDelivery read(byte[] bytes) throws IOException {
        return ReadDelivery.of(folder, bytes, TABLE);
    }

    @Test
    void readsTheOneTableInItWithItsOwnRowNumbers() throws IOException {
        ReadDelivery read = read(zip("报表/六月.csv", TEXT));

        assertThat(read.lines()).containsExactly("3 [上城区, 2014年6月, 50]", "4 [下城区, 2014年6月, 7]");
        assertThat(read).isEqualTo(read(TEXT.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void findsTheTextAndTheCellsOfItsRowsAgain() throws IOException {
        Path file = Files.write(folder.resolve("jobs.zip"), zip("六月.csv", TEXT));

        assertThat(RowText.of(file, TABLE, 4)).contains("下城区;2014年6月;=\"7\"");
        assertThat(RowCells.of(file, TABLE, 4).orElseThrow().cells()).containsExactly("下城区", "2014年6月", "7");
    }

    @Test
    void overlooksWhatSystemsPutBesideFiles() throws IOException {
        assertThat(read(zip(
                        "a/",
                        "",
                        "a/六月.csv",
                        TEXT,
                        "__MACOSX/a/._六月.csv",
                        "x",
                        "a/.DS_Store",
                        "x",
                        "a/Thumbs.db",
                        "x")))
                .isEqualTo(read(TEXT.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void saysWhatElseIsInItAndNotRead() throws IOException {
        assertThat(read(zip("六月.csv", TEXT, "说明.docx", "PK")).notes())
                .containsExactly("0 zip-has-more 说明.docx[六月.csv]");
    }

    @Test
    void passesOverATextThatIsNoTable() throws IOException {
        ReadDelivery read = read(zip("说明.txt", "请查收六月报表。\n联系人：王五\n", "六月.csv", TEXT, "readme.TXT", ""));

        assertThat(read.lines()).hasSize(2);
        assertThat(read.notes()).containsExactly("0 zip-has-more 说明.txt, readme.TXT[六月.csv]");
        assertThat(read(zip("五月.txt", TEXT, "六月.csv", TEXT)).lines())
                .containsExactly("0 zip-not-one-table 五月.txt, 六月.csv[several]");
        assertThat(read(zip("说明.txt", "见附件", "六月.txt", TEXT)).lines()).hasSize(2);
        assertThat(read(zip("说明.txt", "见附件", "备注.txt", "同上")).lines())
                .containsExactly("0 zip-not-one-table 说明.txt, 备注.txt[no-table]");
        assertThat(read(zip("说明.csv", "见附件", "六月.csv", TEXT)).lines())
                .as("a file that is called a table is one")
                .containsExactly("0 zip-not-one-table 说明.csv, 六月.csv[several]");
    }

    @Test
    void removesWhatProcessesThatAreGoneHaveLeft() throws IOException {
        FileTime now = FileTime.from(Instant.parse("2014-07-10T08:00:00Z"));
        FileTime before = FileTime.from(Instant.parse("2014-07-10T06:00:00Z"));
        Path made = left("jundeng-unpacked-1-a.tmp", now);
        Path gone = left("jundeng-unpacked-99999999999-b.tmp", before);
        Path older = left("jundeng-unpacked-c.tmp", before);
        Path young = left("jundeng-unpacked-99999999999-d.tmp", now);
        Path living = left("jundeng-unpacked-" + ProcessHandle.current().pid() + "-e.tmp", before);
        Path other = left("report.tmp", before);

        TableFile.sweep(made);

        assertThat(folder.toFile().listFiles())
                .extracting(java.io.File::toPath)
                .containsExactlyInAnyOrder(made, young, living, other)
                .doesNotContain(gone, older);
    }

    private Path left(String name, FileTime changed) throws IOException {
        return Files.setLastModifiedTime(Files.writeString(folder.resolve(name), "x"), changed);
    }

    @Test
    void refusesSeveralTablesAndNamesThem() throws IOException {
        assertThat(read(zip("五月.csv", TEXT, "六月.xlsx", TEXT)).lines())
                .containsExactly("0 zip-not-one-table 五月.csv, 六月.xlsx[several]");
    }

    @Test
    void refusesAZipWithoutATable() throws IOException {
        assertThat(read(zip("六月.pdf", "%PDF-")).lines()).containsExactly("0 zip-not-one-table 六月.pdf[no-table]");
        assertThat(read(zip("六月.zip", "PK")).lines()).containsExactly("0 zip-not-one-table 六月.zip[no-table]");
        assertThat(read(zip("a/", "")).lines()).containsExactly("0 zip-not-one-table —[no-table]");
        assertThat(read(zip()).lines()).containsExactly("0 zip-not-one-table —[no-table]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "UTF-8"})
    void readsNamesThatNothingSaysTheCharacterSetOf(String charset) throws IOException {
        byte[] zip = zip(Charset.forName(charset), "五月.csv", TEXT, "六月.csv", TEXT);
        for (int i = 0; i + 4 < zip.length; i++) {
            boolean local = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3 && zip[i + 3] == 4;
            boolean central = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2;
            if (local || central) {
                zip[i + (local ? 7 : 9)] &= ~8;
            }
        }

        assertThat(read(zip).lines()).containsExactly("0 zip-not-one-table 五月.csv, 六月.csv[several]");
    }

    @Test
    void refusesADamagedZip() throws IOException {
        byte[] zip = zip("六月.csv", TEXT.repeat(100));
        byte[] spoilt = zip.clone();
        spoilt[60] ^= 0x55;

        assertThat(read(Arrays.copyOf(zip, zip.length - 30)).lines()).containsExactly("0 zip-unreadable [damaged]");
        assertThat(read(spoilt).lines()).containsExactly("0 zip-unreadable [damaged]");
    }

    /** Whatever of its directory is spoilt, there is a finding, and nothing that was unpacked stays. */
    @Test
    void refusesAZipWhoseDirectoryIsSpoilt() throws IOException {
        byte[] zip = zip("六月.csv", TEXT.repeat(100));
        for (int at = zip.length - 22; at < zip.length; at++) {
            for (int bits : new int[] {0x01, 0x80, 0xFF}) {
                byte[] spoilt = zip.clone();
                spoilt[at] ^= (byte) bits;
                assertThat(read(spoilt).lines())
                        .as("%d %d", at - zip.length, bits)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void refusesAZipWithAPassword() throws IOException {
        byte[] zip = zip("六月.csv", TEXT);
        for (int i = 0; i + 8 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + 8] |= 1;
            }
        }

        assertThat(read(zip).lines()).containsExactly("0 zip-unreadable [encrypted]");
    }

    @Test
    void refusesAZipThatWouldFillADisk() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("六月.csv"));
            for (int i = 0; i < 128; i++) {
                zip.write(new byte[1 << 20]);
            }
        }

        assertThat(read(bytes.toByteArray()).lines()).containsExactly("0 zip-unreadable 128[too-large]");
    }

    @Test
    void whereAContractPromisesCsvAZipIsRefusedAsEver() throws IOException {
        assertThat(ReadDelivery.of(folder, zip("六月.csv", TEXT), ContractText.dropped("csv", COLUMNS))
                        .lines())
                .containsExactly("0 wrong-format xlsx/zip[CSV]");
    }

    /** An answer that is left to the interface's own default would be that of another table. */
    @Test
    void rowsThatCamePackedPassOnEveryQuestion() {
        assertThat(Arrays.stream(Rows.class.getDeclaredMethods()).filter(each -> !each.isSynthetic()))
                .allSatisfy(asked -> assertThat(
                                PackedRows.class.getDeclaredMethod(asked.getName(), asked.getParameterTypes()))
                        .isNotNull());
    }

    @Test
    void refusesATextMadeToFillADiskBeforeReadingIt() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("说明.txt"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i <= 100; i++) {
                zip.write(zeros);
            }
            zip.putNextEntry(new ZipEntry("六月.csv"));
            zip.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(bytes.toByteArray()).lines()).containsExactly("0 zip-unreadable 101[too-large]");
    }

    @Test
    void looksForAHeaderInTheBeginningOfATextOnly() throws IOException {
        String above = "请查收六月报表。".repeat(4_000);

        assertThat(read(zip("说明.txt", above + "\n" + TEXT, "六月.csv", TEXT)).lines())
                .hasSize(2);
    }
}
