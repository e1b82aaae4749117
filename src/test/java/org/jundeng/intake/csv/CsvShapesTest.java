// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.ReadDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as people make them: a number split at its comma, words below, marks nobody sees, an end that is none. */
class CsvShapesTest {

    private static final String WITHOUT_NOTE = "layout: wide, columns: [{name: 地区, role: ref-area},"
            + " {name: 月份, role: time-period}, {name: 新增, role: obs-value, indicator: new-jobs},"
            + " {name: 失业, role: obs-value, indicator: out-of-work}";
    private static final Contract WITH_NOTE =
            ContractText.dropped("csv", WITHOUT_NOTE + ", {name: 备注, aliases: [note], role: note}]");
    private static final Contract NO_NOTE = ContractText.dropped("csv", WITHOUT_NOTE + "]");
    private static final Contract TRAILED = ContractText.dropped("csv", WITHOUT_NOTE + "], csv: {trailer: 记录数}");
    private static final String TWO_ROWS = "地区,月份,新增,失业\n上城区,2014年6月,50,2\n下城区,2014年6月,50,20\n";
    private static final String HEADER = "地区,月份,新增,失业,备注\n";

    @TempDir
    private Path folder;

    private ReadDelivery read(String text) throws IOException {
        return ReadDelivery.of(folder, text, WITH_NOTE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "上城区,2014年6月,1,500,200,已核 | 1,500,200[6, 5, ]",
                "上城区,2014年6月,12,500,20,已核 | 12,500[6, 5, 12500]",
                "上城区,2014年6月,1,500,2,300, | 1,500[7, 5, 1500]",
                "上城区,2014年6月,1,500,20, | 1,500[6, 5, 1500]",
                "上城区,2014年6月,1,500 | 1,500[4, 5, 1500]",
                "上城区,2014年6月,-1,500.5,3, | -1,500.5[6, 5, -1500.5]",
                "上城区,2014年6月,1,234,567 , 8 | 1,234,567 [6, 5, ]"
            })
    void namesANumberThatMayBeSplitAtItsComma(String row, String said) throws IOException {
        assertThat(read(HEADER + row + "\n").lines()).containsExactly("2 unquoted-thousands " + said);
    }

    @Test
    void namesASplitNumberAlsoWhereNoColumnIsLeftForIt() throws IOException {
        assertThat(ReadDelivery.of(folder, "地区,月份,新增,失业\n上城区,2014年6月,1,500,200\n上城区,2014年6月,1,500,\n", NO_NOTE)
                        .lines())
                .containsExactly("2 unquoted-thousands 1,500,200[5, 4, ]", "3 unquoted-thousands 1,500[5, 4, 1500]");
    }

    @Test
    void takesNumbersForWhatTheyAreWhereTheCellsAreAsManyAsPromised() throws IOException {
        assertThat(read(HEADER + "上城区,2014年6月,1,500,\n下城区,2014年6月,\"1,500\",200,\n")
                        .lines())
                .containsExactly("2 [上城区, 2014年6月, 1, 500, ]", "3 [下城区, 2014年6月, 1,500, 200, ]");
        assertThat(read("地区,月份,新增,失业,备注,,\n上城区,2014年6月,812,200,,,\n").lines())
                .containsExactly("2 [上城区, 2014年6月, 812, 200, ]");
    }

    @Test
    void doesWithoutANoteAtTheEndOfARow() throws IOException {
        assertThat(read(HEADER + "上城区,2014年6月,50,20\n下城区,2014年6月,50\n").lines())
                .containsExactly("2 [上城区, 2014年6月, 50, 20, null]", "3 too-few-cells 3[5]");
        assertThat(read(HEADER + "上城区,2014年6月,500,200,\n下城区,2014年6月,500,200\n江干区,2014年6月,1,500\n")
                        .lines())
                .containsExactly(
                        "2 [上城区, 2014年6月, 500, 200, ]",
                        "3 [下城区, 2014年6月, 500, 200, null]",
                        "4 unquoted-thousands 1,500[4, 5, 1500]");
    }

    @Test
    void takesWhatTheFirstRowIsLikeForTheWayTheTableIsWritten() throws IOException {
        assertThat(read(HEADER + "上城区,2014年6月,50,20\n下城区,2014年6月,12,500\n").lines())
                .containsExactly("2 [上城区, 2014年6月, 50, 20, null]", "3 [下城区, 2014年6月, 12, 500, null]");
        assertThat(read(HEADER + "上城区,2014年6月,50,20,,\n下城区,2014年6月,12,500,,\n").lines())
                .containsExactly("2 [上城区, 2014年6月, 50, 20, ]", "3 [下城区, 2014年6月, 12, 500, ]");
    }

    @Test
    void notesALastRowWithoutALineEnd() throws IOException {
        assertThat(read(HEADER + "上城区,2014年6月,50,2").notes()).containsExactly("2 no-final-line-end 2[2]");
        assertThat(read(HEADER + "上城区,2014年6月,50,2,").notes()).containsExactly("2 no-final-line-end [2]");
        assertThat(read(HEADER + "上城区,2014年6月,50,2,\n").notes()).isEmpty();
        assertThat(read(HEADER + "上城区,2014年6月,50,2,\r").notes()).isEmpty();
    }

    @Test
    void notesAMissingLineEndThoughATotalMayTell() throws IOException {
        Contract total = ContractText.dropped(
                "csv",
                WITHOUT_NOTE + "], checks: [{total: '330100', parts: all, indicators: [new-jobs, out-of-work]}]");

        assertThat(ReadDelivery.of(folder, "地区,月份,新增,失业\n上城区,2014年6月,50,2", total)
                        .notes())
                .as("without the city's row, or within the tolerance, no check tells")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"记录数,2,,", "记录数：2", "记录数,２", "\"记录数\",\"2 条\",,", ",,记录数,2", "记录数=2\n", "记录数,2,,\n\n,,,\n"})
    void takesAFileWithThePromisedTrailer(String row) throws IOException {
        ReadDelivery reading = ReadDelivery.of(folder, TWO_ROWS + row, TRAILED);

        assertThat(reading.lines()).containsExactly("2 [上城区, 2014年6月, 50, 2]", "3 [下城区, 2014年6月, 50, 20]");
        assertThat(reading.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "记录数,3;4 control-total-differs 2[记录数, 3]",
                "记录数,20;4 control-total-differs 2[记录数, 20]",
                "记录数,;4 control-total-differs 2[记录数, ?]",
                "记录数;4 control-total-differs 2[记录数, ?]",
                "记录数,二;4 control-total-differs 2[记录数, 二]",
                "记录数,2²;4 control-total-differs 2[记录数, 2²]",
                "'记录数,2\n拱墅区,2014年6月,1,1';4 control-total-differs 2…[记录数, 2]",
                "'';0 control-total-differs 2[记录数, ]"
            })
    void refusesAFileWhoseTrailerSaysSomethingElse(String row, String finding) throws IOException {
        ReadDelivery reading = ReadDelivery.of(folder, TWO_ROWS + row.replace("\\n", "\n"), TRAILED);

        assertThat(reading.lines()).hasSize(3).last().isEqualTo(finding);
    }

    @Test
    void refusesAFileCutOffBeforeItsTrailer() throws IOException {
        assertThat(ReadDelivery.of(folder, TWO_ROWS.strip(), TRAILED).lines())
                .last()
                .isEqualTo("0 control-total-differs 2[记录数, ]");
        assertThat(ReadDelivery.of(folder, "地区,月份,新增,失业\n记录数,0\n", TRAILED).lines())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00AD",
                "\u200B",
                "\u200F",
                "\u202A",
                "\u202E",
                "\u2060",
                "\u2066",
                "\u2069",
                "\uFEFF",
                "\uDB40\uDC41"
            })
    void takesMarksNobodySeesOutOfCells(String mark) throws IOException {
        ReadDelivery reading = read("地" + mark + "区,月份,新增,失业,备注\n" + mark + "上城区,2014年6月,5" + mark + "0,20," + mark
                + "\n上城区" + mark + ",2014年6月,50,20,\n");

        assertThat(reading.columns()).containsExactly("地区", "月份", "新增", "失业", "备注");
        assertThat(reading.lines()).containsExactly("2 [上城区, 2014年6月, 50, 20, ]", "3 [上城区, 2014年6月, 50, 20, ]");
        String name = String.format("U+%04X", mark.codePointAt(0));
        assertThat(reading.notes())
                .containsExactly(
                        "1 invisible-marks " + name + "[3]",
                        "2 invisible-marks " + name + "[1]",
                        "2 invisible-marks " + name + "[1]");
    }

    @Test
    void leavesCharactersThatAreSeenAsTheyAre() throws IOException {
        ReadDelivery reading = read(HEADER + "葛\uDB40\uDD00城区,2014年6月,50,20,“…”—·\n");

        assertThat(reading.lines()).containsExactly("2 [葛\uDB40\uDD00城区, 2014年6月, 50, 20, “…”—·]");
        assertThat(reading.notes()).isEmpty();
    }

    @Test
    void namesTheWordsBelowATableOnce() throws IOException {
        assertThat(read(HEADER + "上城区,2014年6月,50,20,\n\n注：失业为登记失业,不含农村\n2014年7月5日\n制表人：张三,,审核人：李四,,\n")
                        .lines())
                .containsExactly("2 [上城区, 2014年6月, 50, 20, ]", "4 notes-among-rows 注：失业为登记失业[4–6]");
        assertThat(read(HEADER + "上城区,2014年6月,50,20,\n,,,,填报日期: 2014-07-05\n下城区,2014年6月,50,20,\n")
                        .lines())
                .containsExactly(
                        "2 [上城区, 2014年6月, 50, 20, ]",
                        "3 notes-among-rows 填报日期: 2014-07-05[3]",
                        "4 [下城区, 2014年6月, 50, 20, ]");
    }

    @Test
    void takesARowOfDataForNoNote() throws IOException {
        assertThat(read(HEADER + "注：上城区,2014年6月,50,20,\n上城区,2014年6月,50,20,说明：已核\n")
                        .lines())
                .containsExactly("2 [注：上城区, 2014年6月, 50, 20, ]", "3 [上城区, 2014年6月, 50, 20, 说明：已核]");
    }

    @Test
    void passesOverTheLineThatNamesTheDelimiter() throws IOException {
        assertThat(read("sep=,\n" + HEADER + "上城区,2014年6月,50,20,\n").lines())
                .containsExactly("2 [上城区, 2014年6月, 50, 20, ]");
        assertThat(read("\"SEP=;\"\n" + HEADER.replace(',', ';')).lines()).containsExactly("1 wrong-delimiter ;[,]");
    }

    @Test
    void countsADoubledCarriageReturnAsNoRow() throws IOException {
        String text = (HEADER + "上城区,2014年6月,50,20,\n\n下城区,2014年6月,50,20,\n").replace("\n", "\r\r\n");

        assertThat(read(text).lines()).containsExactly("2 [上城区, 2014年6月, 50, 20, ]", "4 [下城区, 2014年6月, 50, 20, ]");
        assertThat(read(text).notes()).isEmpty();
    }

    @Test
    void aReturnBeforeAClosingQuoteIsNoHalfOfTheLineEndBehindIt() throws IOException {
        assertThat(read(HEADER + "上城区,2014年6月,50,2,\"a\rb\r\"\n下城区,2014年6月,50,\"20\r\",\n江干区,2014年6月,50,20,\"x\r\"\n")
                        .lines())
                .containsExactly(
                        "2 [上城区, 2014年6月, 50, 2, a\rb\r]",
                        "3 [下城区, 2014年6月, 50, 20\r, ]",
                        "4 [江干区, 2014年6月, 50, 20, x\r]");
        assertThat(ReadDelivery.of(folder, "地区,月份,新增,失业\n上城区,2014年6月,50,\"1400\r\"\n下城区,2014年6月,50,\"a\rb\"\n", NO_NOTE)
                        .lines())
                .containsExactly("2 [上城区, 2014年6月, 50, 1400\r]", "3 stray-quote a\rb[]");
    }
}
