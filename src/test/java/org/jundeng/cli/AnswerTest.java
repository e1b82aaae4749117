// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static Answer answer() {
        Answer answer = new Answer("region", "value");
        answer.add("上城区", null);
        answer.add("a,\"b\"", 3);
        return answer;
    }

    @Test
    void csvIsQuotedWhereItMustAndAbsenceIsEmpty() {
        StringWriter out = new StringWriter();

        answer().asCsv(out);

        assertThat(out).hasToString("region,value\n上城区,\n\"a,\"\"b\"\"\",3\n");
    }

    @Test
    void csvIsWrittenToItsEndHoweverLong() {
        Answer answer = new Answer("n");
        for (int i = 0; i < 100_000; i++) {
            answer.add(i);
        }
        StringWriter out = new StringWriter();

        answer.asCsv(out);

        assertThat(out.toString()).endsWith("\n99999\n");
    }

    @Test
    void jsonShowsAbsenceAsNull() {
        StringWriter out = new StringWriter();

        answer().asJson(new PrintWriter(out));

        assertThat(out.toString()).contains("\"region\" : \"上城区\"").contains("\"value\" : null");
    }

    @Test
    void aTableAlignsWideCharacters() {
        StringWriter out = new StringWriter();

        answer().asTable(new PrintWriter(out));

        assertThat(out.toString().lines().map(String::stripTrailing))
                .containsExactly("region  value", "上城区", "a,\"b\"   3");
    }
}
