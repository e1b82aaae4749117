// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class AnswerTableTest {

    @Test
    void jsonKeepsNumbersWithAllTheirDigitsAndObjectsAsObjects() {
        AnswerTable answer = new AnswerTable("value", "delivery", "dimensions", "code");
        answer.add(new java.math.BigDecimal("4.10"), 7L, new AnswerTable.RawJson("{\"sex\":\"f\"}"), "0012");
        StringWriter out = new StringWriter();

        answer.asJson(new PrintWriter(out));

        assertThat(out.toString().replaceAll("\\s", ""))
                .isEqualTo("[{\"value\":4.10,\"delivery\":7,\"dimensions\":{\"sex\":\"f\"},\"code\":\"0012\"}]");
    }

    @Test
    void alignsColumnsByWhatATerminalShowsOfChineseNames() {
        AnswerTable answer = new AnswerTable("delivery", "outcome", "rows");
        answer.add("月报.csv", "taken", 14);
        answer.add("monthly.csv", null, 3);

        assertThat(table(answer))
                .isEqualTo(
                        String.format("delivery     outcome  rows%n月报.csv     taken    14%nmonthly.csv           3%n"));
    }

    @Test
    void letsOneLineRunOnWhereACellIsVeryLong() {
        AnswerTable answer = new AnswerTable("name", "rows");
        answer.add("x".repeat(70), 1);
        answer.add("y", 2);

        assertThat(table(answer).lines())
                .containsExactly("name" + " ".repeat(58) + "rows", "x".repeat(70) + "  1", "y" + " ".repeat(61) + "2");
    }

    @Test
    void writesTheLastLinesOfACsvToo() {
        AnswerTable answer = new AnswerTable("delivery", "rows");
        answer.add("月报.csv", 14);
        answer.add("a,b.csv", null);
        StringWriter text = new StringWriter();

        answer.asCsv(new PrintWriter(text));

        assertThat(text).hasToString("delivery,rows\n月报.csv,14\n\"a,b.csv\",\n");
    }

    @Test
    void keepsTerminalsAndSpreadsheetsFromObeyingACell() {
        AnswerTable answer = new AnswerTable("who", "note");
        answer.add("a\u001b[2J\r\nb\u202e\u009b", "=1+1");
        answer.add(new java.math.BigDecimal("-3.5"), "-3\tx");
        answer.add("c", null);
        StringWriter csv = new StringWriter();
        StringWriter json = new StringWriter();

        answer.asCsv(new Screen(csv));
        answer.asJson(new Screen(json));

        assertThat(table(answer).lines())
                .containsExactly(
                        "who                          note",
                        "a\\u001b[2J\\r\\nb\\u202e\\u009b  =1+1",
                        "-3.5                         -3\\tx",
                        "c");
        assertThat(csv).hasToString("who,note\n\"a\u001b[2J\r\nb\u202e\u009b\",'=1+1\n-3.5,'-3\tx\nc,\n");
        assertThat(json.toString()).contains("\"=1+1\"", "\"-3\\tx\"", "\"a\\u001B[2J\\r\\nb\\u202e\\u009b\"");
    }

    @Test
    void showsControlCharactersOfACsvOnATerminal() {
        AnswerTable answer = new AnswerTable("who", "note");
        answer.add("a\u001b[2J", "line\nline");
        StringWriter csv = new StringWriter();

        answer.asCsv(new Screen(csv, true));

        assertThat(csv).hasToString("who,note\na\\u001b[2J,\"line\nline\"\n");
    }

    private static String table(AnswerTable answer) {
        StringWriter text = new StringWriter();
        answer.asTable(new PrintWriter(text));
        return text.toString();
    }
}
