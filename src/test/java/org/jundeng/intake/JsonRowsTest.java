// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jundeng.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonRowsTest {

    private static final String COLUMNS = "layout: long, columns: ["
            + "{name: a, role: note}, {name: b.c, role: note}, {name: d, role: note, optional: true}]";
    private static final Contract USUAL = ContractText.dropped("json", COLUMNS);
    private static final Contract BELOW = ContractText.dropped("json", COLUMNS + ", records: /data/items");

    @TempDir
    private Path folder;

    private Reading read(String text) throws IOException {
        return Reading.of(folder, text, USUAL);
    }

    @Test
    void readsAnArrayLinesAndRecordsBelowAPointer() throws IOException {
        String first = "{\"a\":\"x\",\"b\":{\"c\":1.50}}";
        String second = "{\"b\":{\"c\":\"2\"},\"d\":true}";

        assertThat(read("[" + first + "," + second + "]").columns()).containsExactly("a", "b.c", "d");
        assertThat(read("[" + first + "," + second + "]").lines())
                .containsExactly("1 [x, 1.50, null]", "2 [null, 2, true]");
        assertThat(read(first + "\n" + second + "\n").lines())
                .containsExactly("1 [x, 1.50, null]", "2 [null, 2, true]");
        assertThat(Reading.of(
                                folder,
                                "{\"n\":[1],\"data\":{\"page\":1,\"items\":[" + first + "],\"more\":{}},\"z\":0}",
                                BELOW)
                        .lines())
                .containsExactly("1 [x, 1.50, null]");
    }

    @Test
    void keepsNumbersAsTheyAreWritten() throws IOException {
        assertThat(read("[{\"a\":12345678901234567890.10,\"b\":{\"c\":1e400}}]").lines())
                .containsExactly("1 [12345678901234567890.10, 1e400, null]");
        assertThat(read("[{\"a\":NaN,\"b\":{\"c\":null}},{\"b\":null}]").lines())
                .containsExactly("1 [NaN, null, null]", "2 [null, null, null]");
    }

    @Test
    void rejectsARecordWithARepeatedField() throws IOException {
        assertThat(read("[{\"a\":1,\"b\":{\"c\":1}},{\"a\":1,\"a\":1},{\"a\":3},7]")
                        .lines())
                .containsExactly(
                        "1 [1, 1, null]",
                        "2 duplicate-field a[]",
                        "3 [3, null, null]",
                        "4 not-a-record " + "VALUE_NUMBER_INT[]");
    }

    @Test
    void endsWhereTheTextIsCutOff() throws IOException {
        assertThat(read("[{\"a\":1,\"b\":{\"c\":1}},{\"a\":1,\"b\":{\"c").lines())
                .containsExactly("1 [1, 1, null]", "2 truncated-json [1, 36, 2]");
        assertThat(read("[{\"a\":1,\"b\":{\"c\":1}}").lines())
                .containsExactly("1 [1, 1, null]", "2 truncated-json [1, 21, 2]");
    }

    @Test
    void saysWhatIsNoJson() throws IOException {
        assertThat(read("<html>").lines()).containsExactly("0 wrong-format HTML[JSON]");
        assertThat(read("[]").lines()).containsExactly("0 no-rows []");
        assertThat(read(" \n").lines()).containsExactly("0 empty-delivery []");
        assertThat(read("3").lines()).containsExactly("0 records-not-found VALUE_NUMBER_INT[/]");
        assertThat(Reading.of(folder, "{\"error\":\"no\"}", BELOW).lines())
                .containsExactly("0 records-not-found END_OBJECT[/data/items]");
        assertThat(read("[{\"a\":1 \"b\":2}]").lines()).first().asString().contains("malformed-json");
        assertThat(read("[{\"a\":" + "[".repeat(100_000)).lines()).containsExactly("1 nested-too-deep 1[64]");
        assertThat(read("[{\"a\":" + "{\"a\":".repeat(100_000)).lines()).containsExactly("1 nested-too-deep 1[64]");
    }

    @Test
    void findsAFieldThatComesLaterAndIsNotPromised() throws IOException {
        assertThat(read("[{\"a\":1,\"b\":{\"c\":1}},{\"a\":1,\"e\":1},{\"e\":1}]")
                        .lines())
                .containsExactly("1 [1, 1, null]", "2 unknown-column e[a, b.c, d, ]");
    }

    @Test
    void takesTheRecordsAroundABadByte() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("[{\"a\":\"上\",\"b\":{\"c\":1}},\n{\"a\":\"".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.write("\"},\n{\"a\":\"下\"}]".getBytes(StandardCharsets.UTF_8));

        assertThat(Reading.of(folder, bytes.toByteArray(), USUAL).lines())
                .containsExactly("1 [上, 1, null]", "2 bad-bytes FF[32, UTF-8]", "3 [下, null, null]");
    }
}
