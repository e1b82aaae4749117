// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.ReadDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCopyTest {

    private static final String COLUMNS = "layout: wide, columns: [{name: 地区, role: ref-area},"
            + " {name: 时间, role: time-period}, {name: 值, role: obs-value, indicator: i}]";
    private static final Contract USUAL = ContractText.dropped("csv", COLUMNS);
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    private Path folder;

    private byte[] copy(byte[] bytes, Contract contract, MarkedText marked) throws IOException {
        Path file = folder.resolve("就业.csv");
        Files.write(file, bytes);
        return marked.in(file, contract);
    }

    private String copy(String text, MarkedText marked) throws IOException {
        byte[] copy = copy(text.getBytes(StandardCharsets.UTF_8), USUAL, marked);
        return new String(copy, StandardCharsets.UTF_8);
    }

    @Test
    void addsACellOfFindingsToEachRow() throws IOException {
        String copy = copy("地区,时间,值\r\n杭州,2014-07,一\r\n萧山,2014-07,2\r\n", new MarkedText().cell(2, 3, "值", "改为 1。"));

        assertThat(copy)
                .isEqualTo("地区,时间,值,问题〔台账号 45 行 1〕\r\n杭州,2014-07,一,〔台账号 45 行 2〕“值”列：改为 1。\r\n萧山,2014-07,2,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
    void keepsCharacterSetMarkAndLineEnds(String charset) throws IOException {
        Charset same = Charset.forName(charset);
        String text = (same.equals(GB18030) ? "" : "\uFEFF") + "地区,时间,值\r\n杭州,2014-07,一\n\"萧\r\n山\",2014-07,\"2\"";

        byte[] copy = copy(text.getBytes(same), USUAL, new MarkedText().row(3, "含\"引号\",也行。"));

        assertThat(new String(copy, same))
                .isEqualTo((same.equals(GB18030) ? "" : "\uFEFF") + "地区,时间,值,问题〔台账号 45 行 1〕\r\n杭州,2014-07,一,\n"
                        + "\"萧\r\n山\",2014-07,\"2\",\"〔台账号 45 行 3〕含\"\"引号\"\",也行。\"");
    }

    @Test
    void leavesWhatStandsAboveTheHeaderAndBlankLines() throws IOException {
        Contract titled = ContractText.dropped("csv", COLUMNS + ", csv: {skip-lines: 1}");
        String text = "就业月报,,\n地区,时间,值\n\n杭州,2014-07,一\n,,\n";

        byte[] copy = copy(text.getBytes(StandardCharsets.UTF_8), titled, new MarkedText().row(4, "改。"));

        assertThat(new String(copy, StandardCharsets.UTF_8))
                .isEqualTo("就业月报,,\n地区,时间,值,问题〔台账号 45 行 2〕\n\n杭州,2014-07,一,〔台账号 45 行 4〕改。\n,,\n");
    }

    @Test
    void saysInTheHeaderWhatIsWrongWithTheWhole() throws IOException {
        String copy = copy("地区,时间,值\n杭州,2014-07,1\n", new MarkedText().whole("补上一列。"));

        assertThat(copy).startsWith("地区,时间,值,问题〔台账号 45 行 1〕补上一列。\n");
    }

    @Test
    void writesIntoACellThatIsFree() throws IOException {
        String copy = copy("地区,时间,值,,\n杭州,2014-07,一,,\n萧山,2014-07,2,,\n", new MarkedText().row(2, "改。"));

        assertThat(copy).isEqualTo("地区,时间,值,问题〔台账号 45 行 1〕,\n杭州,2014-07,一,〔台账号 45 行 2〕改。,\n萧山,2014-07,2,,\n");
    }

    @Test
    void standsRightBehindARowOfAnotherLength() throws IOException {
        String copy = copy(
                "地区,时间,值\n杭州,2014-07\n萧山,2014-07,1,234\n",
                new MarkedText().row(2, "补一格。").row(3, "加引号。"));

        assertThat(copy)
                .isEqualTo("地区,时间,值,问题〔台账号 45 行 1〕\n杭州,2014-07,〔台账号 45 行 2〕补一格。\n萧山,2014-07,1,234,〔台账号 45 行 3〕加引号。\n");
    }

    @Test
    void replacesTheFindingsOfAnEarlierCopy() throws IOException {
        String text = "地区,时间,值\n杭州,2014-07,一\n萧山,2014-07,二\n";
        byte[] first = copy(
                text.getBytes(StandardCharsets.UTF_8),
                USUAL,
                new MarkedText().whole("补。").row(2, "a,b").row(3, "改。"));
        Path again = folder.resolve("again.csv");
        Files.write(again, first);

        byte[] second = new MarkedText().row(3, "再改。").as(46, again, USUAL);

        assertThat(new String(second, StandardCharsets.UTF_8))
                .isEqualTo("地区,时间,值,问题〔台账号 46 行 1〕\n杭州,2014-07,一,\n萧山,2014-07,二,〔台账号 46 行 3〕再改。\n");
    }

    @Test
    void marksNothingBehindAQuoteThatNeverEnds() throws IOException {
        String text = "地区,时间,值\n杭州,2014-07,一\n萧山,2014-07,\"1\n，余杭2\n";

        assertThat(copy(text, new MarkedText().row(2, "改。")))
                .isEqualTo(text.replace("值\n", "值,问题〔台账号 45 行 1〕\n").replace("一\n", "一,〔台账号 45 行 2〕改。\n"));
    }

    @Test
    void copiesNothingThatIsNoTable() throws IOException {
        assertThat(copy("<html>", new MarkedText().whole("另存。"))).isEmpty();
        assertThat(copy("地区;时间;值\n", new MarkedText().whole("改用逗号。"))).isEmpty();
        byte[] latin = "a,b\n1,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        Contract western = ContractText.dropped(
                "csv", "layout: long, charset: ISO-8859-1, columns: [{name: a, role: note}, {name: b, role: note}]");
        assertThat(copy(latin, western, new MarkedText().row(2, "改。"))).isEmpty();
    }

    @Test
    void keepsWhatTheStewardAnsweredWhereNothingNewIsToBeSaid() throws IOException {
        String first = copy("地区,时间,值\n杭州,2014-07,一\n萧山,2014-07,二\n", new MarkedText().row(2, "改。"));
        Path again = folder.resolve("again.csv");
        Files.writeString(again, first.replace("〔台账号 45 行 2〕改。", "已改").replace("二,", "二,\"无，\"\"核\"\"\""));

        byte[] second = new MarkedText().row(3, "再改。").as(46, again, USUAL);

        assertThat(new String(second, StandardCharsets.UTF_8))
                .isEqualTo("地区,时间,值,问题〔台账号 46 行 1〕\n杭州,2014-07,一,已改\n萧山,2014-07,二,〔台账号 46 行 3〕再改。\n");
    }

    @Test
    void leavesTheBureausOwnColumnOfThisName() throws IOException {
        assertThat(copy("地区,时间,值,问题\n杭州,2014-07,一,漏报\n", new MarkedText().row(2, "改。")))
                .isEqualTo("地区,时间,值,问题,问题（标注）〔台账号 45 行 1〕\n杭州,2014-07,一,漏报,〔台账号 45 行 2〕改。\n");
    }

    @Test
    void marksTheTableInAZip() throws IOException {
        Path zip = folder.resolve("月报.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("就业.csv"));
            out.write("地区,时间,值\n杭州,2014-07,一\n".getBytes(StandardCharsets.UTF_8));
        }
        Contract table = ContractText.dropped("table", COLUMNS);

        assertThat(new String(new MarkedText().row(2, "改。").in(zip, table), StandardCharsets.UTF_8))
                .isEqualTo("地区,时间,值,问题〔台账号 45 行 1〕\n杭州,2014-07,一,〔台账号 45 行 2〕改。\n");
        assertThat(MarkedCopy.name(zip, table, "月报-201407.zip")).isEqualTo("月报-201407.csv");
        assertThat(MarkedCopy.name(zip, table, "月报-201407.csv.ZIP")).isEqualTo("月报-201407.csv");
    }

    /** A copy of a copy is to the byte what a copy of the file itself would be. */
    @Property(tries = 400)
    void nothingIsLeftOfAnEarlierCopy(@ForAll("bodies") List<String> body) throws IOException {
        String text = "地区,时间,值,\n" + String.join("", body);
        Assume.that(hasNoStrayQuotes(text));
        Path temporary = Files.createTempDirectory("copy");
        Path file = Files.writeString(temporary.resolve("a.csv"), text);
        MarkedText first = new MarkedText().whole("补。");
        MarkedText second = new MarkedText();
        for (int row = 2; row < 9; row++) {
            (row % 2 == 0 ? first : second).row(row, "改,\"一\"。");
        }
        Path copy = Files.write(temporary.resolve("b.csv"), first.as(45, file, USUAL));

        assertThat(new String(second.as(46, copy, USUAL), StandardCharsets.UTF_8))
                .isEqualTo(new String(second.as(46, file, USUAL), StandardCharsets.UTF_8));
        Files.delete(file);
        Files.delete(copy);
        Files.delete(temporary);
    }

    @Provide
    Arbitrary<List<String>> bodies() {
        return Arbitraries.of(
                        "a",
                        "b c",
                        "\"q\"",
                        "\"x,y\"",
                        "\"l\r\nm\"",
                        "\"l\n\nm\"",
                        "\"\"",
                        "",
                        "\"e\"\"e\"",
                        ",",
                        "\n",
                        "\r\n",
                        "\r",
                        " ")
                .list()
                .ofMaxSize(24);
    }

    /** What a stray quotation mark spoils is judged by the rows around it, which findings make longer. */
    private static boolean hasNoStrayQuotes(String text) throws IOException {
        Path temporary = Files.createTempDirectory("copy");
        ReadDelivery read = ReadDelivery.of(temporary, text, USUAL);
        Files.delete(temporary.resolve("delivery"));
        Files.delete(temporary);
        return read.lines().stream().noneMatch(line -> line.contains("-quote "));
    }

    @Test
    void marksTheRowOfAStrayQuoteAndIsReadTheSame() throws IOException {
        String text = "地区,时间,值\n杭州,2014-07,1\n萧山,\"2014-07,2\n\"余\"杭\",2014-07,3\n临安,2014-07,4\n";

        String copy = copy(text, new MarkedText().row(3, "删去,一个\"引号\"。").row(4, "改。"));

        assertThat(copy)
                .isEqualTo("地区,时间,值,问题〔台账号 45 行 1〕\n杭州,2014-07,1,\n"
                        + "萧山,\"2014-07,2,\"〔台账号 45 行 3〕删去,一个\"\"引号\"\"。\"\n"
                        + "\"余\"杭\",2014-07,3,〔台账号 45 行 4〕改。\n临安,2014-07,4,\n");
        assertThat(copy(copy, new MarkedText()).replaceAll(",(问题〔台账号 45 行 1〕)?\n", "\n"))
                .isEqualTo(text);
        assertThat(ReadDelivery.of(folder, copy, USUAL).lines())
                .containsExactly(
                        "2 [杭州, 2014-07, 1]",
                        "3 stray-quote \"2014-07[]",
                        "4 stray-quote \"余\"杭\"[]",
                        "5 [临安, 2014-07, 4]");
        assertThat(ReadDelivery.of(folder, copy.replace("\"2014", "2014"), USUAL)
                        .lines())
                .contains("3 [萧山, 2014-07, 2]");
    }

    /** Whatever quotes, line ends and blank lines there are: only cells were added, and the reader takes them out. */
    @Property(tries = 400)
    void readsTheSameRowsFromTheCopy(@ForAll("bodies") List<String> body) throws IOException {
        String text = "地区,时间,值\n" + String.join("", body);
        Assume.that(hasNoStrayQuotes(text));
        Path temporary = Files.createTempDirectory("copy");
        Path file = temporary.resolve("a.csv");
        Files.writeString(file, text);
        ReadDelivery before = ReadDelivery.of(temporary, text, USUAL);
        MarkedText marked = new MarkedText();
        for (int row = 2; row < 9; row += 2) {
            marked.row(row, "改。");
        }

        String copy = new String(marked.in(file, USUAL), StandardCharsets.UTF_8);

        assertThat(copy.replaceAll(",?(问题)?〔台账号 45 行 \\d+〕(改。)?", "").replaceAll("[,\r\n]", ""))
                .isEqualTo(text.replaceAll("[,\r\n]", ""));
        assertThat(ReadDelivery.of(temporary, copy, USUAL).lines()).isEqualTo(before.lines());
        Files.delete(file);
        Files.delete(temporary.resolve("delivery"));
        Files.delete(temporary);
    }

    @Test
    void saysThatTheRowsBehindAQuoteThatNeverEndsAreNotMarked() throws IOException {
        String text = "地区,时间,值\n杭州,2014-07,一\n萧山,2014-07,\"1\n";
        Marking marking = new Marking(45, true, List.of(), MarkedText.SAYS);

        for (String end : List.of("", "余杭2", "余杭2\n")) {
            Path file = Files.writeString(folder.resolve("就业.csv"), text + end);
            assertThat(MarkedCopy.write(file, USUAL, marking, OutputStream.nullOutputStream()))
                    .isEqualTo(Copied.NOT_ALL_ROWS);
        }
        for (String end : List.of("\"\n", "\"", "\"\n\n\n")) {
            Path file = Files.writeString(folder.resolve("就业.csv"), text + end);
            assertThat(MarkedCopy.write(file, USUAL, marking, OutputStream.nullOutputStream()))
                    .isEqualTo(Copied.WHOLE);
        }
    }
}
