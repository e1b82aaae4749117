// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileGlobTest {

    private static FileGlob table(String glob) {
        return new FileGlob(glob, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "就业月报*          | 就业月报-201407.csv",
                "就业月报*          | 就业月报-201407.XLSX",
                "就业月报*.csv      | 就业月报-201407.xlsx",
                "就业月报*.XLSX     | 就业月报-201407.csv",
                "就业月报*.csv      | 就业月报-2014.06.et",
                "就业月报*.csv      | 就业月报-2014.06",
                "就业月报*.csv      | 就业月报.csv.zip",
                "就业月报           | 就业月报.xls",
                "就业月报.csv       | 就业月报.csv.csv",
                "jobs.*             | jobs.txt",
                "jobs.*             | jobs.2014.csv",
                "jobs.xls?          | jobs.csv",
                "jobs.{csv,txt}     | jobs.xlsm",
                "{jobs,posts}*.csv  | posts 1.ods",
                "jobs-[0-9]*.csv    | JOBS-7.XLS",
                "jobs\\.csv         | jobs.tsv",
                "jobs*.dat          | jobs-1.dat",
                "jobs*.json         | jobs-1.json",
            })
    void aTableIsKnownByItsNameWithoutTheExtension(String glob, String name) {
        assertThat(table(glob).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "就业月报*      | 就业月报-201407.pdf",
                "就业月报*.csv  | 就业月报-201407.json",
                "就业月报*.csv  | 就业月报-201407.docx",
                "就业月报*.csv  | 就业月报.csv.gz",
                "就业月报.csv   | 就业月报-201407.xlsx",
                "jobs*.dat      | jobs-1.csv",
                "jobs.json      | jobs.csv",
                "*              | .csv.bak",
            })
    void aFileOfAnotherKindOrNameIsNotClaimed(String glob, String name) {
        assertThat(table(glob).matches(name)).isFalse();
    }

    @Test
    void whatIsNoTableIsKnownByItsWholeName() {
        assertThat(new FileGlob("areas*.json", false).matches("Areas-1.JSON")).isTrue();
        assertThat(new FileGlob("areas*.json", false).matches("areas-1.csv")).isFalse();
        assertThat(new FileGlob("jobs*.csv", false).matches("jobs-1.xlsx")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "就业*.csv      | *2014*.csv     | true",
                "就业*.csv      | *2014*.xlsx    | true",
                "就业*          | 就业月报*      | true",
                "就业月报*      | 就业年报*      | false",
                "就业*报        | 就业月?        | true",
                "就业*报        | 就业?月        | false",
                "jobs-[0-9]*    | jobs-[a-z]*    | false",
                "jobs-[!0-9]*   | jobs-[a-z]*    | true",
                "{a,b}*         | {b,c}?         | true",
                "{a,b}*         | {c,d}*         | false",
                "a*b*c          | a*c*b          | false",
                "a*b*c          | *abc           | true",
                "*              | jobs           | true",
                "jobs.csv       | JOBS.xls       | true",
                "jobs.csv       | jobs.json      | false",
                "jobs.*         | jobs.dat       | false",
                "a\\*b         | a?b            | true",
                "a\\*b         | axb            | false",
            })
    void tellsWhetherTwoGlobsCanMatchOneName(String one, String two, boolean overlap) {
        assertThat(table(one).overlaps(table(two))).isEqualTo(overlap);
        assertThat(table(two).overlaps(table(one))).isEqualTo(overlap);
    }

    @Test
    void aTableAndAnotherFormatOverlapOnlyWhereTheirNamesDo() {
        FileGlob table = table("jobs*");

        assertThat(table.overlaps(new FileGlob("jobs-*.json", false))).isFalse();
        assertThat(table.overlaps(new FileGlob("jobs-*.csv", false))).isTrue();
        assertThat(new FileGlob("*-1*", false).overlaps(table)).isTrue();
        assertThat(new FileGlob("*.txt", false).overlaps(table)).isTrue();
        assertThat(new FileGlob("posts*", false).overlaps(table)).isFalse();
    }

    @Test
    void refusesAGlobOfCountlessAlternatives() {
        assertThatThrownBy(() -> table("{a,b,c,d,e,f,g,h,i,j}".repeat(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("more than 1000 alternatives");
    }
}
