// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.ReadDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String COLUMNS = "layout: long, columns: [{name: a, role: note}, {name: b, role: note}]";
    private static final Contract USUAL = ContractText.dropped("csv", COLUMNS);

    @TempDir
    private Path folder;

    private ReadDelivery read(String text) throws IOException {
        return ReadDelivery.of(folder, text, USUAL);
    }

    @Test
    void numbersRecordsAsASpreadsheetShowsThem() throws IOException {
        Contract titled = ContractText.dropped("csv", COLUMNS + ", csv: {skip-lines: 1}");

        ReadDelivery reading = ReadDelivery.of(folder, "title\r\na,b\r\n1,\"x\ny\"\r\n\r\n , \r\n2,z", titled);

        assertThat(reading.columns()).containsExactly("a", "b");
        assertThat(reading.lines()).containsExactly("3 [1, x\ny]", "6 [2, z]");
    }

    @Test
    void takesBlankCellsBehindAQuotedOne() throws IOException {
        assertThat(read("a,b\n1,\"x\"\n,\n").lines()).containsExactly("2 [1, x]");
        assertThat(read("a,b\n1,\"x\n,\n").lines()).containsExactly("2 unclosed-quote \"[2]");
    }

    @Test
    void readsEveryLineEndAndDelimiter() throws IOException {
        Contract semicolons = ContractText.dropped("csv", COLUMNS + ", csv: {delimiter: ';'}");

        assertThat(read("a,b\r1,2\r3,4").lines()).containsExactly("2 [1, 2]", "3 [3, 4]");
        assertThat(ReadDelivery.of(folder, "a;b\n1;\"2;3\"\n", semicolons).lines())
                .containsExactly("2 [1, 2;3]");
    }

    @Test
    void saysWhatIsNoCsvAtAll() throws IOException {
        assertThat(read("").lines()).containsExactly("0 empty-delivery []");
        assertThat(read("\n \n").lines()).containsExactly("0 empty-delivery []");
        assertThat(read("\n <!DOCTYPE html><title>Login</title>").lines()).containsExactly("0 wrong-format HTML[CSV]");
        assertThat(read("PK\u0003\u0004xl").lines()).containsExactly("0 wrong-format xlsx/zip[CSV]");
        assertThat(read("%PDF-1.4").lines()).containsExactly("0 wrong-format PDF[CSV]");
        assertThat(read("[{\"a\":1}]").lines()).containsExactly("0 wrong-format JSON[CSV]");
        assertThat(read("a;b\n1;2\n").lines()).containsExactly("1 wrong-delimiter ;[,]");
        assertThat(read("a,b\n").lines()).isEmpty();
    }

    @Test
    void readsEachCharacterSet() throws IOException {
        String text = "a,b\n上城区,𠮷\n";
        String rows = "2 [上城区, 𠮷]";

        assertThat(read(text).lines()).containsExactly(rows);
        assertThat(read("\uFEFF" + text).columns()).containsExactly("a", "b");
        assertThat(ReadDelivery.of(folder, text.getBytes(GB18030), USUAL).lines())
                .containsExactly(rows);
        for (Charset wide : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(ReadDelivery.of(folder, ("\uFEFF" + text).getBytes(wide), USUAL)
                            .lines())
                    .containsExactly(rows);
            assertThat(ReadDelivery.of(folder, text.getBytes(wide), USUAL).lines())
                    .first()
                    .asString()
                    .startsWith("0 wrong-format");
        }
    }

    @Test
    void readsGb2312AsWhatContainsIt() throws IOException {
        Contract old = ContractText.dropped("csv", COLUMNS + ", charset: GB2312");

        assertThat(ReadDelivery.of(folder, "a,b\n朱镕基,1\n".getBytes(GB18030), old)
                        .lines())
                .containsExactly("2 [朱镕基, 1]");
    }

    @Test
    void takesTheRowsAroundABadByte() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("a,b\n上城区,1\n下城".getBytes(GB18030));
        bytes.write(0xFF);
        bytes.write(",2\n江干区,3\n".getBytes(GB18030));

        assertThat(ReadDelivery.of(folder, bytes.toByteArray(), USUAL).lines())
                .containsExactly("2 [上城区, 1]", "3 bad-bytes FF[17, GB18030]", "4 [江干区, 3]");
    }

    @Test
    void keepsUtf8WhereItHasFewerFaults() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("a,b\n拱墅区,1\n西湖".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE5);
        bytes.write(",2\n滨江区,3\n".getBytes(StandardCharsets.UTF_8));

        assertThat(ReadDelivery.of(folder, bytes.toByteArray(), USUAL).lines())
                .containsExactly("2 [拱墅区, 1]", "3 bad-bytes E5[22, UTF-8]", "4 [滨江区, 3]");
    }

    @Test
    void refusesTextOfAnotherCharacterSet() throws IOException {
        Contract utf8 = ContractText.dropped("csv", COLUMNS + ", charset: UTF-8");

        assertThat(ReadDelivery.of(folder, "a,b\n杭州市上城区下城区江干区,1\n".getBytes(GB18030), utf8)
                        .lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("0 wrong-charset ");
    }

    @Test
    void countsCells() throws IOException {
        Contract filled = ContractText.dropped(
                "csv", "layout: long, columns: [{name: a, role: note}, {name: b, role: obs-value}]");

        assertThat(ReadDelivery.of(folder, "a,b,,\n1\n1,2,,\n1,2,3\n1,2\n", filled)
                        .lines())
                .containsExactly("2 too-few-cells 1[2]", "3 [1, 2]", "4 too-many-cells 3[2]", "5 [1, 2]");
    }

    @Test
    void boundsARow() throws IOException {
        assertThat(read("a,b\n1,2\n" + "x".repeat(3_000_000) + ",2\n").lines())
                .containsExactly("2 [1, 2]", "3 row-too-large 1048576[1048576, 16384]");
        assertThat(read("a,b\n1,2\n" + "x,".repeat(20_000) + "\n").lines())
                .containsExactly("2 [1, 2]", "3 row-too-large 20000[1048576, 16384]");
    }
}
