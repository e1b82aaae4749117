// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.ReadDelivery;
import org.jundeng.intake.RowText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV of a table in the dialects that programs write, where the contract says none. */
class TableDialectTest {

    private static final String COLUMNS = "layout: wide, columns: [{name: 区、县（市）, role: ref-area},"
            + " {name: 月份, role: time-period}, {name: 新增, role: obs-value, indicator: new-jobs}]";
    private static final Contract TABLE = ContractText.dropped("table", COLUMNS);
    private static final Contract CSV = ContractText.dropped("csv", COLUMNS);

    @TempDir
    private Path folder;

    private ReadDelivery read(String text) throws IOException {
        return ReadDelivery.of(folder, text, TABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "，", "；"})
    void theWholeHeaderSaysTheDelimiter(String delimiter) throws IOException {
        String text = "区、县（市）,月份,新增\n上城区,2014年6月,50\n".replace(",", delimiter);

        assertThat(read(text).columns()).containsExactly("区、县（市）", "月份", "新增");
        assertThat(read(text).lines()).containsExactly("2 [上城区, 2014年6月, 50]");
    }

    @Test
    void countsOfCharactersSayNothing() throws IOException {
        assertThat(read("区、县（市）;月份;新增\n上城区;2014年6月;1,234,567\n下城区;2014年6月;2,345,678\n")
                        .lines())
                .containsExactly("2 [上城区, 2014年6月, 1,234,567]", "3 [下城区, 2014年6月, 2,345,678]");
        assertThat(read("区、县（市）,月份,新增\n\"上城;;;;区\",2014年6月,50\n").lines()).containsExactly("2 [上城;;;;区, 2014年6月, 50]");
    }

    @Test
    void numbersAreNoSplitOnesWhereCommasPartNothing() throws IOException {
        Contract noted = ContractText.dropped("table", COLUMNS.replace("]", ", {name: 备注, role: note}]"));

        assertThat(ReadDelivery.of(folder, "区、县（市）;月份;新增;备注\n上城区;12;345\n", noted)
                        .lines())
                .containsExactly("2 [上城区, 12, 345, null]");
    }

    @Test
    void theLineThatNamesTheDelimiterIsBelievedWhereTheHeaderBearsItOut() throws IOException {
        assertThat(read("sep=;\n区、县（市）;月份;新增\n上城区;2014年6月;50\n").lines()).containsExactly("2 [上城区, 2014年6月, 50]");
        assertThat(read("\"sep=^\"\r\n区、县（市）^月份^新增\r\n上城区^2014年6月^50\r\n").lines())
                .containsExactly("2 [上城区, 2014年6月, 50]");
        assertThat(read("sep=;\n区、县（市）,月份,新增\n上城区,2014年6月,50\n").lines()).containsExactly("2 [上城区, 2014年6月, 50]");
    }

    @Test
    void aHeaderOfTwoRowsSaysTheDelimiter() throws IOException {
        Contract joined = ContractText.dropped("table", COLUMNS.replace("name: 新增", "name: 就业/新增"));
        String text = "区、县（市）;月份;就业\n;;新增\n上城区;2014年6月;1,234\n";

        assertThat(ReadDelivery.of(folder, text, joined).lines()).containsExactly("3 [上城区, 2014年6月, 1,234]");
    }

    @Test
    void aSignOfTwoCharactersIsNoDelimiter() throws IOException {
        assertThat(read("sep=\uD83D\uDE00\n区、县（市）,月份,新增\n上城区,2014年6月,50\n").lines())
                .last()
                .isEqualTo("3 [上城区, 2014年6月, 50]");
    }

    @Test
    void aContractThatSaysItsDelimiterHolds() throws IOException {
        Contract said = ContractText.dropped("table", COLUMNS + ", csv: {delimiter: ','}");

        assertThat(ReadDelivery.of(folder, "区、县（市）;月份;新增\n上城区;2014年6月;50\n", said)
                        .lines())
                .containsExactly("1 wrong-delimiter ;[,]");
        assertThat(ReadDelivery.of(folder, "区、县（市）;月份;新增\n上城区;2014年6月;50\n", CSV)
                        .lines())
                .as("format csv means a comma, as it always did")
                .containsExactly("1 wrong-delimiter ;[,]");
    }

    @Test
    void aFormulaThatIsOnlyATextIsThatText() throws IOException {
        String text = "区、县（市）,月份,新增\n=\"330102\",=\"2014年\"\"6\"\"月\",\"=\"\"050\"\"\"\n=\"a\"&\"b\",=\"2014,=\"\"\n";

        assertThat(read(text).lines()).containsExactly("2 [330102, 2014年\"6\"月, 050]", "3 [=\"a\"&\"b\", =\"2014, ]");
        assertThat(ReadDelivery.of(folder, text, CSV).lines().get(0)).startsWith("2 [=\"330102\"");
    }

    @Test
    void theMarkOfDosBehindTheTextIsNoRow() throws IOException {
        String text = "区、县（市）,月份,新增\r\n上城区,2014年6月,50\r\n";

        ReadDelivery marked = read(text + "\u001A");

        assertThat(marked).isEqualTo(read(text));
        assertThat(marked.notes()).isEmpty();
        assertThat(read("\u001A").lines()).hasSize(1);
    }

    @Test
    void readsUtf16WithoutAMarkWhereItCanBeNothingElse() throws IOException {
        String text = "区、县（市）\t月份\t新增\r\n上城区\t2014年6月\t50\r\n";

        for (Charset wide : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(ReadDelivery.of(folder, text.getBytes(wide), TABLE)).isEqualTo(read(text));
            assertThat(ReadDelivery.of(folder, text.getBytes(wide), CSV).lines().get(0))
                    .as("format csv refuses it, as it always did")
                    .contains("wrong-format");
        }
        Contract said = ContractText.dropped("csv", COLUMNS + ", charset: UTF-16LE");
        assertThat(ReadDelivery.of(folder, text.replace('\t', ',').getBytes(StandardCharsets.UTF_16LE), said)
                        .lines())
                .containsExactly("2 [上城区, 2014年6月, 50]");
    }

    @Test
    void zerosAmongBytesAreStillNoText() throws IOException {
        byte[] odd = "区\u0000,月份\n".getBytes(StandardCharsets.UTF_8);
        byte[] cut = ("区、县（市）,月份,新增\n上城区,2014年6月,50\n").getBytes(StandardCharsets.UTF_16LE);
        byte[] shifted = new byte[cut.length + 1];
        System.arraycopy(cut, 0, shifted, 1, cut.length);

        assertThat(ReadDelivery.of(folder, odd, TABLE).lines().get(0)).contains("wrong-format");
        assertThat(ReadDelivery.of(folder, shifted, TABLE).lines().get(0)).contains("wrong-format");
    }

    @Test
    void theTextOfARowIsFoundInTheSameDialect() throws IOException {
        Path file = folder.resolve("rows");
        Files.writeString(file, "sep=;\n区、县（市）;月份;新增\n上城区;\"2014年\n6月\";=\"50\"\n下城区;,\"\n;7\n");

        assertThat(RowText.of(file, TABLE, 2)).contains("上城区;\"2014年\n6月\";=\"50\"");
        assertThat(RowText.of(file, TABLE, 3)).contains("下城区;,\"");
    }
}
