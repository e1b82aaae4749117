// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jundeng.pipeline.inbox.NamesInBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveredNameTest {

    @TempDir
    Path folder;

    @Test
    void keepsAShortNameWhole() {
        assertThat(DeliveredName.behind("id", "就业.csv")).isEqualTo("id-就业.csv");
    }

    @Test
    void takesAMarkedCopyForTheFileThatItCopies() {
        String copy = DeliveredName.behind("20140709T180000000000-01234567", "标注-就业.csv");

        assertThat(DeliveredName.asSent(Path.of(copy))).isEqualTo("就业.csv");
        assertThat(DeliveredName.asSent(Path.of("marked-jobs.csv"))).isEqualTo("jobs.csv");
        assertThat(DeliveredName.asSent(Path.of("就业-标注-2.csv"))).isEqualTo("就业-标注-2.csv");
    }

    @Test
    void shortensALongNameFromItsMiddleToWhatAFileSystemTakes() {
        String name = DeliveredName.behind("20140709T180000000000-01234567", "统".repeat(83) + ".csv");

        assertThat(name)
                .startsWith("20140709T180000000000-01234567-统统")
                .endsWith("统.csv")
                .contains("…");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(250, 255);
    }

    @ParameterizedTest
    @CsvSource({
        "就业月报-2014-06.csv, GBK",
        "就业月报-2014-06.csv, UTF-8",
        "龘𠮷㐀.csv, GB18030",
        "'a+b %20 就业#?.csv', GBK",
        "100%.csv, US-ASCII"
    })
    void readsANameThatIsNoUtf8AsGb18030(String name, String charset) throws IOException {
        Path file = Files.createFile(NamesInBytes.in(folder, name, Charset.forName(charset)));

        assertThat(DeliveredName.of(file)).isEqualTo(name);
        assertThat(DeliveredName.of(file.resolveSibling(file.getFileName()))).isEqualTo(name);
        assertThat(DeliveredName.beside(file, ".done"))
                .isEqualTo(NamesInBytes.in(folder, name + ".done", Charset.forName(charset)));
    }

    @Test
    void marksWhatNoCharacterSetHas() throws IOException {
        Path file = Files.createFile(NamesInBytes.in(folder, "a\u00ff\u00ff.csv", StandardCharsets.ISO_8859_1));

        assertThat(DeliveredName.of(file)).startsWith("a\ufffd").endsWith(".csv");
    }

    @Test
    void leavesAMarkThatIsInTheNameItself() throws IOException {
        assertThat(DeliveredName.of(Files.createFile(folder.resolve("就业\ufffd.csv"))))
                .isEqualTo("就业\ufffd.csv");
    }

    @Test
    void aNameIsNeverLongerThanAFileSystemTakes() {
        assertThat(DeliveredName.fitting("就".repeat(120) + ".csv").getBytes(StandardCharsets.UTF_8))
                .hasSizeBetween(250, 255);
        assertThat(DeliveredName.fitting("就业.csv")).isEqualTo("就业.csv");
    }

    @Test
    void neverCutsACharacterInTwo() {
        String name = DeliveredName.behind("id", "𠮷".repeat(63) + ".csv");

        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(name)).isTrue();
    }
}
