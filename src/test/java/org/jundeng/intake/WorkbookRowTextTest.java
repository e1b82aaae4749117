// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jundeng.contract.Contract;
import org.jundeng.intake.workbook.WorkbookBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read again of a workbook, and of one that came packed. */
class WorkbookRowTextTest {

    private static final Contract TABLE = ContractText.dropped(
            "table",
            "layout: wide, columns: [{name: 地区, role: ref-area}, {name: 月份, role: time-period},"
                    + " {name: 新增, role: obs-value, indicator: new-jobs}]");

    @TempDir
    private Path folder;

    private static byte[] workbook() throws IOException {
        return WorkbookBytes.xlsx(book -> {
            var sheet = book.createSheet("就业");
            WorkbookBytes.row(sheet, 1, "地区", "月份", "新增");
            WorkbookBytes.row(sheet, 3, "上城区", "2014年6月", 50.5);
            WorkbookBytes.row(sheet, 4, "下城区", null, 7);
        });
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void theTextOfARowIsItsCells() throws IOException {
        Path file = Files.write(folder.resolve("jobs.xlsx"), workbook());

        assertThat(RowText.of(file, TABLE, Set.of(1L, 2L, 3L, 4L, 9L)))
                .isEqualTo(Map.of(1L, "地区\t月份\t新增", 3L, "上城区\t2014年6月\t50.5", 4L, "下城区\t\t7"));
        assertThat(RowCells.of(file, TABLE, 3))
                .contains(
                        new RowCells(java.util.List.of("地区", "月份", "新增"), java.util.List.of("上城区", "2014年6月", "50.5")));
    }

    @Test
    void aWorkbookInAZipIsReadLikeOneOutsideAndLeavesNothingBehind() throws IOException {
        long before = unpacked();
        ReadDelivery outside = ReadDelivery.of(folder, workbook(), TABLE);

        assertThat(ReadDelivery.of(folder, zip("六月.xlsx", workbook()), TABLE)).isEqualTo(outside);
        Path file = Files.write(folder.resolve("jobs.zip"), zip("六月.xlsx", workbook()));
        assertThat(RowText.of(file, TABLE, 3)).contains("上城区\t2014年6月\t50.5");
        assertThat(RowCells.of(file, TABLE, 4)).isPresent();
        assertThat(unpacked()).isEqualTo(before);
    }

    @Test
    void aBrokenWorkbookHasNoRows() throws IOException {
        byte[] cut = java.util.Arrays.copyOf(workbook(), 1500);
        Path file = Files.write(folder.resolve("jobs.xlsx"), cut);
        Path packed = Files.write(folder.resolve("jobs.zip"), zip("六月.xlsx", cut));

        assertThat(RowText.of(file, TABLE, 3)).isEmpty();
        assertThat(RowText.of(packed, TABLE, 3)).isEmpty();
        assertThat(ReadDelivery.of(folder, zip("六月.xlsx", cut), TABLE)).isEqualTo(ReadDelivery.of(folder, cut, TABLE));
    }

    private static long unpacked() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(each -> each.getFileName().toString().startsWith("jundeng-unpacked-"))
                    .count();
        }
    }
}
