// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.ReadDelivery;
import org.jundeng.intake.RowText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotation marks that open or close nothing: which rows they spoil, and which they do not. */
class StrayQuotesTest {

    private static final Contract THREE = ContractText.dropped(
            "csv", "layout: long, columns: [{name: a, role: note}, {name: b, role: obs-value}, {name: c, role: note}]");
    private static final Contract TWO = ContractText.dropped(
            "csv", "layout: long, columns: [{name: a, role: obs-value}, {name: b, role: note, optional: true}]");

    @TempDir
    private Path folder;

    private List<String> read(String rows) throws IOException {
        return ReadDelivery.of(folder, "a,b,c\n" + rows, THREE).lines();
    }

    @Test
    void aQuoteThatOpensNothingSpoilsOnlyItsOwnRow() throws IOException {
        assertThat(read("1,2,3\n\"4,5,6\n7,8,9\n"))
                .containsExactly("2 [1, 2, 3]", "3 stray-quote \"4[]", "4 [7, 8, 9]");
        assertThat(read("1,2,3\n4,\"5,6\n7,8,9\n"))
                .containsExactly("2 [1, 2, 3]", "3 stray-quote \"5[]", "4 [7, 8, 9]");
        assertThat(read("1,2,3\n4,5,\"6\n7,8,9\n"))
                .containsExactly("2 [1, 2, 3]", "3 stray-quote \"6[]", "4 [7, 8, 9]");
        assertThat(read("\"4,5,6\r\n7,8,9\r\n")).containsExactly("2 stray-quote \"4[]", "3 [7, 8, 9]");
        assertThat(read("\"4,5,6\r7,8,9\r")).containsExactly("2 stray-quote \"4[]", "3 [7, 8, 9]");
    }

    @Test
    void aQuoteThatClosesTooEarlySpoilsOnlyItsOwnRow() throws IOException {
        assertThat(read("1,\"2\"0,3\n7,8,9\n")).containsExactly("2 stray-quote \"2\"0[]", "3 [7, 8, 9]");
        assertThat(read("\"x\",\"2,\"z\"\n7,8,9\n")).containsExactly("2 stray-quote \"2[]", "3 [7, 8, 9]");
        assertThat(read("1,2,\"3\"\"\n7,8,9\n")).containsExactly("2 stray-quote \"3\"\"[]", "3 [7, 8, 9]");
        assertThat(read("1,\"2,\"x, y\"\n7,8,9\n")).containsExactly("2 stray-quote \"2[]", "3 [7, 8, 9]");
    }

    @Test
    void rowsWithOneEachAreSpoiledEach() throws IOException {
        assertThat(read("1,\"2,3\n4,\"5,6\n\n7,8,9\n"))
                .containsExactly("2 stray-quote \"2[]", "3 stray-quote \"5[]", "5 [7, 8, 9]");
    }

    /** By the grammar these two lines are one row, in which figures of the second would stand for the first. */
    @Test
    void doesNotJoinRowsWhoseQuotesMatchByChance() throws IOException {
        assertThat(read("1,2,3\n4,\"5,6\n7,8\",9\n1,2,3\n"))
                .containsExactly("2 [1, 2, 3]", "3 stray-quote \"5[]", "4 [7, 8\", 9]", "5 [1, 2, 3]");
        assertThat(read("1,2,3\n4,5,\"6\n7,8,\"\n1,2,3\n"))
                .containsExactly("2 [1, 2, 3]", "3 stray-quote \"6[]", "4 stray-quote \"[]", "5 [1, 2, 3]");
    }

    @Test
    void aCellOfSeveralLinesIsNone() throws IOException {
        assertThat(read("1,2,\"x\ny\"\n7,8,9\n")).containsExactly("2 [1, 2, x\ny]", "3 [7, 8, 9]");
        assertThat(read("\"x\ny\",2,3\n7,8,9\n")).containsExactly("2 [x\ny, 2, 3]", "3 [7, 8, 9]");
        assertThat(read("1,2,\"x, y\nsaid \"\"no\"\", then\n\nz\"\n7,8,9\n"))
                .containsExactly("2 [1, 2, x, y\nsaid \"no\", then\n\nz]", "3 [7, 8, 9]");
        assertThat(read("1,2,\"" + "x\n".repeat(100_000) + "\"\n7,8,9\n")).hasSize(2);
    }

    @Test
    void aQuoteInTheMiddleOfACellIsText() throws IOException {
        assertThat(read("5\" pipe,2,\"3\"\n7,8,9\n")).containsExactly("2 [5\" pipe, 2, 3]", "3 [7, 8, 9]");
    }

    @Test
    void blanksAroundQuotesDoNotMatter() throws IOException {
        assertThat(read("x, \"2,5\" ,\"z\" \n7, \"8 , 9\n")).containsExactly("2 [x,  2,5 , z ]", "3 [7,  \"8 ,  9]");
    }

    @Test
    void theLastRowIsSpoiledWhereItIsWholeButForTheQuote() throws IOException {
        assertThat(read("1,2,3\n4,\"5,6\n")).containsExactly("2 [1, 2, 3]", "3 stray-quote \"5[]");
    }

    /** Where the file may be cut off, or the lines below are no rows, nobody knows what belongs to the cell. */
    @Test
    void refusesWhereNobodyKnowsWhatTheQuoteSwallowed() throws IOException {
        assertThat(read("1,2,3\n4,5,\"6\n")).containsExactly("2 [1, 2, 3]", "3 unclosed-quote \"[3]");
        assertThat(read("1,2,3\n4,\"5,6")).containsExactly("2 [1, 2, 3]", "3 unclosed-quote \"[3]");
        assertThat(read("1,2,3\n4,\"5\nand more\n7,8,9\n")).containsExactly("2 [1, 2, 3]", "3 unclosed-quote \"[3]");
        assertThat(ReadDelivery.of(folder, "a,\"b,c\n1,2,3\n", THREE).lines())
                .containsExactly("1 unclosed-quote \"b[1]");
    }

    /** An escaped quotation mark at the very end closes nothing. */
    @Test
    void aDoubledQuoteAtTheEndOfTheFileLeavesItsCellOpen() throws IOException {
        assertThat(read("1,2,3\n4,5,\"6\"\"")).containsExactly("2 [1, 2, 3]", "3 unclosed-quote \"[3]");
        assertThat(read("1,2,3\n4,5,\"6\"\"\"")).containsExactly("2 [1, 2, 3]", "3 [4, 5, 6\"]");
        assertThat(read("1,2,\"\"")).containsExactly("2 [1, 2, ]");
        assertThat(read("1,2,\"")).containsExactly("2 unclosed-quote \"[2]");
        assertThat(read("1,2,\"3\n4, \"\"\"")).containsExactly("2 [1, 2, 3\n4, \"]");
    }

    @Test
    void looksNoFurtherThanARowMayReach() throws IOException {
        assertThat(read("1,\"2,3\n" + "4,5,6\n".repeat(400_000)))
                .hasSize(400_001)
                .startsWith("2 stray-quote \"2[]", "3 [4, 5, 6]")
                .endsWith("400002 [4, 5, 6]");
        assertThat(read("\"x".repeat(10) + "\n" + "\"a, b\nc\n".repeat(300_000)))
                .first()
                .asString()
                .startsWith("2 ");
    }

    /** The low half of a rare letter is the mark that stands for a quotation mark. */
    @Test
    void rareLettersAreNoMarks() throws IOException {
        String rare = new String(Character.toChars(0x200FE));
        assertThat(read("\"1,2,3\n" + rare + ",8,9\n"))
                .containsExactly("2 stray-quote \"1[]", "3 [" + rare + ", 8, 9]");
    }

    @Test
    void aTableKnowsItsHeaderWithoutTheQuote() throws IOException {
        Contract table = ContractText.dropped(
                "table",
                "layout: wide, columns: [{name: 地区, role: ref-area}, {name: 月份, role: time-period},"
                        + " {name: 新增, role: obs-value, indicator: new-jobs}]");
        ReadDelivery read = ReadDelivery.of(folder, "标题\n地区,\"月份,新增\n上城区,2014年6月,50\n", table);

        assertThat(read.columns()).containsExactly("地区", "月份", "新增");
        assertThat(read.lines()).containsExactly("3 [上城区, 2014年6月, 50]");
        assertThat(read.notes()).containsExactly("2 header-mark \"月份[月份]");
        assertThat(ReadDelivery.of(folder, "\"序号,地区,月份,新增\n1,上城区,2014年6月,50\n", table)
                        .notes())
                .containsExactly("1 column-passed-over 序号[]");
    }

    @Test
    void theTextOfTheRowIsAsItCame() throws IOException {
        Path file = Files.writeString(folder.resolve("delivery"), "a,b,c\n1,2,3\n4,\"5,\"x, y\"\n\"7\",8,9\n");

        assertThat(RowText.of(file, THREE, Set.of(3L, 4L))).isEqualTo(Map.of(3L, "4,\"5,\"x, y\"", 4L, "\"7\",8,9"));
    }

    @Test
    void takesTwoColumnsForATable() throws IOException {
        assertThat(ReadDelivery.of(folder, "a,b\n1,2\n3,\"4\n5,6\n", TWO).lines())
                .containsExactly("2 [1, 2]", "3 stray-quote \"4[]", "4 [5, 6]");
        assertThat(ReadDelivery.of(folder, "a,b\n1,\"2\n3\"\n\n", TWO).lines()).containsExactly("2 [1, 2\n3]");
    }
}
